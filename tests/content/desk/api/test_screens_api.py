"""Screens, their hours and what they showed, for programs: the same as at the desk's pages."""

from typing import Any

import pytest

from content.desk import facts, screens
from content.published.plays import HOUR, Shown, Span
from content.published.spool import Spool
from tests.world import Hands
from tests.world.api import Api

DESCRIBED: dict[str, Any] = {
    "channel": "lobby-led",
    "keeper": "何涛",
    "place": "一楼大厅",
    "phone": "0999-5550113",
    "width_mm": 4800,
    "height_mm": 320,
    "distance_mm": 9000,
}
HOURS = {"hours": {"working": [["08:00", "18:00"]], "off": []}, "brightness": []}


@pytest.fixture
def paired(api: Api) -> str:
    office = api.office
    with office.desk.database.transaction() as session:
        screens.make_screen_token(session, None, "lobby-1", "lobby-led", now=office.now, origin="")
    return "lobby-1"


def test_what_is_known_of_a_screen_is_set_and_told(api: Api, paired: str) -> None:
    answer = api("operator").put(f"/api/screens/{paired}", DESCRIBED)
    assert (answer.status_code, answer.json) == (200, {"name": paired, **DESCRIBED})
    (screen,) = api("author").get("/api/screens").json["screens"]
    assert DESCRIBED.items() <= screen.items()


def test_a_screen_s_state_is_what_the_wall_says(api: Api, hands: Hands, paired: str) -> None:
    office = api.office
    number = office.put_out("节约用水") and office.programme().number
    with office.desk.database.transaction() as session:
        told = {"screen": paired, "channel": "lobby-led"}
        facts.take(session, [facts.Heard("shown", {**told, "number": number}, "")], office.now)
    (screen,) = api("author").get("/api/screens").json["screens"]
    assert (screen["state"], screen["shown"], screen["on_air"]) == ("fresh", number, number)
    hands.advance(31_000)
    (screen,) = api("author").get("/api/screens").json["screens"]
    assert screen["state"] == "silent"


def test_a_screen_is_shut_out(api: Api, paired: str) -> None:
    assert api("author").ask("DELETE", f"/api/screens/{paired}").status_code == 403
    assert api("operator").ask("DELETE", f"/api/screens/{paired}").json["name"] == paired
    assert api("operator").ask("DELETE", f"/api/screens/{paired}").status_code == 404
    assert api("author").get("/api/screens").json["screens"] == []


def test_hours_are_set_read_and_kept_to(api: Api) -> None:
    wanted = HOURS | {"brightness": [{"start": "19:00", "end": "07:00", "percent": 40}]}
    answer = api("operator").put("/api/channels/lobby-led/hours", wanted)
    assert answer.json == {"channel": "lobby-led", **wanted, "restart": None, "silent": False}
    assert api("author").get("/api/channels/lobby-led/hours").json == answer.json
    assert "dark" in api.office.programme().items


@pytest.mark.parametrize(
    ("path", "body", "status", "field"),
    [
        ("lobby-led", {"hours": {"working": [["8", "18:00"]], "off": []}}, 400, "hours.working.0.0"),
        ("nowhere", HOURS, 404, None),
    ],
)
def test_hours_that_cannot_be_are_refused(api: Api, path: str, body: Any, status: int, field: str | None) -> None:
    answer = api("operator").put(f"/api/channels/{path}/hours", body)
    assert (answer.status_code, answer.json.get("field")) == (status, field)
    assert api("author").put(f"/api/channels/{path}/hours", HOURS).status_code in (403, 404)


def test_screens_are_told_to_begin_anew(api: Api) -> None:
    before = api.office.programme().number
    answer = api("operator").post("/api/channels/lobby-led/restart")
    assert answer.json["restart"] == before + 1
    assert api("author").post("/api/channels/lobby-led/restart").status_code == 403


def test_what_was_shown_is_told_with_its_gaps(api: Api, hands: Hands) -> None:
    office = api.office
    notice = office.put_out("节约用水").id
    hands.at += 24 * HOUR - hands.at % (24 * HOUR) - 8 * HOUR + 36 * HOUR
    noon = hands.at
    spans = [("hour", 0, 30 * 60_000), ("stopped", 45 * 60_000, 60 * 60_000)]
    entries = [
        Span(
            f"b{start}",
            7,
            noon - HOUR + start,
            noon - HOUR + end,
            why,
            (Shown("main", f"n{notice}r1", 2, end - start),),
        )
        for why, start, end in spans
    ]
    told = [each.as_told() | {"screen": "lobby-1", "channel": "lobby-led"} for each in entries]
    Spool(office.desk.spool, "push").append("plays", {"entries": told})
    office.desk.intake.once()
    found = api("author").get("/api/plays").json
    (one,) = found["screens"]
    assert one["known_ms"] == 45 * 60_000
    assert [(each["notice"], each["times"], each["ms"]) for each in one["notices"]] == [(notice, 4, 45 * 60_000)]
    assert [(each["ms"], each["why"]) for each in one["gaps"]] == [(15 * 60_000, "lost")]
    assert api("author").get("/api/plays?screen=lobby-2").json["screens"] == []


@pytest.mark.parametrize(
    "query", ["from=2026-02-30", "from=x", "from=2026-11-05&to=2026-11-01", "from=2026-01-01", "of=1"]
)
def test_days_that_cannot_be_are_refused(api: Api, query: str) -> None:
    assert api("author").get(f"/api/plays?{query}").status_code == 400
