"""The test pattern stands over every notice for its minutes and is gone by itself; a channel says where it lies."""

from typing import Any

import pytest

from content.desk import channels, ledger, patterns, verify
from content.desk.errors import Problem
from content.desk.models import Pattern
from content.published.timeline import at
from tests.world import Office
from tests.world.api import Api

MINUTE = 60_000


def show(office: Office, minutes: int = 5, channel: str = "wall-11f", by: str = "operator") -> Pattern:
    with office.desk.database.transaction() as session:
        return patterns.show(session, office.staff[by], channel, minutes, now=office.now, origin="")


def kinds(office: Office, later: int = 0, channel: str = "wall-11f") -> set[str]:
    programme = office.programme(channel)
    shown = at(programme, office.now + later)
    return {str(programme.items[each.item]["kind"]) for each in shown.values() if each}


def test_every_region_shows_its_part_until_the_minutes_are_over(office: Office) -> None:
    office.put_out("紧急", channels=["wall-11f"], level="urgent")
    show(office, 5)
    assert kinds(office) == {"pattern"}
    assert kinds(office, 5 * MINUTE - 1) == {"pattern"}
    assert "pattern" not in kinds(office, 5 * MINUTE)
    items = office.programme("wall-11f").items.values()
    assert sorted(tuple(item["origin"]) for item in items if item["kind"] == "pattern") == [
        (0, 0), (0, 920), (1344, 0), (1344, 240),
    ]  # fmt: skip


def test_it_can_be_taken_off_before_its_time(office: Office) -> None:
    show(office)
    with office.desk.database.transaction() as session:
        assert patterns.end(session, office.staff["operator"], "wall-11f", now=office.now, origin="")
        assert not patterns.end(session, office.staff["operator"], "wall-11f", now=office.now, origin="")
    assert "pattern" not in kinds(office)


def test_it_is_in_the_ledger_and_a_row_that_says_otherwise_is_not_shown(office: Office) -> None:
    shown = show(office)
    with office.desk.database.reading() as session:
        line = ledger.find(session, shown.ledger_id)
    assert line is not None
    assert (line.kind, line.actor, line.details["until"]) == ("pattern", "operator", office.now + 5 * MINUTE)
    assert list(verify.faults(office.desk)) == []
    with office.desk.database.transaction() as session:
        session.get_one(Pattern, shown.id).until_at += MINUTE
    office.desk.publisher.programmes(["wall-11f"])
    assert "pattern" not in kinds(office)


@pytest.mark.parametrize("minutes", [0, 61, -1])
def test_it_never_stands_for_longer_than_an_hour(office: Office, minutes: int) -> None:
    with pytest.raises(Problem) as refused:
        show(office, minutes)
    assert (refused.value.status, refused.value.field) == (400, "minutes")


def test_who_keeps_no_screens_shows_none(office: Office, api: Api) -> None:
    with pytest.raises(Problem):
        show(office, by="author")
    assert api("operator").post("/api/channels/lobby-led/pattern", {"minutes": 2}).status_code == 201
    assert kinds(office, channel="lobby-led") == {"pattern"}
    assert api("operator").ask("DELETE", "/api/channels/lobby-led/pattern").status_code == 200
    assert api("operator").post("/api/channels/nowhere/pattern", {"minutes": 2}).status_code == 404
    assert api("author").post("/api/channels/lobby-led/pattern", {"minutes": 2}).status_code == 403


def laid_out(office: Office, **more: Any) -> Any:
    with office.desk.database.transaction() as session:
        layout = channels.as_layout(channels.get(session, "wall-11f")) | more
        told = {"match": None, "now": office.now, "origin": ""}
        return channels.change(session, office.staff["operator"], "wall-11f", layout, **told)  # type: ignore[arg-type]


def test_a_channel_says_where_it_lies_and_which_tiles_it_is_cut_into(office: Office) -> None:
    tiles = [{"name": "left", "rect": [0, 0, 960, 1080]}, {"name": "right", "rect": [960, 0, 960, 1080]}]
    laid_out(office, desktop=[100, 40, 1920, 1080], tiles=tiles)
    number = office.desk.store.pointer("programmes", "wall-11f")
    _, body = office.desk.store.opened(office.desk.trust, "programmes", number or 0, "wall-11f")
    assert (body["desktop"], body["tiles"]) == ([100, 40, 1920, 1080], tiles)
    assert list(verify.faults(office.desk)) == []
    laid_out(office, desktop=None, tiles=None)
    number = office.desk.store.pointer("programmes", "wall-11f")
    _, body = office.desk.store.opened(office.desk.trust, "programmes", number or 0, "wall-11f")
    assert not {"desktop", "tiles"} & set(body)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"desktop": [0, 0, 1919, 1080]}, "desktop"),
        ({"tiles": [{"name": "a", "rect": [1000, 0, 960, 1080]}]}, "tiles.0.rect"),
        ({"tiles": [{"name": "a", "rect": [0, 0, 1, 1]}] * 2}, "tiles"),
        ({"tiles": [{"name": "a", "rect": [0, 0, 0, 1]}]}, "tiles.0.rect"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_field(office: Office, more: dict[str, Any], field: str) -> None:
    with pytest.raises(Problem) as refused:
        laid_out(office, **more)
    assert (refused.value.status, refused.value.field) == (400, field)
