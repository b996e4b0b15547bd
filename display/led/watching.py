"""The programme that a strip presents, followed in its store by a thread so that frames wait for no disk."""

import threading

from content.published.follow import Follower
from content.published.reader import HeldProgramme, Problem, Reader
from content.published.store import Store

LOOK_S = 1.0


class Watching:
    """`held` is the newest that verifies; `news` is set whenever it changed."""

    def __init__(self, reader: Reader, store: Store, channel: str) -> None:
        self._reader, self._channel = reader, channel
        self._follower = Follower([store.root / "programmes"])
        self.news = threading.Event()
        self.held: HeldProgramme | None = None
        self.problems: tuple[Problem, ...] = ()
        self.look()

    def look(self) -> None:
        self._reader.refresh()
        self.problems = self._reader.problems
        held = self._reader.programmes.get(self._channel)
        if held is not self.held:
            self.held = held
            self.news.set()

    def run(self, stop: threading.Event) -> None:
        while not stop.is_set():
            self._follower.wait(LOOK_S)
            try:
                self.look()
            except OSError:  # a disk that fails now may answer later; what is held plays on
                stop.wait(LOOK_S)
