"""Waiting until a series of changes is over, so that it becomes one edition."""

import threading
from collections.abc import Callable
from typing import Final

QUIET_S: Final = 1.5
LONGEST_S: Final = 10.0


class Debounce:
    """Due when nothing came for QUIET_S, or LONGEST_S after the first that came; safe between threads."""

    def __init__(self, steady: Callable[[], float]) -> None:
        """`steady` is a clock in seconds that nobody sets."""
        self._steady = steady
        self._lock = threading.Lock()
        self._first: float | None = None
        self._last = 0.0

    def note(self) -> None:
        """Something changed now."""
        with self._lock:
            self._last = self._steady()
            self._first = self._last if self._first is None else self._first

    @property
    def waiting(self) -> bool:
        """Something changed that was not taken."""
        with self._lock:
            return self._first is not None

    @property
    def due(self) -> bool:
        with self._lock:
            return self._first is not None and self._steady() >= min(self._last + QUIET_S, self._first + LONGEST_S)

    def take(self) -> None:
        """What follows covers all that changed so far."""
        with self._lock:
            self._first = None
