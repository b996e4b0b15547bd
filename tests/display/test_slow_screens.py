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


def test_who_reads_no_more_or_answers_no_ping_is_given_up_and_who_is_quiet_is_not(
    push: Running, office: Office
) -> None:
    port, auth = push.ports["push"], {"channel": "stuck"}
    office.programme("stuck")
    until(lambda: "stuck" in push.health("push")["channels"])  # type: ignore[index]
    until(lambda: push.health("push")["screens"] == 0)  # type: ignore[index]
    with contextlib.ExitStack() as stack:
        quiet = [stack.enter_context(screen(push, "stuck", query=query)) for query in ("", "?library=1")]
        stuck = [stack.enter_context(Wire(port, query=query, small=True)) for query in ("", "&library=1")]
        mute = [stack.enter_context(Wire(port, query=query)) for query in ("", "&library=1")]
        for wire in (*stuck, *mute):
            wire.enter(auth)
        for _ in range(PUBLISHED):
            office.programme("stuck", LONG)
        for wire in mute:
            with contextlib.suppress(EOFError, ConnectionError):
                while wire.read_text():
                    pass
        until(lambda: push.health("push")["screens"] == len(quiet), pause=0.2)  # type: ignore[index]
        newest = office.programme("stuck", "短").number
        for each in quiet:
            each.await_number(newest)


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
