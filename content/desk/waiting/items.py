"""Everything that is a draft, in review or returned: who wrote it and what was decided, read without its words, so that
two thousand notices and ten thousand records cost a page next to nothing."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, String, and_, func, literal, select, type_coerce
from sqlalchemy.orm import Session, aliased

from content.desk import review
from content.desk.models import Decision, Notice, Record, RecordDecision, RecordHead, RecordRevision, Revision
from content.desk.moments import Ms
from content.desk.review import Capacity, Made

PATIENCE: Final = 2
OPEN: Final = ("draft", "submitted", "returned")


@dataclass(frozen=True, slots=True)
class Item:
    """kind: notice, or that of a record; state and due as `review` derives them of `made`; changed_at: when it was
    written or decided on last, so since when it is as it is; patience: working days at one step after which it is
    reminded of."""

    kind: str
    id: int
    author_id: int
    editor_id: int
    writers: frozenset[int]
    made: tuple[Made, ...]
    state: review.State
    due: review.Step | None
    changed_at: Ms
    ends_at: Ms | None
    patience: int

    def is_of(self, account_id: int) -> bool:
        return account_id in (self.author_id, self.editor_id)

    def waits_for(self, account_id: int, roles: frozenset[str], covered: Sequence[Capacity]) -> bool:
        """Whether this account may decide on it now."""
        if self.due is None or not any(self.due.role in held for held in (roles, *(each.roles for each in covered))):
            return False
        return review.refusal(self.made, account_id, roles, self.writers, covered) is None


def everything(session: Session) -> list[Item]:
    """What has waited longest comes first; what is over or withdrawn already is among it no more than it is open."""
    found = [*_read(session, NOTICES), *_read(session, RECORDS)]
    return sorted(found, key=lambda item: (item.changed_at, item.kind, item.id))


@dataclass(frozen=True, slots=True)
class _Tables:
    """Notices or records. open: the ids of the newest revisions that are open; of: the column of a revision that names
    its item."""

    item: Any
    kind: Any
    revision: Any
    decision: Any
    of: Any
    open: Select[Any]


def _open_notices() -> Select[Any]:
    """From the indices alone."""
    later = aliased(Revision)
    newer = select(later.id).where(later.notice_id == Revision.notice_id, later.sequence > Revision.sequence)
    final = select(Decision.id).where(Decision.revision_id == Revision.id, Decision.final)
    return select(Revision.id).where(~newer.exists(), ~final.exists())


NOTICES: Final = _Tables(Notice, literal("notice"), Revision, Decision, Revision.notice_id, _open_notices())
RECORDS: Final = _Tables(
    Record,
    Record.kind,
    RecordRevision,
    RecordDecision,
    RecordRevision.record_id,
    select(RecordHead.revision_id).where(RecordHead.state.in_(OPEN)),
)


def _read(session: Session, of: _Tables) -> list[Item]:
    item, revision = of.item, of.revision
    columns = (
        revision.id,
        of.kind,
        item.id,
        item.author_id,
        revision.account_id,
        revision.created_at,
        revision.ends_at,
    )
    rows = session.execute(
        select(*columns).join(item, item.id == of.of).where(revision.id.in_(of.open), item.withdrawn_at.is_(None))
    ).all()
    writers, made = _writers(session, of), _made(session, of)
    return [_item(row, writers.get(row[2], frozenset()), *made.get(row[0], ((), None, PATIENCE))) for row in rows]


def _item(row: Any, writers: frozenset[int], made: tuple[Made, ...], decided_at: Ms | None, patience: int) -> Item:
    _, kind, number, author, editor, created_at, ends_at = row
    all_of_them = writers | {author, editor}
    derived = (review.state(made), review.due(made))
    return Item(kind, number, author, editor, all_of_them, made, *derived, decided_at or created_at, ends_at, patience)


def _writers(session: Session, of: _Tables) -> dict[int, frozenset[int]]:
    """Who worded each open item since something of it was approved."""
    revision, decision = of.revision, of.decision
    named = of.of.key
    approved, opened = aliased(revision), aliased(revision)
    since = (
        select(func.max(approved.sequence))
        .join(decision, and_(decision.revision_id == approved.id, decision.final))
        .where(getattr(approved, named) == of.of)
        .correlate(revision)
        .scalar_subquery()
    )
    items = select(getattr(opened, named)).where(opened.id.in_(of.open))
    later: ColumnElement[bool] = revision.sequence > func.coalesce(since, 0)
    found: dict[int, set[int]] = {}
    # Most are written once: there the author is all there is to know.
    for number, account in session.execute(
        select(of.of, revision.account_id).where(of.of.in_(items), later).distinct()
    ):
        found.setdefault(number, set()).add(account)
    return {number: frozenset(accounts) for number, accounts in found.items()}


def _made(session: Session, of: _Tables) -> dict[int, tuple[tuple[Made, ...], Ms, int]]:
    """What was decided on each open revision, when last, and how patient its chain is."""
    decision = of.decision
    columns = (
        decision.revision_id,
        decision.verdict,
        decision.account_id,
        type_coerce(decision.steps, String),
        decision.stands_for_id,
        decision.at,
        type_coerce(decision.declared, String),
    )
    made: dict[int, list[Made]] = {}
    last: dict[int, Ms] = {}
    patience: dict[int, int] = {}
    for revision, verdict, account, steps, stands_for, at, declared in session.execute(
        select(*columns).where(decision.revision_id.in_(of.open)).order_by(decision.id)
    ):
        chain = tuple(json.loads(steps) or ()) if steps else ()
        made.setdefault(revision, []).append(Made(verdict, account, chain, stands_for))
        last[revision] = at
        if verdict == "submit":
            patience[revision] = _patience(declared)
    return {each: (tuple(found), last[each], patience.get(each, PATIENCE)) for each, found in made.items()}


def _patience(declared: str | None) -> int:
    told = (json.loads(declared) or {}) if declared else {}
    found = told.get("patience")
    return found if isinstance(found, int) else PATIENCE
