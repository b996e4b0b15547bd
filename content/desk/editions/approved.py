"""Which wordings an edition may hold: of each record the newest whose chain is complete, checked against the
ledger byte for byte as notices are."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import String, bindparam, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from .. import live
from ..lines import Lines
from ..live import Ruling
from ..models import LedgerEntry, Record, RecordDecision, RecordRevision
from ..moments import Ms

_NEWEST: Final = (
    select(RecordRevision.record_id, func.max(RecordRevision.sequence).label("sequence"))
    .join(RecordDecision, RecordDecision.revision_id == RecordRevision.id)
    .join(Record, Record.id == RecordRevision.record_id)
    .where(RecordDecision.final, Record.withdrawn_at.is_(None))
    .group_by(RecordRevision.record_id)
    .subquery()
)
_DUE_IDS: Final = (
    select(RecordRevision.id)
    .join(_NEWEST, (_NEWEST.c.record_id == RecordRevision.record_id) & (_NEWEST.c.sequence == RecordRevision.sequence))
    .where(or_(RecordRevision.ends_at.is_(None), RecordRevision.ends_at > bindparam("now")))
)
_ALL: Final = (
    select(
        RecordRevision.id,
        Record.kind,
        Record.name,
        RecordRevision.sequence,
        type_coerce(RecordRevision.content, String),
        RecordRevision.digest,
    )
    .join(Record, Record.id == RecordRevision.record_id)
    .order_by(Record.kind, Record.name, RecordRevision.sequence)
)
_ALL_DECIDED: Final = select(
    RecordDecision.revision_id,
    RecordDecision.verdict,
    RecordDecision.account_id,
    type_coerce(RecordDecision.steps, String),
    RecordDecision.final,
    RecordDecision.ledger_id,
).order_by(RecordDecision.id)
_DUE: Final = _ALL.where(RecordRevision.id.in_(_DUE_IDS))
_DUE_DECIDED: Final = _ALL_DECIDED.where(RecordDecision.revision_id.in_(_DUE_IDS))
_WITHDRAWN: Final = select(LedgerEntry.subject).where(LedgerEntry.kind == "withdraw")


@dataclass(frozen=True, slots=True)
class Wording:
    """A record's revision as it lies in the database, its content as JSON text, with what was decided on it."""

    id: int
    kind: str
    record: str
    sequence: int
    content: str
    digest: str
    rulings: tuple[Ruling, ...]

    @property
    def key(self) -> str:
        """The record's id in an edition."""
        return f"{self.kind}/{self.record}"

    @property
    def name(self) -> str:
        return f"record {self.key} revision {self.sequence}"

    @property
    def subject(self) -> str:
        return f"record:{self.key}"


def wordings(session: Session, now: Ms | None = None) -> list[Wording]:
    """Every revision in the order of records; with `now`, of each record the newest that a final decision was
    made on, where that is not over and not withdrawn."""
    words, decided = (_ALL, _ALL_DECIDED) if now is None else (_DUE, _DUE_DECIDED)
    asked: dict[str, Any] = {} if now is None else {"now": now}
    rulings: dict[int, list[Ruling]] = {}
    for revision, verdict, account, steps, final, ledger_id in session.execute(decided, asked):
        ruling = Ruling(verdict, account, live.steps_of(steps), final, ledger_id)
        rulings.setdefault(revision, []).append(ruling)
    return [Wording(*row, tuple(rulings.get(row[0], ()))) for row in session.execute(words, asked)]


def withdrawn(session: Session) -> set[str]:
    """The subjects that the ledger says were withdrawn."""
    return set(session.scalars(_WITHDRAWN))


class Judge:
    """Says which wordings do not count as approved, and remembers of each the bytes that it judged by."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[bytes, str | None]] = {}

    def faults(self, session: Session, found: list[Wording]) -> Iterator[tuple[Wording, str | None]]:
        """Each wording, and why it does not count as approved; None when it does."""
        lines = live.lines_of(session, found)
        gone = withdrawn(session)
        known, self._known = self._known, {}
        for wording in found:
            seen = _fingerprint(wording, lines)
            before = known.get(wording.subject)
            fault = before[1] if before and before[0] == seen else live.fault(wording, lines)
            self._known[wording.subject] = (seen, fault)
            if wording.subject in gone:
                fault = "the ledger says that it was withdrawn"
            yield wording, fault


def _fingerprint(wording: Wording, lines: Lines) -> bytes:
    """Of every byte that a judgement rests on."""
    rows = [lines.rows(ruling.ledger_id) for ruling in wording.rulings]
    parts = (wording.sequence, wording.content, wording.digest, wording.rulings, rows)
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()
