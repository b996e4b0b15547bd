"""Which wordings name an upload: those that count now (the newest, and the one that stands), and earlier ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, func, or_, select, union
from sqlalchemy.orm import Session

from ..models import (
    Backdrop,
    Decision,
    MediaUse,
    Notice,
    Record,
    RecordDecision,
    RecordHead,
    RecordRevision,
    Revision,
)
from ..moments import Ms

NOTICE: Final = "notice"
RECORD: Final = "record"
TABLES: Final[dict[str, tuple[Any, Any, Any, Any]]] = {
    NOTICE: (Notice, Revision, Decision, Revision.notice_id),
    RECORD: (Record, RecordRevision, RecordDecision, RecordRevision.record_id),
}


@dataclass(frozen=True, slots=True)
class Use:
    """An item that names an upload. now: in a wording that counts; author: its account; title: its words, as far as it
    has any; kind: of a record."""

    noun: str
    item: int
    now: bool
    author: int
    title: str = ""
    kind: str = ""


def used_now(now: Ms) -> Any:
    """The SHA-256 of every upload that a wording names which counts: of what is neither withdrawn nor over."""
    return union(*(select(MediaUse.sha).where(_counts(noun, now)) for noun in TABLES), select(Backdrop.sha))


def ever_used() -> Any:
    """The SHA-256 of every upload that a wording names or named, or that lies under a plan."""
    return union(select(MediaUse.sha), select(Backdrop.sha))


def of(session: Session, shas: Iterable[str], now: Ms) -> dict[str, list[Use]]:
    """By upload, what counts now first."""
    wanted = list(shas)
    found: dict[str, list[Use]] = {sha: [] for sha in wanted}
    for noun, titles in ((NOTICE, _notices), (RECORD, _records)):
        named = select(MediaUse.sha, MediaUse.item_id).where(MediaUse.noun == noun, MediaUse.sha.in_(wanted)).distinct()
        rows, current = _pairs(session, named), _pairs(session, named.where(_counts(noun, now)))
        if noun == RECORD:
            lying = _pairs(session, select(Backdrop.sha, Backdrop.record_id).where(Backdrop.sha.in_(wanted)))
            rows, current = rows | lying, current | lying
        said: dict[int, Any] = titles(session, {item for _, item in rows})
        for sha, item in rows:
            found[sha].append(Use(noun, item, (sha, item) in current, *said[item]))
    return {sha: sorted(uses, key=lambda use: (not use.now, use.noun, use.item)) for sha, uses in found.items()}


def _pairs(session: Session, wanted: Any) -> set[tuple[str, int]]:
    return {(sha, item) for sha, item in session.execute(wanted)}


def _counts(noun: str, now: Ms) -> ColumnElement[bool]:
    """That a use is by a wording that counts."""
    item, revision, decision, item_id = TABLES[noun]
    newest = select(func.max(revision.sequence)).where(item_id == item.id).correlate(item).scalar_subquery()
    decided = select(func.max(revision.sequence)).join(decision, decision.revision_id == revision.id)
    standing = decided.where(item_id == item.id, decision.final).correlate(item).scalar_subquery()
    named = (
        select(item.id)
        .join(revision, item_id == item.id)
        .where(item.id == MediaUse.item_id, revision.sequence == MediaUse.sequence, item.withdrawn_at.is_(None))
        .where(or_(revision.ends_at.is_(None), revision.ends_at > now))
        .where(or_(revision.sequence == newest, revision.sequence == standing))
        .correlate(MediaUse)
    )
    return (MediaUse.noun == noun) & named.exists()


def _notices(session: Session, items: set[int]) -> dict[int, tuple[int, str]]:
    rows = select(Notice.id, Notice.author_id, Revision.content).join(Revision, Revision.notice_id == Notice.id)
    # The newest comes last and stays.
    worded = session.execute(rows.where(Notice.id.in_(items)).order_by(Revision.sequence))
    return {item: (author, str(content.get("text", ""))) for item, author, content in worded}


def _records(session: Session, items: set[int]) -> dict[int, tuple[int, str, str]]:
    rows = select(Record.id, Record.author_id, RecordHead.title, RecordHead.kind)
    headed = session.execute(rows.join(RecordHead, RecordHead.record_id == Record.id).where(Record.id.in_(items)))
    return {item: (author, title, kind) for item, author, title, kind in headed}
