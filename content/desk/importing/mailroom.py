"""The desk's mailroom: what people bring is looked at one after the other, aside from everything else, and kept when
they say so. One thread; whoever reads pages never waits for a file."""

import logging
import threading
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import IO, Any, Final

from sqlalchemy.orm import Session

from content.desk import accounts, ledger, media
from content.desk.actor import Actor
from content.desk.database import Database
from content.desk.errors import Problem
from content.desk.moments import Ms
from content.desk.roles import WRITERS
from content.desk.worker import Child, Worker
from content.published.blobs import Blobs
from content.published.clock import Clock

from . import confined, progress, slides
from .arrival import Arrival, told_of
from .days import day_of
from .quarantine import PROGRESS, Quarantine

IDLE_S: Final = 120.0
SWEEP_MS: Final = 10 * 60_000
# Its limit is that of the processor; this one is for what waits for ever.
WALL_S: Final = 180.0
FILM_WALL_S: Final = 4 * 3600.0
Looked = tuple[dict[str, Any], dict[str, bytes]]
_log = logging.getLogger(__name__)


def reader() -> Child:
    """Whoever reads files that may be anything: never in the desk's own process, and not before there is one."""
    warm = ("content.desk.importing.examining", "content.desk.importing.making")
    return Child(*warm, seconds=WALL_S, aside=True, once=True)


def projector() -> Child:
    """Whoever makes films ready, which takes about as long as they do: whoever brings a letter does not wait for it."""
    return Child("content.desk.importing.making", seconds=FILM_WALL_S, aside=True, once=True)


