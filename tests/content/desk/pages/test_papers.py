"""What is taken away: the review form as a document, the ledger of the screens and the ledger itself as tables."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from content.desk import ledger
from content.desk.models import LedgerEntry
from content.published.plays import HOUR, Shown, Span
from content.published.spool import Spool
from tests.content.desk.alerts.duty import put_out as put_out_alert
from tests.content.desk.pages.browsing import Reader
from tests.content.desk.pages.conftest import Visit
from tests.world import Hands, Office
from tests.world.records import put_out as put_out_record

A4 = (210, 297)


def form(person: Reader, path: str) -> list[list[str]]:
    """The rows of the form's table, each cell once."""
    answer = person.client.get(path, buffered=True)
    assert answer.status_code == 200, answer.get_data(as_text=True)[:400]
    paper = Document(BytesIO(answer.data))
    page = paper.sections[0]
    assert page.page_width is not None
    assert page.page_height is not None
    assert (round(page.page_width.mm), round(page.page_height.mm)) == A4
    assert [each.text for each in paper.paragraphs][1] == "信息公开发布审批表"
    return [list(dict.fromkeys(cell.text for cell in row.cells)) for row in paper.tables[0].rows]


def test_the_form_has_every_step_with_name_and_time_and_the_release(visit: Visit, office: Office) -> None:
    notice = office.put_out("节约用水，从我做起").id
    with office.desk.database.reading() as session:
        approvals = [line for line in ledger.about(session, f"notice:{notice}") if line.kind == "approve"]
    rows = {row[0]: row[1:] for row in form(visit("section"), f"/desk/papers/notice/{notice}.docx")}
    assert rows["标题"] == ["节约用水，从我做起"]
    assert office.staff["author"].display_name in rows["拟稿人"]
    assert "☑ 主动公开" in rows["公开属性"][0]
    for role, line in zip(("科室负责人", "办公室"), approvals, strict=True):
        said = rows[f"{role}意见"][0]
        assert said.startswith("同意")
        assert office.staff[line.actor].display_name in said
        assert "2026-" in said or "20" in said
    assert "不涉及国家秘密" in rows["保密审查"][0]
    assert "大厅 LED 条屏" in rows["发布"][0]


def test_what_nobody_decided_yet_is_blank_and_says_that_it_is_not_released(visit: Visit, office: Office) -> None:
    made = office.write("草稿")
    office.submit(made.id)
    rows = {row[0]: row[1:] for row in form(visit("author"), f"/desk/papers/notice/{made.id}.docx")}
    assert "同意" not in rows["科室负责人意见"][0]
    assert rows["发布"] == ["尚未发布"]


def test_a_return_stays_on_the_form(visit: Visit, office: Office) -> None:
    made = office.write("请有序排队")
    office.submit(made.id)
    office.give_back(made.id, "section", reason="请补充时间")
    office.submit(made.id)
    office.approve(made.id, "section")
    rows = {row[0]: row[1:] for row in form(visit("author"), f"/desk/papers/notice/{made.id}.docx")}
    assert "退回：请补充时间" in rows["此前的审批经过"][0]


def test_a_record_has_its_form_too_and_it_is_chinese_whoever_asks(visit: Visit, office: Office) -> None:
    put_out_record(office, "water-resources")
    office.desk.publisher.editions.settle()
    with office.desk.database.reading() as session:
        number = session.connection().exec_driver_sql("SELECT id FROM record").scalar()
    rows = {row[0]: row[1:] for row in form(visit("section"), f"/desk/papers/record/{number}.docx")}
    assert rows["标题"] == ["水资源科"]
    assert "水资源科" in rows["公开内容"][0]
    assert "editions" in rows["发布"][0]


@pytest.mark.parametrize("path", ["notice/99.docx", "record/99.docx"])
def test_there_is_no_form_of_nothing(visit: Visit, path: str) -> None:
    assert visit("section").client.get(f"/desk/papers/{path}").status_code == 404


