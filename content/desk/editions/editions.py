"""Publishing editions: compiled by a worker while programmes go their own way, then signed and switched."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final

from sqlalchemy.orm import Session

from content.published import durable, edition
from content.published.clock import Clock
from content.published.edition import Key
from content.published.envelope import Envelope
from content.published.keys import Signer

from .. import ledger, live
from ..actor import Actor
from ..alarms import Alarms
from ..database import Database
from ..errors import Problem
from ..keys import inbox_public
from ..models import Office
from ..worker import Worker
from . import shelf
from .debounce import Debounce
from .work import Compiled, compile_edition, without_withdrawn

Ms = int
Root = Callable[[Session, int, Ms], Mapping[str, Any]]
"""Makes the body of an edition of that number, now."""
Seal = Callable[[Root, bool], Envelope]
"""Numbers, signs, keeps and writes an edition, under the publishing lock; at any rate, where something is only taken
off."""
TICK_S: Final = 0.25
AGAIN_S: Final = 5.0


class Editions:
    """The only one who makes editions, of one process; between processes there is a lock."""

    def __init__(
        self,
        data: Path,
        database: Database,
        signer: Signer,
        clock: Clock,
        alarms: Alarms,
        worker: Worker,
        seal: Seal,
    ) -> None:
        self._data, self._database, self._signer, self._clock = data, database, signer, clock
        self._alarms, self._worker, self._seal = alarms, worker, seal
        self._changes = Debounce(time.monotonic)
        self._fresh = False
        self.silent: Sequence[str] = ()
        """What the newest that was compiled has not all its voices of, the first to get one first."""

    def soon(self, *, fresh: bool = False) -> None:
        """Have a changed edition follow when the changes are over; `fresh` also mends what the store has damaged."""
        self._fresh |= fresh
        self._changes.note()

    def run(self, stop: threading.Event) -> None:
        """For ever, until stop."""
        while not stop.wait(TICK_S):
            if self._changes.due and not self.settle():
                stop.wait(AGAIN_S)

    def settle(self) -> bool:
        """Publish now what waits to be; whether that went well. What does not is an alarm and waits on."""
        if not self._changes.waiting:
            return True
        self._changes.take()
        try:
            self.publish_changes()
        except Exception as error:  # noqa: BLE001
            # The changes are committed: whoever made them must not be told that they failed.
            self._alarms.set("editions", [("not-published", f"edition: {error}"[:300])])
            self._changes.note()
            return False
        self._alarms.set("editions", [])
        return True

    def publish(self) -> Envelope:
        """A new edition, even if it changes nothing or follows a rollback. Raises Problem 409 `clock` or
        `not-as-approved`, 503 when the worker fails."""
        with self._locked():
            envelope = self._out(self._compiled().shards)
            self._alarms.set("edition-held", [])
            return envelope

    def publish_changes(self) -> Envelope | None:
        """A new edition if its records are others than before; None when they are not. What was withdrawn leaves the
        kiosks even when a rollback holds the edition back, or it may not be published. Raises as `publish`."""
        with self._locked():
            try:
                return self._changed()
            except Exception:
                self._take_off()
                raise

    def _changed(self) -> Envelope | None:
        compiled = self._compiled()
        with self._database.reading() as session:
            held, newest = shelf.held(session), shelf.newest(session)
        self._alarms.set("edition-held", [("edition-held", held)] if held else [])
        if held:
            return self._take_off()
        if newest is not None and newest.shards == compiled.shards:
            return None
        return self._out(compiled.shards)

    def _take_off(self) -> Envelope | None:
        """The newest edition less what was withdrawn since; None when that is nothing."""
        with self._database.reading() as session:
            newest = shelf.newest(session)
        if newest is None:
            return None
        shards = self._worker.run(without_withdrawn, self._data, newest.shards)
        return None if shards == newest.shards else self._out(shards, taken_off=True)

    def roll_back(self, number: int, actor: Actor, reason: str, *, origin: str) -> Envelope:
        """What edition `number` showed, less what was withdrawn since, as a new number. It stands until somebody
        publishes. Raises Problem 404 when it is not kept, 409 when it is not whole."""
        with self._locked():
            with self._database.reading() as session:
                earlier = shelf.find(session, number)
            shards = self._worker.run(without_withdrawn, self._data, earlier.shards)
            with self._database.transaction() as session:
                told = {"as": number, "reason": reason}
                ledger.append(session, actor, "rollback", "editions", told, now=self._clock.now(), origin=origin)
            return self._out(shards)

    def _compiled(self) -> Compiled:
        fresh, self._fresh = self._fresh, False
        compiled = self._worker.run(compile_edition, self._data, self._clock.now(), fresh)
        self._alarms.set("records", compiled.wrong)
        self.silent = compiled.silent
        return compiled

    def _out(self, shards: Mapping[str, str], *, taken_off: bool = False) -> Envelope:
        return self._seal(lambda session, number, now: self._root(session, shards, number, now), taken_off)

    def _root(self, session: Session, shards: Mapping[str, str], number: int, now: Ms) -> dict[str, Any]:
        office = session.get_one(Office, 1)
        fault = live.office_fault(session, office)
        if fault:
            raise Problem(409, "not-as-approved", "nothing is published: %(fault)s", fault=fault)
        head = ledger.newest(session)
        return edition.root(
            shards,
            number=number,
            built_at=now,
            office=office.name,
            keys=[Key(self._signer.id, self._signer.public, office.created_at, None)],
            inbox_key=inbox_public(self._data / "hub"),
            ledger_head=head.id if head else "",
        )

    def _locked(self) -> AbstractContextManager[None]:
        # Not the publishing lock: compiling may take long, and no approval of a notice waits for it.
        return durable.locked(self._data / "hub" / "edition.lock")
