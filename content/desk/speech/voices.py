"""What the desk does for read-aloud: when an edition stands, what it leaves silent gets its voices in portions, and an
edition that has them follows by itself. No edition and no approval waits for any of it."""

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Protocol

from content.published.clock import Clock

from ..alarms import Alarms
from ..errors import Problem
from ..worker import Worker
from .driver import installed
from .espeak import PROGRAM
from .making import Portion, make

TICK_S: Final = 0.5
PORTION_S: Final = 10.0
# How long voices are made before an edition takes them along: at first soon, then ever more at a time.
FIRST_S: Final = 10.0
LONGEST_S: Final = 600.0
AGAIN_S: Final = 30.0


class Publishing(Protocol):
    """Of editions: what the newest leaves silent, another object for every edition that was compiled; and the next."""

    @property
    def silent(self) -> Sequence[str]: ...
    def soon(self) -> None: ...


class Voices:
    """One thread's work: `turn` does a portion when there is something to do."""

    def __init__(
        self,
        data: Path,
        clock: Clock,
        notes: Alarms,
        editions: Publishing,
        worker: Worker,
        steady: Callable[[], float] = time.monotonic,
        seconds: float = PORTION_S,
    ) -> None:
        """`worker` is for this alone; `notes` gets what staff should know and is no fault of anything; `seconds` are
        spent on a portion."""
        self._data, self._clock, self._notes = data, clock, notes
        self._editions, self._worker, self._steady, self._seconds = editions, worker, steady, seconds
        self._asked: Sequence[str] = ()
        self._left: Sequence[str] = ()
        self._unpublished = 0
        self._interval = FIRST_S
        self._since = 0.0

    def run(self, stop: threading.Event) -> None:
        """For ever, until stop; at once over where nothing can speak."""
        if installed() is None:
            self._notes.set("speech", [("no-speech", f"{PROGRAM} is not installed: kiosks read nothing aloud")])
            return
        while not stop.wait(TICK_S):
            if self.waiting:
                try:
                    self.turn()
                except (Problem, OSError, RuntimeError) as error:
                    self._notes.set("speech", [("voices-failed", str(error)[:200])])
                    stop.wait(AGAIN_S)

    @property
    def waiting(self) -> bool:
        """Whether a turn would do anything."""
        return bool(self._left) or self._editions.silent is not self._asked

    def turn(self) -> Portion:
        """One portion, and an edition when it is time for one. Raises as the worker does."""
        if self._editions.silent is not self._asked:
            self._asked = self._left = self._editions.silent
        if not self._left:
            self._rest()
            return Portion()
        portion = self._worker.run(make, self._data, self._left, self._clock.now(), self._seconds)
        self._left = () if portion.full else self._left[portion.looked :]
        if portion.made and not self._unpublished:
            self._since = self._steady()
        self._unpublished += portion.made
        full = [("voices-full", "there is no room for more voices: the rest is not read aloud")] if portion.full else []
        self._notes.set("speech", [*portion.wrong, *full])
        self._publish()
        return portion

    def _publish(self) -> None:
        """A little after the first that were made, and when all are; in between after ever longer times."""
        due = not self._left or self._steady() - self._since >= self._interval
        if self._unpublished and due:
            self._unpublished, self._since = 0, self._steady()
            self._interval = min(self._interval * 2, LONGEST_S) if self._left else FIRST_S
            self._editions.soon()
        if not self._left:
            self._rest()

    def _rest(self) -> None:
        """Nothing is left to be made: the worker and its memory go."""
        self._interval = FIRST_S
        self._worker.close()