class Mailroom:
    def __init__(
        self, database: Database, uploads: Blobs, reader: Worker, clock: Clock, projector: Worker | None = None
    ) -> None:
        """Without a `projector` of their own films wait for the reader."""
        self._database, self._uploads, self._reader, self._clock = database, uploads, reader, clock
        self._projector = projector or reader
        self.quarantine = Quarantine(uploads.root.parent / "quarantine")
        self._bells = {films: threading.Event() for films in (False, True)}
        self._changed = threading.Condition()
        self._progress: dict[str, tuple[int, int]] = {}
        self._swept_at: Ms | None = None
        self._runs = False

    def run(self, stop: threading.Event) -> None:
        """For ever, until stop: all but making films ready."""
        self._runs = True
        self._work(stop, films=False)

    def run_films(self, stop: threading.Event) -> None:
        """For ever, until stop."""
        self._work(stop, films=True)

    def _work(self, stop: threading.Event, *, films: bool) -> None:
        bell, worker = self._bells[films], self._projector if films else self._reader
        while not stop.is_set():
            bell.clear()
            while not stop.is_set() and self.once(films=films):
                continue
            if not films:
                self._sweep()
            if not bell.wait(IDLE_S):
                # What reads anything is large, and is started again when it is wanted.
                worker.close()

    def take(self, actor: Actor, stream: IO[bytes], name: str, *, now: Ms, origin: str) -> Arrival:
        """A file off the wire into quarantine. Raises Problem 403."""
        actor.require(WRITERS)
        arrival = self.quarantine.take(stream, media.shown_name(name), actor.id, now)
        self._told(actor, arrival, now, origin)
        self._ring()
        return arrival

    def want(self, arrival: Arrival, wanted: Mapping[str, Any]) -> None:
        """Have it kept, as soon as what came before it is done."""
        self.quarantine.update(arrival, wanted=dict(wanted), complaint=None)
        self._ring()

    def drop(self, actor: Actor, arrival: Arrival, *, now: Ms, origin: str) -> None:
        """Away with it; what was kept of it stays."""
        if arrival.state != "kept":
            with self._database.transaction() as session:
                self._line(session, actor, "upload-dropped", arrival, now, origin)
        self.quarantine.drop(arrival.id)

    def settle(self, account: int, most_s: float) -> None:
        """Wait until nothing of this account is under way, for so long at most."""
        if not self._runs:
            while self.once():
                continue
            return
        with self._changed:
            self._changed.wait_for(lambda: not any(each.under_way for each in self.quarantine.of(account)), most_s)

    def close(self) -> None:
        self._reader.close()
        self._projector.close()

    def progress(self, arrival: Arrival) -> tuple[int, int] | None:
        """How many rows of how many are in, or ms of a film made ready."""
        return self._progress.get(arrival.id) or progress.noted(self.quarantine.path(arrival, PROGRESS))

    def once(self, *, films: bool | None = None) -> bool:
        """Look at, or keep, one file; False when nothing waits. `films`: only films to be made ready, or all but these;
        None is everything."""
        waiting = [each for each in self.quarantine.everything() if each.under_way]
        waiting = [each for each in waiting if films is None or each.is_film == films]
        # Whoever has decided waits for less than whoever still has to.
        chosen = next((each for each in waiting if each.state == "in-hand"), None) or next(iter(waiting), None)
        if chosen is None:
            return False
        try:
            self._keep(chosen) if chosen.state == "in-hand" else self._look(chosen)
        except Exception:  # noqa: BLE001  one file that goes wrong must not end the room
            _log.exception("an upload could not be dealt with")
            self._give_up(chosen)
        finally:
            self._progress.pop(chosen.id, None)
            with self._changed:
                self._changed.notify_all()
        return True

    def _look(self, arrival: Arrival) -> None:
        try:
            found, files = self._examined(arrival)
        except Problem as problem:
            refused = self.quarantine.update(arrival, problem=told_of(problem))
            self.quarantine.empty(refused)
            self._told(None, refused, self._clock.now(), "foyer")
            return
        self.quarantine.lay_beside(arrival, files)
        self.quarantine.update(arrival, found=found)

    def _examined(self, arrival: Arrival) -> Looked:
        path = self.quarantine.path(arrival)
        with self._database.reading() as session:
            today = day_of(session, self._clock.now())
        try:
            return self._apart(path, arrival.name, today)
        except Problem as problem:
            if problem.type != "slides":
                raise
        data = slides.as_pdf(path)
        path.write_bytes(data)
        return self._apart(path, f"{arrival.name}.pdf", today)

    def _apart(self, path: Path, name: str, today: date) -> Looked:
        found: Looked = confined.apart(self._reader, "examining", "examine", path, name, today)
        return found

    def _keep(self, arrival: Arrival) -> None:
        # What writes records knows much, and no command but import needs it.
        from .keeping import Keeping

        now = self._clock.now()
        with self._database.reading() as session:
            actor, today = accounts.actor_of(session, arrival.account), day_of(session, now)
        reader = self._projector if arrival.is_film else self._reader
        keeping = Keeping(self._database, self._uploads, self.quarantine, reader, now, today)
        try:
            if actor is None:
                raise Problem(403, "no-account", "this account was disabled")
            kept = keeping.keep(arrival, actor, lambda done, of: self._count(arrival, done, of))
        except Problem as problem:
            self.quarantine.update(arrival, wanted=None, complaint=told_of(problem))
            return
        self.quarantine.empty(self.quarantine.update(arrival, kept=kept))

    def _ring(self) -> None:
        for bell in self._bells.values():
            bell.set()

    def _count(self, arrival: Arrival, done: int, of: int) -> None:
        self._progress[arrival.id] = (done, of)

    def _give_up(self, arrival: Arrival) -> None:
        """An accident of ours must not stand before all others for ever."""
        problem = told_of(Problem(500, "accident", "something went wrong here with this file; it has been noted"))
        more = {"wanted": None, "complaint": problem} if arrival.state == "in-hand" else {"problem": problem}
        self.quarantine.update(arrival, **more)

    def _sweep(self) -> None:
        now = self._clock.now()
        if self._swept_at is not None and abs(now - self._swept_at) < SWEEP_MS:
            return
        self._swept_at = now
        self.sweep(now)

    def sweep(self, now: Ms) -> None:
        """Away with what nobody kept for a day, whatever state it is in."""
        for arrival_id in self.quarantine.overdue(now):
            arrival = self.quarantine.find(arrival_id)
            self.quarantine.drop(arrival_id)
            if arrival is not None and arrival.state == "ready":
                with self._database.transaction() as session:
                    self._line(session, None, "upload-dropped", arrival, now, "foyer")

    def _told(self, actor: Actor | None, arrival: Arrival, now: Ms, origin: str) -> None:
        kind = "upload" if arrival.problem is None else "upload-refused"
        with self._database.transaction() as session:
            self._line(session, actor, kind, arrival, now, origin)

    def _line(self, session: Session, actor: Actor | None, kind: str, arrival: Arrival, now: Ms, origin: str) -> None:
        why = {"why": arrival.problem["type"]} if arrival.problem else {}
        details = {"name": arrival.name, "bytes": arrival.size, "sha256": arrival.sha, **why}
        ledger.append(session, actor, kind, f"upload:{arrival.id}", details, now=now, origin=origin)
