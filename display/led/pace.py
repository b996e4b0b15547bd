"""Sixty frames a second by absolute deadlines: a late frame is skipped, never queued."""

import time
from collections.abc import Callable

FRAME_S = 1 / 60


class Pace:
    """`wait` sleeps until the next deadline of the grid that began with this pace."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._begun = clock()
        self._frame = 0

    def wait(self) -> int:
        """Returns how many deadlines had already passed unused: frames that were missed."""
        now = self._clock()
        due = self._frame + 1
        possible = int((now - self._begun) / FRAME_S) + 1
        self._frame = max(due, possible)
        self._sleep(max(0.0, self._begun + self._frame * FRAME_S - now))
        return self._frame - due

    def rest(self) -> None:
        """Nothing moved for a while: begin the grid anew, so that the pause does not count as missed."""
        self._begun, self._frame = self._clock(), 0
