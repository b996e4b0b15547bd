"""What the ledger says of every row: its lines by what they are about, as far as rows are held against them."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from .models import LedgerEntry, Publication

# Most of a long ledger is of these kinds, and no row stands by them alone.
COUNTLESS: Final = (
    "publish",
    "sign-in",
    "sign-out",
    "reading",
    "alarm-raised",
    "alarm-cleared",
    "alarm-told",
    "alarm-not-told",
)
AT_ONCE: Final = 1000


class Told(NamedTuple):
    """A line."""

    seq: int
    at: int
    actor: str
    kind: str
    subject: str
    details: Mapping[str, Any]
    hash: str

    @property
    def id(self) -> str:
        return f"{self.seq}-{self.hash[:12]}"


class Said:
    """The lines without those that are countless."""

    def __init__(self, session: Session) -> None:
        self._by_subject: dict[str, list[Told]] = {}
        lines = _TOLD.where(LedgerEntry.kind.not_in(COUNTLESS)).order_by(LedgerEntry.seq)
        for row in session.execute(lines.execution_options(yield_per=AT_ONCE)):
            line = Told(*row)
            self._by_subject.setdefault(line.subject, []).append(line)

    def of(self, subject: str, *kinds: str) -> list[Told]:
        return [line for line in self._by_subject.get(subject, ()) if line.kind in kinds]

    def last(self, subject: str, *kinds: str) -> dict[str, Any]:
        """The details of the newest such line; empty when there is none."""
        found = self.of(subject, *kinds)
        return dict(found[-1].details) if found else {}


def published(session: Session) -> Iterator[Told]:
    """The lines on what is still kept of what was published."""
    then = _TOLD.where(LedgerEntry.kind == "publish", LedgerEntry.at.in_(select(Publication.at)))
    for row in session.execute(then):
        yield Told(*row)


_TOLD: Final = select(
    LedgerEntry.seq,
    LedgerEntry.at,
    LedgerEntry.actor,
    LedgerEntry.kind,
    LedgerEntry.subject,
    LedgerEntry.details,
    LedgerEntry.hash,
)
