"""Once an hour every file is read again: a disk forgets bits without touching a date."""

import logging
import time
from collections.abc import Callable

from content.published.clock import Clock
from content.published.keys import Trust
from content.published.reader import Problem, Reader
from content.published.store import Store

EVERY_S = 3600.0
LOOK_S = 30.0
_log = logging.getLogger(__name__)


class Scrubbing:
    """Reads with eyes of its own: `store` and `trust` give fresh ones for every scrub."""

    def __init__(self, store: Callable[[], Store], trust: Callable[[], Trust]) -> None:
        self._store, self._trust = store, trust
        self._due = 0.0
        self._reader: Reader | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self._reader.problems if self._reader else ()

    def look(self, now: float) -> None:
        """Scrub when it is time; in between what was found is looked at again, for it may be mended.
        `now` in seconds of a steady clock."""
        if now >= self._due:
            reader = Reader(self._store(), self._trust(), Clock())
            reader.scrub()
            self._reader, self._due = reader, now + EVERY_S
        elif self._reader and self._reader.problems:
            self._reader.refresh()

    def run(self) -> None:
        """For ever, beginning when the start is over."""
        while True:
            time.sleep(LOOK_S)
            try:
                self.look(time.monotonic())
            except Exception:  # noqa: BLE001 the next hour must come
                _log.exception("the store could not be scrubbed")
