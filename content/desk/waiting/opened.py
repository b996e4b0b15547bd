"""What the database is asked for about everything that is open: without its words, and of some alone where only they
were touched. Notices and records lie in tables of one shape."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Select, String, and_, func, literal, select, type_coerce
from sqlalchemy.orm import aliased

from content.desk.models import Decision, Notice, Record, RecordDecision, RecordHead, RecordRevision, Revision

from .touched import AMONG

OPEN: Final = ("draft", "submitted", "returned")


@dataclass(frozen=True, slots=True, eq=False)
class Statements:
    """Made once: making one costs as much as asking.

    rows: (revision, kind, item, author, editor, written at, ends at) of each that is open; writers: (item, account) of
    everybody who worded it since something of it was approved; made: the decisions on each of these revisions.
    """

    rows: Select[Any]
    writers: Select[Any]
    made: Select[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Noun:
    """whole: of everything; some: of the items whose ids the JSON text `ids` lists."""

    whole: Statements
    some: Statements


@dataclass(frozen=True, slots=True, eq=False)
class _Tables:
    """of: the column of a revision that names its item; open: the ids of the newest revisions that are open; number:
    the column there that names the item."""

    item: Any
    kind: Any
    revision: Any
    decision: Any
    of: Any
    open: Select[Any]
    number: Any


def _noun(tables: _Tables) -> Noun:
    return Noun(*(_statements(tables, each) for each in (tables.open, tables.open.where(tables.number.in_(AMONG)))))


def _statements(tables: _Tables, opened: Select[Any]) -> Statements:
    return Statements(_rows(tables, opened), _writers(tables, opened), _made(tables.decision, opened))


def _rows(tables: _Tables, opened: Select[Any]) -> Select[Any]:
    item, revision = tables.item, tables.revision
    written = (revision.account_id, revision.created_at, revision.ends_at)
    rows = select(revision.id, tables.kind, item.id, item.author_id, *written).join(item, item.id == tables.of)
    return rows.where(revision.id.in_(opened), item.withdrawn_at.is_(None))


def _writers(tables: _Tables, opened: Select[Any]) -> Select[Any]:
    revision, decision, named = tables.revision, tables.decision, tables.of.key
    approved, listed = aliased(revision), aliased(revision)
    since = (
        select(func.max(approved.sequence))
        .join(decision, and_(decision.revision_id == approved.id, decision.final))
        .where(getattr(approved, named) == tables.of)
        .correlate(revision)
        .scalar_subquery()
    )
    items = select(getattr(listed, named)).where(listed.id.in_(opened))
    later = revision.sequence > func.coalesce(since, 0)
    return select(tables.of, revision.account_id).where(tables.of.in_(items), later).distinct()


def _made(decision: Any, opened: Select[Any]) -> Select[Any]:
    columns = (
        decision.revision_id,
        decision.verdict,
        decision.account_id,
        type_coerce(decision.steps, String),
        decision.stands_for_id,
        decision.at,
        type_coerce(decision.declared, String),
    )
    return select(*columns).where(decision.revision_id.in_(opened)).order_by(decision.id)


def _open_notices() -> Select[Any]:
    """From the indices alone."""
    later = aliased(Revision)
    newer = select(later.id).where(later.notice_id == Revision.notice_id, later.sequence > Revision.sequence)
    final = select(Decision.id).where(Decision.revision_id == Revision.id, Decision.final)
    return select(Revision.id).where(~newer.exists(), ~final.exists())


NOTICES: Final = _noun(
    _Tables(Notice, literal("notice"), Revision, Decision, Revision.notice_id, _open_notices(), Revision.notice_id)
)
RECORDS: Final = _noun(
    _Tables(
        Record,
        Record.kind,
        RecordRevision,
        RecordDecision,
        RecordRevision.record_id,
        select(RecordHead.revision_id).where(RecordHead.state.in_(OPEN)),
        RecordHead.record_id,
    )
)
