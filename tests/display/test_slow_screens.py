"""A screen that does not keep up costs the others nothing, and gets the newest when it reads again."""

import contextlib
import json

import pytest

from tests.display.office import Office
from tests.display.screen import screen
from tests.display.wire import Wire
from tests.processes import Running
from tests.waiting import until

LONG = "汛" * 60_000
"""180 KB a programme: a few of them fill what the kernel keeps for a screen that reads nothing."""
PUBLISHED = 30


@pytest.mark.parametrize("query", ["", "&library=1"], ids=["plain", "library"])
def test_a_stuck_screen_gets_the_newest_and_the_others_get_all(push: Running, office: Office, query: str) -> None:
    channel = f"slow{len(query)}"
    office.programme(channel)
    until(lambda: channel in push.health("push")["channels"])  # type: ignore[index]
    with Wire(push.ports["push"], query=query, small=True) as stuck, screen(push, channel) as other:
        stuck.enter({"channel": channel})
        other.hello()
        for _ in range(PUBLISHED):
            newest = office.programme(channel, LONG).number
            other.await_number(newest)
            stuck.text("3")
        received = numbers_until(stuck, newest)
    assert received == sorted(set(received))
    assert len(received) < PUBLISHED
    assert len(other.programmes) == PUBLISHED


@pytest.mark.parametrize("query", ["", "&library=1"], ids=["plain", "library"])
def test_a_screen_that_never_reads_again_is_given_up(push: Running, office: Office, query: str) -> None:
    channel = f"stuck{len(query)}"
    office.programme(channel)
    until(lambda: channel in push.health("push")["channels"])  # type: ignore[index]
    until(lambda: push.health("push")["screens"] == 0)  # type: ignore[index]
    with Wire(push.ports["push"], query=query, small=True) as stuck:
        stuck.enter({"channel": channel})
        for _ in range(PUBLISHED):
            office.programme(channel, LONG)
        until(lambda: push.health("push")["screens"] == 0, seconds=25, pause=0.2)  # type: ignore[index]


def test_a_screen_that_answers_no_ping_is_given_up(push: Running) -> None:
    with Wire(push.ports["push"]) as mute:
        mute.enter({"channel": "lobby-led"})
        until(lambda: push.health("push")["screens"] == 1)  # type: ignore[index]
        with contextlib.suppress(EOFError):
            while mute.read_text():
                pass
        until(lambda: push.health("push")["screens"] == 0)  # type: ignore[index]


def numbers_until(wire: Wire, newest: int) -> list[int]:
    """The numbers of the programmes that come, up to `newest`."""
    found: list[int] = []
    while newest not in found:
        said = wire.read_text()
        if said.startswith('42/screens,["programme"'):
            found.append(json.loads(said.partition(",")[2])[1]["number"])
        elif said == "2":
            wire.text("3")
    return found
