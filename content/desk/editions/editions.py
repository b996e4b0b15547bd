"""Publishing editions: compiled by a worker while programmes go their own way, then signed and switched."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from content.published import durable, edition
from content.published.clock import Clock
from content.published.edition import Key
from content.published.envelope import Envelope
from content.published.keys import Signer

from .. import ledger
from ..alarms import Alarms
from ..keys import inbox_public
from ..models import Office
from ..worker import Worker
from .compile import Compiled, compile_edition

Ms = int
Root = Callable[[Session, int, Ms], Mapping[str, Any]]
"""Makes the body of an edition of that number, now."""
Seal = Callable[[Root], Envelope]
"""Numbers, signs, keeps and writes an edition, under the publishing lock."""


class Editions:
    def __init__(self, data: Path, signer: Signer, clock: Clock, alarms: Alarms, worker: Worker, seal: Seal) -> None:
        self._data, self._signer, self._clock = data, signer, clock
        self._alarms, self._worker, self._seal = alarms, worker, seal

    def publish(self) -> Envelope:
        """A new edition. Raises Problem 409 `clock`, 503 when the worker fails."""
        # Compiling may take long, and approvals of notices must not wait for it: it has a lock of its own.
        with durable.locked(self._data / "hub" / "edition.lock"):
            compiled = self._compiled()
            return self._seal(lambda session, number, now: self._root(session, compiled.shards, number, now))

    def _compiled(self) -> Compiled:
        compiled = self._worker.run(compile_edition, self._data, self._clock.now())
        self._alarms.set("records", compiled.wrong)
        return compiled

    def _root(self, session: Session, shards: Mapping[str, str], number: int, now: Ms) -> dict[str, Any]:
        office = session.get_one(Office, 1)
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
