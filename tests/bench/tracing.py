"""Chromium that keeps a record of its own frames: what was presented and when, and what its main thread did."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from playwright.sync_api import Browser, Page

from tests.chromium import chromium

Event = dict[str, Any]
CATEGORIES: Final = ("benchmark", "disabled-by-default-devtools.timeline", "__metadata")
LATE_MS: Final = 20.0


@dataclass(frozen=True)
class Watched:
    """What was seen in `seconds`: the instants (ms) of frames and the pauses between each two, how many frames there
    should have been and were not, the main thread's part of the time and the whole browser's of a core, in percent."""

    seconds: float
    frames: tuple[float, ...]
    pauses: tuple[float, ...]
    dropped: int
    main_thread: float
    core: float

    @property
    def late(self) -> float:
        """Percent of the frames that came more than 20 ms after the one before."""
        return 100 * sum(pause > LATE_MS for pause in self.pauses) / max(1, len(self.pauses))


class Traced:
    """One page."""

    def __init__(self, browser: Browser, page: Page) -> None:
        self._browser, self.page = browser.new_browser_cdp_session(), page

    def watch(self, seconds: float) -> Watched:
        """Look on for so long, and touch nothing."""
        ended: list[str] = []
        self._browser.once("Tracing.tracingComplete", lambda told: ended.append(told["stream"]))
        config = {"includedCategories": list(CATEGORIES), "recordMode": "recordContinuously"}
        self._browser.send("Tracing.start", {"transferMode": "ReturnAsStream", "traceConfig": config})
        used, begun = self._used(), time.monotonic()
        self.page.wait_for_timeout(seconds * 1000)
        used, took = self._used() - used, time.monotonic() - begun
        self._browser.send("Tracing.end")
        while not ended:
            self.page.wait_for_timeout(50)
        events = self._read(ended[0])
        frames, dropped = _frames(events)
        pauses = tuple(later - one for one, later in pairwise(frames))
        return Watched(took, frames, pauses, dropped, _main_thread(events) / took / 10_000, used / took * 100)

    def _used(self) -> float:
        """Seconds of processor that all processes of the browser have taken."""
        found: list[dict[str, Any]] = self._browser.send("SystemInfo.getProcessInfo")["processInfo"]
        return sum(float(each["cpuTime"]) for each in found)

    def _read(self, handle: str) -> list[Event]:
        parts, eof = [], False
        while not eof:
            told = self._browser.send("IO.read", {"handle": handle, "size": 1 << 20})
            parts.append(told["data"])
            eof = told["eof"]
        self._browser.send("IO.close", {"handle": handle})
        found: list[Event] = json.loads("".join(parts))["traceEvents"]
        return found


def _frames(events: list[Event]) -> tuple[tuple[float, ...], int]:
    """The instants (ms) at which frames came onto the glass, and how many that were due never did."""
    shown = sorted(event["ts"] / 1000 for event in events if event["name"] == "Display::FrameDisplayed")
    reports = (event["args"].get("frame_reporter", {}) for event in events if event["name"] == "PipelineReporter")
    return tuple(shown), sum(report.get("state") == "STATE_DROPPED" for report in reports)


def _main_thread(events: list[Event]) -> float:
    """Microseconds that the page's main thread was busy."""
    renderers = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"].get("name") == "CrRendererMain"
    }
    busy: dict[tuple[int, int], float] = dict.fromkeys(renderers, 0.0)
    for event in events:
        thread = event["pid"], event["tid"]
        if event["name"] == "RunTask" and thread in busy:
            busy[thread] += event.get("dur", 0)
    return max(busy.values(), default=0.0)


@contextmanager
def traced(size: tuple[int, int]) -> Iterator[Traced]:
    """A Chromium of its own, whose page is of this size."""
    with chromium() as browser:
        page = browser.new_context(viewport={"width": size[0], "height": size[1]}).new_page()
        yield Traced(browser, page)
