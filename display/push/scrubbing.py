"""Once an hour every file is read again: a disk forgets bits without touching a date."""

import logging
import time

from content.published.clock import Clock
from content.published.keys import Trust
from content.published.reader import Problem, Reader
from content.published.store import Store
from display.push.aside import Aside

EVERY_S = 3600.0
LOOK_S = 30.0
_log = logging.getLogger(__name__)


class Scrubbing:
    """Reads with eyes of its own, in a thread beside the sockets, so that nobody waits for the disk."""

    def __init__(self, store: Store, aside: Aside) -> None:
        self._root, self._aside = store.root, aside
        self.problems: tuple[Problem, ...] = ()

    def run(self, trust: Trust) -> None:
        """For ever; between two scrubs what was found is looked at again, for it may be mended."""
        reader = Reader(Store(self._root), trust, Clock())
        due = time.monotonic() + LOOK_S
        while True:
            time.sleep(LOOK_S)
            try:
                if time.monotonic() >= due:
                    self._aside(reader.scrub)
                    due = time.monotonic() + EVERY_S
                elif self.problems:
                    self._aside(reader.refresh)
                self.problems = reader.problems
            except Exception:  # noqa: BLE001 the next hour must come
                _log.exception("the store could not be scrubbed")
