"""The programme that a strip presents, followed in its store by a thread so that frames wait for no disk."""

import threading
import time

from content.published.follow import Follower
from content.published.reader import HeldProgramme, Problem, Reader
from content.published.store import Store

LOOK_S = 1.0
SCRUB_S = 3600.0


class Watching:
    """`held` is the newest that verifies; `news` is set whenever it changed, or what is wrong with its blobs did."""

    def __init__(self, reader: Reader, store: Store, channel: str) -> None:
        self._reader, self._channel = reader, channel
        self._follower = Follower([store.root / "programmes"])
        self._scrub_due = time.monotonic() + SCRUB_S
        self.news = threading.Event()
        self.held: HeldProgramme | None = None
        self.problems: tuple[Problem, ...] = ()
        self.look()

    def look(self) -> None:
        self._reader.refresh()
        problems = self._reader.problems
        held = self._reader.programmes.get(self._channel)
        if held is not self.held or problems != self.problems:
            self.held, self.problems = held, problems
            self.news.set()

    def run(self, stop: threading.Event) -> None:
        while not stop.is_set():
            self._follower.wait(LOOK_S)
            try:
                self._scrub_when_due()
                self.look()
            except Exception:  # noqa: BLE001 what is held plays on, and the next look may go better
                stop.wait(LOOK_S)

    def _scrub_when_due(self) -> None:
        if time.monotonic() >= self._scrub_due:
            self._scrub_due = time.monotonic() + SCRUB_S
            self._reader.scrub()
