"""All of the ledger looked at: at start, every night, and when somebody asks. A process of its own does it, a part at
a time, so that no page, no publication and no screen waits for it."""

import threading
from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from content.published.clock import Clock
from content.published.keys import Trust

from . import heads, stops
from .alarms import Alarms
from .database import Database
from .links import BEGINNING, Break, Link, Walk
from .models import Office
from .worker import Worker

Ms = int
TICK_S: Final = 5.0
NIGHT: Final = time(2, 30)
# About a second of work: so long the next part, or the end of the process, waits.
AT_ONCE: Final = 40_000
MOST_TOLD: Final = 5


class Part(NamedTuple):
    """A part of the ledger that was looked at: how far, how many lines, what does not hold, whether that was all."""

    at: Link
    lines: int
    breaks: Sequence[Break]
    ended: bool


class Looked(NamedTuple):
    """The last look at all of it: when it ended, how many lines, what nobody had accepted, and in how many places it
    does not hold, accepted or not."""

    at: Ms
    lines: int
    found: Sequence[Break]
    places: int


class Verifying:
    """`looked` is set when the first look is over, however it went."""

    def __init__(
        self, data: Path, database: Database, clock: Clock, trust: Trust, alarms: Alarms, worker: Worker
    ) -> None:
        self._data, self._database, self._clock = data, database, clock
        self._trust, self._alarms, self.worker = trust, alarms, worker
        self._one = threading.Lock()
        self._nights: int | None = None
        self.looked = threading.Event()
        self.last: Looked | None = None

    def run(self, stop: threading.Event) -> None:
        """For ever, until stop."""
        self.tell()
        self.look()
        self.night_is_due()
        while not stop.wait(TICK_S):
            self.tell()
            if self.night_is_due():
                self.look()
                self.look_elsewhere()

    @property
    def is_under_way(self) -> bool:
        return self._one.locked()

    def look(self) -> None:
        """At all lines; what nobody has accepted stops publishing. Does nothing while it is under way."""
        if not self._one.acquire(blocking=False):
            return
        try:
            self.last = self._looked()
        except Exception as error:  # noqa: BLE001  the next night may go better
            self._alarms.set("verifying", [("verifying-failed", f"{type(error).__name__}: {error}"[:200])])
        else:
            self._alarms.set("verifying", [])
        finally:
            # Whoever comes next may wait a second for it; its memory is wanted elsewhere by day.
            self.worker.close()
            self._one.release()
            self.tell()
            self.looked.set()

    def begin(self) -> threading.Thread:
        """Look in a thread of its own, which is given back."""
        thread = threading.Thread(target=self.look, daemon=True)
        thread.start()
        return thread

    def tell(self) -> None:
        """An alarm for as long as publishing is stopped."""
        with self._database.reading() as session:
            stop = stops.standing(session)
        found = [("ledger-broken", str(each)) for each in stop.breaks[:MOST_TOLD]] if stop else []
        self._alarms.set("ledger", found)

    def night_is_due(self) -> bool:
        """Whether a night has come since this was asked last; never the first time."""
        now, before = self._clock.now(), self._nights
        with self._database.reading() as session:
            zone = ZoneInfo(session.get_one(Office, 1).zone)
        self._nights = nights(now, zone)
        return before is not None and self._nights != before

    def _looked(self) -> Looked:
        at, lines, breaks = BEGINNING, 0, list[Break]()
        ended = False
        while not ended:
            part = self.worker.run(look_on, self._data, at, AT_ONCE)
            at, lines, ended = part.at, lines + part.lines, part.ended
            breaks += part.breaks
        with self._database.reading() as session:
            found = stops.unknown(session, breaks, self._trust)
        if found:
            with self._database.transaction() as session:
                stops.note(session, breaks, self._trust, now=self._clock.now())
        return Looked(self._clock.now(), lines, found, len(breaks))

    def look_elsewhere(self) -> None:
        """At everything else that `verify` looks at: told, but nothing stops for it."""
        try:
            found = self.worker.run(elsewhere, self._data)
        except Exception as error:  # noqa: BLE001
            found = [f"{type(error).__name__}: {error}"]
        self._alarms.set("verify", [("not-accounted", each[:200]) for each in found[:MOST_TOLD]])


def nights(now: Ms, zone: ZoneInfo) -> int:
    """The day (an ordinal) whose night's look came last."""
    local = datetime.fromtimestamp(now / 1000, zone)
    return local.date().toordinal() - (local.time() < NIGHT)


def look_on(data: Path, at: Link, most: int) -> Part:
    """The worker's part: the next lines after `at`, and at their end the head."""
    database = Database(data / "hub" / "desk.db")
    try:
        with database.reading() as session:
            walk = heads.walked(session, Walk(at), most)
            if walk.lines >= most:
                return Part(walk.at, walk.lines, walk.breaks, ended=False)
            found = heads.ended(session, Trust.load(data / "trust.json"), walk)
            return Part(walk.at, walk.lines, found, ended=True)
    finally:
        database.close()


def elsewhere(data: Path) -> list[str]:
    """The worker's part of the night: what `verify` finds beside the ledger's own chain."""
    from .office import open_desk
    from .verify import others

    desk = open_desk(data)
    try:
        return list(others(desk))
    finally:
        desk.close()
