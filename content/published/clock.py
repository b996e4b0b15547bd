"""Now, in ms since the epoch (UTC), and never before the content that is held was built."""

import time
from collections.abc import Callable

Ms = int


def wall() -> Ms:
    """What the machine's clock says."""
    return time.time_ns() // 1_000_000


def steady() -> Ms:
    """Ms since some start, never stepping."""
    return time.monotonic_ns() // 1_000_000


class Clock:
    """The wall clock over a floor. Below the floor time runs on from it, so that screens do not stand still
    on a box whose battery died."""

    def __init__(self, source: Callable[[], Ms] = wall, steady: Callable[[], Ms] = steady) -> None:
        self._source = source
        self._steady = steady
        self._floor: tuple[Ms, Ms] = (0, 0)

    def now(self) -> Ms:
        return max(self._source(), self._least())

    def raise_floor(self, ms: Ms) -> None:
        """Time was at least ms when this is called; lower values than now change nothing."""
        if ms > self._least():
            self._floor = (ms, self._steady())

    @property
    def behind(self) -> Ms:
        """By how much the wall clock is surely wrong; 0 while it may be right."""
        return max(0, self._least() - self._source())

    def _least(self) -> Ms:
        floor, since = self._floor
        return floor + self._steady() - since if floor else 0
