"""Drafts that the secrecy reviewer was asked to look at and has not answered."""

from collections.abc import Collection, Iterator
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from content.desk.checks.asking import ASKED
from content.desk.models import KeptFinding, LedgerEntry, Record, RecordHead, RecordRevision, Revision

Which = tuple[str, int]
"""The kind (notice, or that of a record) and the id."""
MOST: Final = 200
"""So many of the newest questions are looked at: an older one is asked again."""


def mark(session: Session) -> tuple[int | None, ...]:
    """Changes with every question, and with every finding that somebody left as it is."""
    return tuple(session.execute(_MARK).one())


def asked(session: Session) -> frozenset[Which]:
    """Those whose newest wording still has one of the findings that were asked about."""
    lines = select(LedgerEntry).where(LedgerEntry.kind == ASKED).order_by(LedgerEntry.seq.desc()).limit(MOST)
    newest: dict[str, Any] = {}
    for line in session.scalars(lines):
        newest.setdefault(line.subject, line.details)
    kept = _kept(session, [details["content"] for details in newest.values()])
    unanswered = {
        subject: details["content"]
        for subject, details in newest.items()
        if any((details["content"], finding) not in kept for finding in details["findings"])
    }
    return frozenset(_as_they_were(session, unanswered))


def _kept(session: Session, contents: Collection[str]) -> set[tuple[str, str]]:
    rows = session.execute(select(KeptFinding.content, KeptFinding.finding).where(KeptFinding.content.in_(contents)))
    return {(content, finding) for content, finding in rows}


def _as_they_were(session: Session, contents: dict[str, str]) -> Iterator[Which]:
    """Those whose newest wording is the one that was asked about."""
    for subject, content in contents.items():
        noun, _, name = subject.partition(":")
        which, digest = _notice(session, int(name)) if noun == "notice" else _record(session, *name.split("/", 1))
        if digest == content:
            yield which


def _notice(session: Session, number: int) -> tuple[Which, str | None]:
    digests = select(Revision.digest).where(Revision.notice_id == number).order_by(Revision.sequence.desc())
    return ("notice", number), session.scalar(digests.limit(1))


def _record(session: Session, kind: str, name: str) -> tuple[Which, str | None]:
    newest = (
        select(Record.id, RecordRevision.digest)
        .join(RecordHead, RecordHead.record_id == Record.id)
        .join(RecordRevision, RecordRevision.id == RecordHead.revision_id)
        .where(Record.kind == kind, Record.name == name)
    )
    found = session.execute(newest).first()
    return ((kind, found[0]), found[1]) if found else ((kind, 0), None)


_MARK: Final = select(
    select(func.max(LedgerEntry.seq)).where(LedgerEntry.kind == ASKED).scalar_subquery(),
    select(func.max(KeptFinding.id)).scalar_subquery(),
)
