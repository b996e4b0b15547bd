"""The preview."""

import json
from typing import Any

import pytest

from content.published.envelope import Envelope, opened
from content.published.errors import Refused
from tests.content.desk.pages.browsing import Reader
from tests.content.desk.pages.conftest import Visit
from tests.world import Office


def envelope(reader: Reader, query: str = "") -> Envelope:
    return Envelope.from_json(reader.client.get(f"/desk/preview/lobby-led/programme{query}").data)


def items(reader: Reader, query: str = "") -> set[str]:
    body: dict[str, Any] = json.loads(envelope(reader, query).body)
    return {name for name in body["items"] if name.startswith("n")}


def test_drafts_are_shown_where_they_are_asked_for_only(visit: Visit, office: Office) -> None:
    office.put_out("在播的")
    draft, submitted = office.write("草稿").id, office.submit(office.write("送审的").id).id
    author = visit("author")
    assert items(author) == {"n1r1"}
    assert items(author, "?draft=1") == {"n1r1", f"n{draft}r1", f"n{submitted}r1"}
    assert items(author, f"?draft=1&notice={draft}") == {"n1r1", f"n{draft}r1"}


def test_a_new_wording_takes_the_place_of_the_live_one(visit: Visit, office: Office) -> None:
    notice = office.put_out("旧的").id
    office.revise(notice, "新的")
    assert items(visit("author"), "?draft=1") == {f"n{notice}r2"}
    assert items(visit("author")) == {f"n{notice}r1"}


def test_no_node_would_take_what_the_preview_shows(visit: Visit, office: Office) -> None:
    office.put_out("在播的")
    found = envelope(visit("author"), "?draft=1")
    with pytest.raises(Refused) as refused:
        opened(found, office.desk.trust, kind="programme", channel="lobby-led")
    assert refused.value.reason == "unknown_key"


def test_looking_publishes_nothing(visit: Visit, office: Office) -> None:
    office.put_out("在播的")
    before = office.desk.store.pointer("programmes", "lobby-led")
    office.write("草稿")
    items(visit("author"), "?draft=1")
    assert office.desk.store.pointer("programmes", "lobby-led") == before


def test_the_page_frames_the_real_player_at_the_time_asked_for(visit: Visit) -> None:
    page = visit("author").get("/desk/preview/wall-11f/?at=2026-06-03T15:00&draft=1")
    assert page.form().fields["at"] == ["2026-06-03T15:00"]
    frame = next(part for part in page.html.split('"') if part.startswith("/desk/player/wall-11f/"))
    assert "at=2026-06-03T15:00" in frame.replace("%3A", ":")
    player = visit("author").client.get(frame.replace("&amp;", "&")).get_data(as_text=True)
    assert "1780470000000" in player
    assert "Preview, with drafts" in player


@pytest.mark.parametrize("at", ["2026-06-03T15:00:00%2B08:00", "2026-06-03T07:00:00Z", "2026-06-03T15:00"])
def test_a_time_may_carry_its_offset_or_be_the_offices_own(visit: Visit, at: str) -> None:
    page = visit("author").get(f"/desk/preview/lobby-led/?at={at}")
    assert page.form().fields["at"] == ["2026-06-03T15:00"]


def test_a_time_that_is_none_is_said_and_the_present_is_shown(visit: Visit) -> None:
    page = visit("author").get("/desk/preview/lobby-led/?at=tomorrow")
    assert page.status == 200
    assert "That is no date and time" in page.text


@pytest.mark.parametrize("at", ["0001-01-01T00:00", "9999-12-31T23:59"])
def test_a_time_at_the_end_of_the_calendar_is_none(visit: Visit, at: str) -> None:
    page = visit("author").get(f"/desk/preview/lobby-led/?at={at}")
    assert (page.status, "That is no date and time" in page.text) == (200, True)


def test_strangers_see_no_preview(visit: Visit) -> None:
    stranger = visit()
    for path in ("/desk/preview/lobby-led/", "/desk/preview/lobby-led/programme", "/desk/player/lobby-led/"):
        assert stranger.get(path).path == "/desk/sign-in"


def test_a_draft_stands_in_the_preview_as_soon_as_it_is_written_and_goes_when_it_is_withdrawn(
    visit: Visit, office: Office
) -> None:
    author, first = visit("author"), office.write("一").id
    assert items(author, "?draft=1") == {f"n{first}r1"}
    second = office.write("二").id
    office.revise(first, "一改")
    assert items(author, "?draft=1") == {f"n{first}r2", f"n{second}r1"}
    office.withdraw(second)
    office.write("别处", channels=["kiosk"])
    assert items(author, "?draft=1") == {f"n{first}r2"}
