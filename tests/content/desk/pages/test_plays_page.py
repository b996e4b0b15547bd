"""The page of the play log, and its workbook."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from content.desk import screens
from content.published.plays import HOUR, Shown, Span
from content.published.spool import Spool
from tests.content.desk.pages.conftest import Visit
from tests.world import Hands, Office
from tests.world.clock import DAY

MIDNIGHT = 16 * HOUR
"""Of Shanghai, in ms after that of UTC."""


@pytest.fixture
def noon(office: Office, hands: Hands) -> int:
    """A day's noon in the office, the hands on it."""
    hands.at += (DAY + MIDNIGHT + 12 * HOUR - hands.at % DAY) % DAY
    return hands.at


def told(office: Office, *spans: Span, screen: str = "lobby-1") -> None:
    entries: list[dict[str, Any]] = [each.as_told() | {"screen": screen, "channel": "lobby-led"} for each in spans]
    Spool(office.desk.spool, "push-log").append("plays", {"entries": entries})
    office.desk.intake.once()


def span(noon: int, hour: int, minutes: int, ended: str = "hour", notice: int = 1, block: str = "") -> Span:
    start = noon + hour * HOUR
    shown = (Shown("main", f"n{notice}r1", 2, minutes * 60_000),)
    return Span(block or f"b{hour}", 7, start, start + minutes * 60_000, ended, shown)


def test_what_was_shown_is_summed_and_what_is_missing_is_named(visit: Visit, office: Office, noon: int) -> None:
    notice = office.put_out("节约用水").id
    told(
        office, span(noon, -3, 60, notice=notice), span(noon, -2, 20, "hidden", notice), span(noon, -1, 60, "", notice)
    )
    page = visit("operator").get("/desk/plays/")
    for words in ("节约用水", "2:20:00", "The page was not to be seen", "0:40:00"):
        assert words in page.text


def test_a_span_that_is_told_again_counts_once(visit: Visit, office: Office, noon: int) -> None:
    notice = office.put_out("节约用水").id
    for minutes, ended in ((10, ""), (30, ""), (30, "stopped"), (10, ""), (30, "")):
        told(office, span(noon, -1, minutes, ended, notice, block="b"))
    page = visit("operator").get("/desk/plays/")
    assert "0:30:00" in page.text
    assert "Stopped" in page.text


def test_the_workbook_says_the_same_and_runs_nothing(visit: Visit, office: Office, noon: int) -> None:
    notice = office.put_out("=HYPERLINK(1)").id
    told(office, span(noon, -2, 60, notice=notice), span(noon, -1, 15, "device", notice))
    answer = visit("operator").client.get("/desk/plays/report.xlsx")
    book = load_workbook(BytesIO(answer.data))
    sums, gaps, spans = (list(sheet.iter_rows(values_only=True)) for sheet in book)
    assert sums[1][:1] + sums[1][2:7] == ("lobby-1", "Lobby LED strip", notice, "=HYPERLINK(1)", 4, 4500)
    assert book.worksheets[0]["E2"].data_type == "s"
    assert [row[-1] for row in gaps[1:]][-1] == "The device was gone"
    assert len(spans) == 3


def test_a_paired_screen_that_tells_nothing_is_one_gap(visit: Visit, office: Office, noon: int) -> None:
    with office.desk.database.transaction() as session:
        screens.make_screen_token(session, None, "lobby-9", "lobby-led", now=noon - HOUR, origin="")
    page = visit("operator").get("/desk/plays/")
    assert "lobby-9" in page.text
    assert "1:00:00" in page.text


@pytest.mark.parametrize(
    "query", ["from=x&to=y", "from=2031-01-01", "notice=x", "from=0001-01-01&to=9999-12-31", "screen=%00"]
)
def test_no_question_is_too_odd(visit: Visit, query: str, noon: int) -> None:
    assert visit("operator").get(f"/desk/plays/?{query}").status == 200


def test_one_screen_and_one_notice_may_be_asked_for(visit: Visit, office: Office, noon: int) -> None:
    first, second = office.put_out("节约用水").id, office.put_out("请有序排队").id
    told(office, span(noon, -2, 60, notice=first), span(noon, -1, 60, notice=second))
    told(office, span(noon, -1, 10, notice=second), screen="lobby-2")
    page = visit("operator").get(f"/desk/plays/?screen=lobby-1&notice={second}")
    assert "请有序排队" in page.text
    assert "节约用水" not in page.text
    assert "lobby-2" not in page.text
