"""The loop of a strip: the frame of this moment onto the device, again when the moment is another."""

import threading
from concurrent.futures import Executor
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from config.lamps import LEVELS, Brightness
from content.published.clock import Clock
from display.led.devices import Size
from display.led.kinds import Blobs
from display.led.lettering import Pixels
from display.led.looks import Looks
from display.led.output import Output
from display.led.pace import Pace
from display.led.painter import Painted, Painter
from display.led.plays import Plays
from display.led.reports import Reports
from display.led.safe import safe_slide
from display.led.watching import Watching

LONGEST_REST_MS = 500
"""A signal to stop waits no longer than this."""
REFRESH_MS = 1000
"""A still frame is shown again so often: receivers on a network go dark without, and a device that was lost is
tried again."""
USUAL_SIZE = (1920, 128)
FULL = Brightness()


class Playing:
    """`size` is that of the safe slide, shown while nothing has ever come. Lamps are as bright as `brightness` says for
    the hour in the channel's zone and the level shown, less where the programme wants less. `restart` is set, and the
    loop ends, when the programme asks for a process that began with a later one."""

    def __init__(
        self,
        watching: Watching,
        blobs: Blobs,
        output: Output,
        reports: Reports,
        clock: Clock,
        size: Size | None = None,
        executor: Executor | None = None,
        brightness: Brightness = FULL,
        plays: Plays | None = None,
        looks: Looks | None = None,
    ) -> None:
        self._brightness, self._plays, self._looks = brightness, plays, looks
        self._took, self._first, self.restart = False, -1, False
        self._watching, self._blobs, self._output = watching, blobs, output
        self._reports, self._clock, self._executor = reports, clock, executor
        self._size = size or USUAL_SIZE
        self._painter: Painter | None = None
        self._number: int | None = None
        self._told: int | None = None
        self._shown = 0.0
        self.missed = 0

    def run(self, stop: threading.Event) -> None:
        pace = Pace(self._clock.now)
        while not stop.is_set() and not self.restart:
            painted = self.frame(pace.moment)
            if painted.until <= pace.moment:
                self.missed += pace.wait()
            else:
                rest = min(LONGEST_REST_MS, painted.until - pace.now())
                self._watching.news.wait(max(0.0, rest / 1000))
                pace.rest()
        if self._plays:
            self._plays.pause(self._clock.now(), "stopped")
        self._output.close()

    def frame(self, now: float) -> Painted:
        """Paint and show the moment `now`, in ms, and report what there is to report."""
        self._take_news()
        painted = self._paint(now)
        self._log(int(now))
        self._reports.health(self._number, self.missed, self._watching.problems, int(now))
        return painted

    def _paint(self, now: float) -> Painted:
        if self._painter is None:
            self._show(safe_slide(self._size), now, None)
            return Painted(now + LONGEST_REST_MS, True, False)
        painted = self._painter.paint(now)
        new = painted.whole and self._number != self._told
        if painted.changed or new or not self._shown <= now < self._shown + REFRESH_MS:
            self._show(self._painter.frame, now, self._number if new else None)
        return painted

    def _take_news(self) -> None:
        if self._watching.news.is_set():
            self._watching.news.clear()
            held = self._watching.held
            if held:
                told = self._reports.broken
                self._painter = Painter(held.programme, self._blobs, told, self._executor, self._painter)
                self._number = held.number
                self._first = self._number if self._first < 0 else self._first
                self.restart = held.programme.desired.wants_restart(self._first, self._number)

    def _log(self, now: int) -> None:
        """Only what the device took was shown."""
        if self._painter is None or self._number is None:
            return
        if self._plays and self._plays.due(now, self._painter.looks):
            turns = self._painter.turns
            if self._took and turns:
                self._plays.see(now, self._number, turns, self._painter.looks)
            elif not self._took:
                self._plays.pause(now, "device")
        if self._looks and self._took:
            self._looks.see(self._painter.frame, now, self._number)

    def _show(self, frame: Pixels, now: float, number: int | None) -> None:
        """`number` is told when the device takes the frame; else by one of the next."""
        self._shown = now
        if self._painter:
            minute = minute_of(now, self._painter.programme.zone)
            level = self._painter.level
            wanted = self._painter.programme.desired.percent(int(now), emergency=level == LEVELS[-1])
            self._output.brightness = self._brightness.share(minute, level) * wanted / 100
        self._took = self._output.show(frame, now)
        if self._took and number is not None and self._painter:
            self._told = number
            self._output.announce(number, self._painter.programme.channel, int(now))
            self._reports.shown(number, int(now))


def minute_of(now: float, zone: str) -> int:
    """The minute of the day at `now`, in ms; of UTC where nobody knows the zone."""
    return _minute_of(int(now // 60_000), zone)


@lru_cache(4)
def _minute_of(minutes: int, zone: str) -> int:
    try:
        there = datetime.fromtimestamp(minutes * 60, ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        there = datetime.fromtimestamp(minutes * 60, UTC)
    return there.hour * 60 + there.minute
