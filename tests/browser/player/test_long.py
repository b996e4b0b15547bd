"""A screen runs for months: ten thousand loops in moved time leave nothing behind."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from content.desk.compile import Part
from tests.browser.player import compiled
from tests.browser.player.conftest import Stand, lettered
from tests.browser.player.made import image, page, picture
from tests.browser.player.test_kinds import AT_NOON, NOON, context, on_wall
from tests.chromium import holds
from tests.waiting import until

pytestmark = [pytest.mark.browser, pytest.mark.long]
__all__ = ["context"]

PERIOD = 60_000
# Every loop is looked at once, in the turn of the next of its items: the clock leaps there, and the page paints what is
# due and makes ready what follows.
LOOPS = """async ([first, loops, turns, period, start]) => {
  for (let loop = first; loop < first + loops; loop += 1) {
    leapTo(start + loop * period + turns[loop % turns.length]);
    document.dispatchEvent(new Event("visibilitychange"));
    await scheduler.yield();
  }
}"""


def held(showing: Page) -> tuple[int, int, int]:
    """(bytes of script's own memory, nodes, listeners) that are still held after a sweep."""
    cdp = showing.context.new_cdp_session(showing)
    cdp.send("HeapProfiler.collectGarbage")
    counters = cdp.send("Memory.getDOMCounters")
    heap = cdp.send("Runtime.getHeapUsage")["usedSize"]
    cdp.detach()
    return int(heap), int(counters["nodes"]), int(counters["jsEventListeners"])


def settled(showing: Page) -> tuple[int, int, int]:
    """What is held when it becomes less no more: what fades is gone, and films have given their decoders back."""
    found = [held(showing)]

    def steady() -> bool:
        found.append(held(showing))
        return found[-1][1] >= found[-2][1]

    until(steady, pause=1.0)
    return found[-1]


def resident(showing: Page) -> int:
    """KB of memory of the whole browser's processes that draw pages."""
    cdp = showing.context.browser.new_browser_cdp_session()  # type: ignore[union-attr]
    found = cdp.send("SystemInfo.getProcessInfo")["processInfo"]
    pids = [int(each["id"]) for each in found if each["type"] == "renderer"]
    cdp.detach()
    sizes = [Path(f"/proc/{pid}/statm").read_text().split()[1] for pid in pids]
    return sum(int(size) * 4 for size in sizes)


def test_ten_thousand_loops_leave_nothing_behind(screen: Callable[..., Page], stand: Stand) -> None:
    poster = stand.has(picture("#123456"))
    entries = [
        Part("p1", page("防汛值班", "请有序排队", page_ms=5_000), 10_000),
        Part("i1", image(poster), 10_000),
        compiled.levels(NOON)._replace(id="t1", duration=10_000),
        compiled.countdown(NOON + 2**40)._replace(id="c1", duration=10_000),
        compiled.code("取水许可")._replace(id="q1", duration=10_000),
        compiled.film(stand.has(compiled.video(seconds=2)), 10_000)._replace(id="v1", duration=10_000),
    ]
    on_wall(stand, *entries)
    showing = lettered(screen(query=AT_NOON, prefix="/preview"))
    turns = [place * 10_000 + 1_000 for place in range(len(entries))]
    showing.evaluate(LOOPS, [0, 400, turns, PERIOD, NOON])
    heap, nodes, listeners = settled(showing)
    before = resident(showing)
    for first in range(400, 10_000, 800):
        showing.evaluate(LOOPS, [first, 800, turns, PERIOD, NOON])
    holds(showing, "foyer.positions().main.shows !== null")
    later = settled(showing)
    grown = resident(showing) - before
    told = [f"{one} -> {other}" for one, other in zip((heap, nodes, listeners), later, strict=True)]
    print("heap (B), nodes, listeners, resident (KB):", *told, f"+{grown}", sep="\n  ")
    assert later[0] < heap * 1.1 + 500_000
    assert later[1] <= nodes + 200
    assert later[2] <= listeners + 20
    assert grown < 60_000
