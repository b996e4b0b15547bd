"""What a screen is told over its socket, and what it tells."""

from typing import Any

import pytest

from content.published.envelope import Envelope, opened
from content.published.keys import Trust
from tests.display.office import LOBBY, WALL, Office
from tests.display.screen import screen
from tests.processes import Running
from tests.waiting import until

pytestmark = pytest.mark.parametrize("query", ["", "?library=1"], ids=["plain", "library"])


def test_a_screen_without_anything_is_given_the_programme(push: Running, office: Office, query: str) -> None:
    latest = office.programme(LOBBY)
    with screen(push, LOBBY, query=query) as lobby:
        until(lambda: push.health("push")["channels"][LOBBY] == latest.number)  # type: ignore[index]
        answer = lobby.hello()
    assert answer["number"] == latest.number
    given = Envelope(**answer["programme"])
    assert given == latest
    assert opened(given, Trust.of(office.signer.public), kind="programme", channel=LOBBY)["number"] == latest.number


def test_a_screen_that_is_current_is_not_given_it_again(push: Running, query: str) -> None:
    with screen(push, WALL, query=query) as wall:
        number = wall.hello()["number"]
        assert wall.hello(have=number) == {"number": number}
        assert wall.hello(have=number - 1)["programme"]["number"] == number


def test_a_screen_that_is_ahead_gets_the_hubs_and_is_reported(push: Running, office: Office, query: str) -> None:
    with screen(push, WALL, query=query) as wall:
        ahead = wall.hello()["number"] + 1000
        answer = wall.hello(have=ahead)
    assert answer["programme"]["number"] == answer["number"] == ahead - 1000
    until(lambda: any(said["what"] == "number_ahead" for said in office.spooled("problem")))


def test_every_change_is_pushed_to_the_screens_of_its_channel_only(push: Running, office: Office, query: str) -> None:
    with screen(push, LOBBY, query=query) as lobby, screen(push, WALL, query=query) as wall:
        lobby.hello()
        wall.hello()
        first = office.programme(LOBBY, "一")
        assert lobby.await_number(first.number)["body"] == first.body
        second = office.programme(LOBBY, "二")
        lobby.await_number(second.number)
        third = office.programme(WALL, "三")
        wall.await_number(third.number)
        assert [each["number"] for each in lobby.programmes] == [first.number, second.number]
        assert [each["number"] for each in wall.programmes] == [third.number]


def test_a_new_channel_is_on_the_air_without_a_restart(push: Running, office: Office, query: str) -> None:
    name = f"new{len(query)}"
    number = office.programme(name).number
    until(lambda: push.health("push")["channels"].get(name) == number)  # type: ignore[index]
    with screen(push, name, query=query) as fresh:
        assert fresh.hello()["number"] == number


def test_what_was_shown_is_spooled_once(push: Running, office: Office, query: str) -> None:
    player = f"shown{len(query)}"
    with screen(push, LOBBY, query=query) as lobby:
        number = lobby.hello(player=player)["number"]
        for _ in range(3):
            lobby.say("shown", {"number": number, "at": 1_700_000_000_123})
        lobby.say("shown", {"number": number + 1, "at": 1_700_000_000_456})
        until(lambda: len(_of(office, "shown", player)) > 1)
        reports = _of(office, "shown", player)
    assert [(report["number"], report["at"]) for report in reports] == [
        (number, 1_700_000_000_123),
        (number + 1, 1_700_000_000_456),
    ]
    assert all(report["received"] > 1_700_000_000_456 for report in reports)


def test_health_is_spooled_as_far_as_it_can_be_believed(push: Running, office: Office, query: str) -> None:
    player = f"health{len(query)}"
    with screen(push, LOBBY, query=query) as lobby:
        lobby.hello(player=player)
        lobby.say(
            "health", {"number": 1, "offset_ms": -3.4, "uptime_s": "long", "errors": ["x"], "Bad Name": 1, "fps": 60}
        )
        (report,) = until(lambda: _of(office, "health", player))
    assert report["offset_ms"] == -3
    assert report["uptime_s"] is None
    assert report["errors"] == [{"item": None, "problem": "x", "since": None}]
    assert report["fps"] == 60
    assert "Bad Name" not in report


def test_one_connection_is_one_player_whatever_it_says_later(push: Running, office: Office, query: str) -> None:
    player = f"first{len(query)}"
    with screen(push, LOBBY, query=query) as lobby:
        for name in (player, "another", "a third"):
            lobby.hello(player=name)
    until(lambda: [each["online"] for each in _of(office, "online", player)][-1:] == [False])
    assert not _of(office, "online", "another")


def test_coming_and_going_is_spooled(push: Running, office: Office, query: str) -> None:
    player = f"presence{len(query)}"
    with screen(push, LOBBY, query=query) as lobby:
        lobby.hello(player=player)
        until(lambda: [each["online"] for each in _of(office, "online", player)] == [True])
    until(lambda: [each["online"] for each in _of(office, "online", player)] == [True, False])
    assert _of(office, "online", player)[0]["size"] == [1920, 128]


def test_a_screen_that_comes_back_before_it_was_missed_stays_online(push: Running, office: Office, query: str) -> None:
    player = f"twice{len(query)}"
    with screen(push, LOBBY, query=query) as second:
        with screen(push, LOBBY, query=query) as first:
            first.hello(player=player)
            second.hello(player=player)
        second.say("health", {"number": 1})
        until(lambda: _of(office, "health", player))
        assert all(each["online"] for each in _of(office, "online", player))


def test_a_screen_learns_how_far_its_clock_is_off(push: Running, query: str) -> None:
    with screen(push, LOBBY, query=query) as lobby:
        answer = lobby.ask("clock", 12_345)
    assert answer["t0"] == 12_345
    assert 1_700_000_000_000 < answer["t1"] <= answer["t2"]


def test_the_number_of_screens_is_known(push: Running, query: str) -> None:
    until(lambda: push.health("push")["screens"] == 0)  # type: ignore[index]
    with screen(push, LOBBY, query=query), screen(push, WALL, query=query):
        until(lambda: push.health("push")["screens"] == 2)  # type: ignore[index]
    until(lambda: push.health("push")["screens"] == 0)  # type: ignore[index]


def _of(office: Office, kind: str, player: str) -> list[dict[str, Any]]:
    return [report for report in office.spooled(kind) if report["screen"] == f"local:{LOBBY}:{player}"]