def told(office: Office, *spans: Span, screen: str = "lobby-1", channel: str = "lobby-led") -> None:
    entries: list[dict[str, Any]] = [each.as_told() | {"screen": screen, "channel": channel} for each in spans]
    Spool(office.desk.spool, "push-log").append("plays", {"entries": entries})
    office.desk.intake.once()


def sheet(person: Reader, path: str) -> list[tuple[Any, ...]]:
    answer = person.client.get(path, buffered=True)
    assert answer.status_code == 200
    return list(load_workbook(BytesIO(answer.data)).worksheets[0].iter_rows(values_only=True))


def test_the_ledger_of_the_screens_says_what_was_shown_where_when_and_by_whom_approved(
    visit: Visit, office: Office, hands: Hands
) -> None:
    # Noon of the office, so that both hours lie in one day of it.
    hands.at += (28 * HOUR - hands.at % (24 * HOUR)) % (24 * HOUR)
    notice = office.put_out("=1+1 节约用水").id
    alert = put_out_alert(office)
    shown = (Shown("main", f"n{notice}r1", 3, 30 * 60_000), Shown("main", f"n{notice}r1-en", 3, 20 * 60_000))
    quiet = Shown("main", "idle", 1, HOUR)
    told(
        office,
        Span("a", 7, hands.at - 2 * HOUR, hands.at - HOUR, "hour", (*shown, quiet)),
        Span("b", 8, hands.at - HOUR, hands.at, "hour", (Shown("alert", f"a{alert}", 1, HOUR),)),
    )
    rows = sheet(visit("operator", "zh-Hans"), "/desk/papers/screens.xlsx")
    assert "电子屏发布台账" in rows[0][0]
    heads = rows[2]
    lines = [dict(zip(heads, row, strict=True)) for row in rows[3:]]
    assert [line["播出内容"] for line in lines] == [f"通知 {notice}-1", f"预警 {alert}"]
    first, second = lines
    assert (first["文字"], first["次数"], first["屏"]) == ("=1+1 节约用水", 6, "lobby-1")
    assert office.staff["office"].display_name in first["审批人"]
    assert first["台账编号"] == office.view(notice).approved.approved_by  # type: ignore[union-attr]
    assert office.staff["office"].display_name in second["审批人"]


def test_the_ledger_is_taken_away_as_the_page_shows_it(visit: Visit, office: Office) -> None:
    office.put_out("节约用水")
    office.write("另一条")
    answer = visit("section").client.get("/desk/ledger/ledger.csv?kind=write", buffered=True)
    rows = list(csv.reader(StringIO(answer.data.decode("utf-8-sig"))))
    assert [row[5] for row in rows[1:]] == ["write", "write"]
    with office.desk.database.reading() as session:
        line = session.get(LedgerEntry, int(rows[1][0]))
    assert line is not None
    assert (rows[1][3], rows[1][8], rows[1][10]) == (line.actor, line.origin, line.hash)
    book = sheet(visit("section"), "/desk/ledger/ledger.xlsx?kind=write")
    heads = book[2]
    assert [row[heads.index("Kind of act")] for row in book[3:]] == ["write", "write"]


@pytest.mark.parametrize("nasty", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1+1"])
def test_no_table_runs_what_somebody_typed(visit: Visit, office: Office, nasty: str) -> None:
    with office.desk.database.transaction() as session:
        ledger.append(session, None, nasty, "test", {}, now=office.now, origin=nasty)
    section = visit("audit")
    answer = section.client.get("/desk/ledger/ledger.csv?subject=test", buffered=True)
    row = list(csv.reader(StringIO(answer.data.decode("utf-8-sig"))))[1]
    assert row[5] == row[8] == f"'{nasty}"
    book = load_workbook(BytesIO(section.client.get("/desk/ledger/ledger.xlsx?subject=test", buffered=True).data))
    assert {cell.data_type for cell in book.worksheets[0][4]} <= {"s", "n", "d"}


def test_nothing_is_left_on_the_disk(visit: Visit, office: Office) -> None:
    for path in ("ledger/ledger.csv", "ledger/ledger.xlsx", "papers/screens.xlsx"):
        visit("section").client.get(f"/desk/{path}", buffered=True)
    assert list(office.desk.hub.glob(".export-*")) == []
