"""Sixty frames a second by absolute deadlines: a late frame is skipped, never queued."""

import time
from collections.abc import Callable

FRAME_MS = 1000 / 60
STEP_MS = 100.0
"""Differences to the wall clock beyond this are a step, taken at once; smaller ones are slewed."""
SLEW = 0.02


class Pace:
    """The frames of the wall clock `wall` (ms): frame n is due n/60 s after the epoch, on every strip alike.

    `moment` is what the frame to be painted shows, in ms: its due time, not when it woke up, so that type whose
    speed is whole pixels a frame moves by exactly those.
    """

    def __init__(
        self,
        wall: Callable[[], float],
        steady: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._wall, self._steady, self._sleep = wall, steady, sleep
        self._ahead = self._error()
        self._frame = 0
        self.moment = 0.0
        self.rest()

    def now(self) -> float:
        """The wall clock in ms, finer than it ticks."""
        return self._steady() * 1000 + self._ahead

    def wait(self) -> int:
        """Sleep until the next frame is due. Returns how many were missed: due before this was called."""
        stepped = self._follow()
        now = self.now()
        due = self._frame + 1
        if stepped:
            due = int(now / FRAME_MS) + 1
        self._frame = max(due, int(now / FRAME_MS) + 1)
        self._sleep(max(0.0, (self._frame * FRAME_MS - now) / 1000))
        self.moment = self._frame * FRAME_MS
        return self._frame - due

    def rest(self) -> None:
        """Nothing moved for a while, which missed no frame: what is painted next is this very moment."""
        self._ahead = self._error()
        self.moment = self.now()
        self._frame = int(self.moment / FRAME_MS)

    def _follow(self) -> bool:
        """Keep to the wall clock, which ticks in whole ms; whether it stepped."""
        error = self._error() - self._ahead
        stepped = abs(error) > STEP_MS
        self._ahead += error if stepped else error * SLEW
        return stepped

    def _error(self) -> float:
        return self._wall() + 0.5 - self._steady() * 1000
