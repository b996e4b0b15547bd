"""Files gone through one by one: the good ones are in, the bad ones named, and nothing twice."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from content.desk import records
from content.desk.importing.batch import Batch
from content.desk.importing.destination import Destination, Writing
from content.desk.importing.outcome import Outcome
from content.desk.importing.to_catalog import ToCatalog
from content.desk.importing.to_guides import ToGuides
from content.desk.importing.to_notices import ToNotices
from content.desk.records import RecordView
from content.desk.worker import Child
from tests.world import Office

from .papers import COLLECTION, GUIDE, LETTERHEAD, REPORT, TRADITIONAL, as_docx

TODAY = date(2026, 11, 22)
Take = Callable[..., Outcome]


@pytest.fixture
def take(office: Office, reader: Child, tmp_path: Path) -> Take:
    """Imports some bytes under a name: take(name, data, into=..., reason=..., by=...)."""

    def taken(
        name: str, data: bytes, into: Destination | None = None, reason: str | None = None, by: str = "office"
    ) -> Outcome:
        path = tmp_path / name
        path.write_bytes(data)
        writing = Writing(office.staff[by], office.now, "console", reason)
        return Batch(office.desk.database, reader, into or ToCatalog(), TODAY, writing).take(path)

    return taken


def everything(office: Office) -> list[RecordView]:
    with office.desk.database.reading() as session:
        return records.listing(session, office.now)


def test_a_document_becomes_a_draft_of_the_catalogue(office: Office, take: Take) -> None:
    outcome = take("总结.txt", REPORT.encode("gbk"))
    assert (outcome.state, outcome.made and outcome.made.key) == ("draft", "catalog/CCSW-2026-00001")
    (record,) = everything(office)
    content = record.newest.content
    assert record.state == "draft"
    assert content["title"] == {"zh-Hans": "澄川市水务局2025年节约用水工作总结"}
    assert (content["written_on"], content["published_on"]) == ("2026-01-15", "2026-01-20")
    assert content["index_number"] == "CCSW-2026-00001"
    assert "set-aside: 点击下载此文件" in content["flags"]


def test_the_same_document_in_another_format_is_said_and_skipped(office: Office, take: Take) -> None:
    take("总结.txt", REPORT.encode("gbk"))
    again = take("总结.docx", as_docx(REPORT))
    assert (again.state, again.same_as) == ("known", "catalog/CCSW-2026-00001")
    assert len(everything(office)) == 1


def test_a_document_whose_record_was_withdrawn_comes_in_again(office: Office, take: Take) -> None:
    take("总结.txt", REPORT.encode())
    with office.desk.database.transaction() as session:
        records.withdraw(
            session, office.staff["office"], "catalog", "CCSW-2026-00001", "重做", now=office.now, origin="console"
        )
    again = take("总结.txt", REPORT.encode())
    assert again.made is not None
    assert (again.state, again.made.key) == ("draft", "catalog/CCSW-2026-00002")


def test_an_index_number_of_its_own_is_kept_and_two_of_one_number_are_refused(office: Office, take: Take) -> None:
    first = take("a.txt", f"索引号：011/2026-7\n{LETTERHEAD}".encode())
    assert first.made is not None
    assert (first.made.key, first.made.assigned) == ("catalog/011/2026-7", False)
    second = take("b.txt", f"索引号：011/2026-7\n{REPORT}".encode())
    assert second.state == "refused"
    assert second.problem is not None
    assert second.problem.type == "record-exists"
    assert len(everything(office)) == 1


def test_numbers_are_given_by_the_year_of_the_document(take: Take) -> None:
    old = take("a.txt", LETTERHEAD.replace("二〇二六", "二〇二四").encode())
    new = take("b.txt", TRADITIONAL.encode())
    assert old.made is not None
    assert new.made is not None
    assert (old.made.key, new.made.key) == ("catalog/CCSW-2024-00001", "catalog/CCSW-2026-00001")


def test_a_bad_file_changes_nothing_and_the_next_one_is_in(office: Office, take: Take) -> None:
    assert take("坏.docx", as_docx(REPORT)[:-300]).state == "refused"
    assert everything(office) == []
    assert take("好.docx", as_docx(REPORT)).state == "draft"


def test_approved_from_the_console_is_one_line_of_the_ledger_with_its_reason(office: Office, take: Take) -> None:
    outcome = take("总结.txt", REPORT.encode(), reason="首批导入")
    (record,) = everything(office)
    assert outcome.state == "approved"
    assert record.approved is not None
    assert [(each.verdict, each.note) for each in record.approved.decisions] == [("console", "首批导入")]


@pytest.mark.parametrize(
    "text",
    [
        "我们将于近日检修管网,请大家提前储水。\n谢谢配合,联系窗口。",
        "秘密★1年\n关于水库调度的通知\n现通知如下。",
        "公开属性：不予公开\n关于内部安排的通知\n现通知如下。",
    ],
    ids=["no title", "secret", "closed"],
)
def test_what_an_editor_has_to_see_first_stays_a_draft(office: Office, take: Take, text: str) -> None:
    outcome = take("水情.txt", text.encode(), reason="首批导入")
    assert outcome.made is not None
    assert (outcome.state, outcome.made.held) == ("draft", True)
    assert everything(office)[0].approved is None


def test_a_document_without_a_title_is_shown_by_its_file_s_name_and_flagged(office: Office, take: Take) -> None:
    take("检修.txt", "我们将于近日检修管网,请大家提前储水。\n谢谢配合,联系窗口。".encode())
    content = everything(office)[0].newest.content
    assert content["title"] == {"zh-Hans": "检修"}
    assert "title-missing" in content["flags"]


def test_a_guide_document_becomes_a_guide(office: Office, take: Take) -> None:
    outcome = take("取水.docx", as_docx(GUIDE), ToGuides())
    assert outcome.made is not None
    assert outcome.made.key == "guide/qu-shui-xu-ke"
    assert take("取水.txt", GUIDE.encode("utf-16"), ToGuides()).state == "known"
    other = take("取水2.txt", GUIDE.replace("45个", "30个").encode(), ToGuides())
    assert other.made is not None
    assert other.made.key == "guide/qu-shui-xu-ke-2"
    assert everything(office)[0].newest.content["statutory"] == {"days": 45, "unit": "working"}


def test_a_notice_is_a_draft_on_its_channels_and_not_made_twice(office: Office, take: Take) -> None:
    text = "停水公告\n因管网检修,明日九时至十七时停水,请提前储水。\n澄川市水务局\n2026年1月5日"
    outcome = take("停水.txt", text.encode("gbk"), ToNotices(["lobby-led"]))
    assert outcome.made is not None
    notice = office.view(int(outcome.made.key.partition("/")[2]))
    assert (notice.state, notice.newest.content["kind"]) == ("draft", "page")
    assert notice.newest.content["text"] == text
    assert take("停水.docx", as_docx(text), ToNotices(["lobby-led"])).state == "known"
    assert office.texts() == []


def test_a_notice_that_is_too_long_or_has_no_channel_is_refused(take: Take) -> None:
    long = take("长.txt", COLLECTION.replace("今年", "今年" * 900).encode(), ToNotices(["lobby-led"]))
    assert long.problem is not None
    assert long.problem.type == "string-too-long"
    nowhere = take("短.txt", "停水公告".encode(), ToNotices(["nowhere"]))
    assert nowhere.problem is not None
    assert nowhere.problem.type == "no-channel"


def test_a_rehearsal_says_what_would_happen_and_writes_nothing(office: Office, reader: Child, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(REPORT.encode())
    (tmp_path / "b.docx").write_bytes(as_docx(REPORT))
    batch = Batch(office.desk.database, reader, ToCatalog(), TODAY, None)
    first, second = batch.take(tmp_path / "a.txt"), batch.take(tmp_path / "b.docx")
    assert (first.state, second.state, second.same_as) == ("fits", "known", "a.txt")
    assert everything(office) == []
