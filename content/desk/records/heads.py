"""Lists, counts and searches of records, from their heads alone; and which one an id or a name is of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from .. import review
from ..errors import Problem
from ..models import Account, Record, RecordDecision, RecordHead
from ..moments import Ms
from ..views import person
from ..worded import Person

PAGE: Final = 30
LARGEST_ID: Final = 2**53
MOST_NAMED: Final = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for; "" is anything. department: its name; gaps: only what has no English somewhere."""

    kind: str = ""
    state: str = ""
    words: str = ""
    department: str = ""
    name: str = ""
    gaps: bool = False
    author: int | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """A record in a list. waits_for: the role whose decision is due, "" while none is."""

    id: int
    kind: str
    name: str
    title: str
    title_en: str
    state: str
    stands: bool
    department: str
    untranslated: int
    changed_at: Ms
    author: Person
    waits_for: str


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was asked for: `start` is the place of its first among `total`."""

    heads: list[Head]
    total: int
    start: int


def find_page(session: Session, asked: Asked, start: int = 0, most: int = PAGE) -> Found:
    """What was changed last comes first; a `start` beyond the end is the beginning."""
    wanted = select(RecordHead.record_id).where(*_conditions(asked))
    if asked.author is not None:
        wanted = wanted.join(Record, Record.id == RecordHead.record_id).where(Record.author_id == asked.author)
    ordered = wanted.order_by(RecordHead.changed_at.desc(), RecordHead.record_id.desc())
    if asked.words:
        # Every head has to be looked at, so it is done once.
        ids = session.scalars(ordered).all()
        start = start if 0 <= start < len(ids) else 0
        return Found(_heads(session, ids[start : start + most]), len(ids), start)
    total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    start = start if 0 <= start < total else 0
    return Found(_heads(session, session.scalars(ordered.offset(start).limit(most)).all()), total, start)


def counts(session: Session) -> dict[str, dict[str, int]]:
    """How many records of each kind are in each state."""
    rows = select(RecordHead.kind, RecordHead.state, func.count()).group_by(RecordHead.kind, RecordHead.state)
    found: dict[str, dict[str, int]] = {}
    for kind, state, number in session.execute(rows):
        found.setdefault(kind, {})[state] = number
    return found


def untranslated(session: Session) -> dict[str, int]:
    """How many records of each kind have a text without English; those that were withdrawn do not count."""
    wanted = select(RecordHead.kind, func.count()).where(RecordHead.untranslated > 0, RecordHead.state != "withdrawn")
    return {kind: number for kind, number in session.execute(wanted.group_by(RecordHead.kind))}


def named(session: Session, kind: str) -> list[tuple[str, str]]:
    """(name, title) of the records of a kind that others may point to, by title; the first MOST_NAMED of them."""
    rows = select(RecordHead.name, RecordHead.title).where(RecordHead.kind == kind, RecordHead.state != "withdrawn")
    return [(name, title) for name, title in session.execute(rows.order_by(RecordHead.title).limit(MOST_NAMED))]


def key(session: Session, number: int) -> tuple[str, str]:
    """Kind and name of the record of this id; raises Problem 404."""
    known = select(Record.kind, Record.name).where(Record.id == number)
    row = session.execute(known).first() if 0 < number < LARGEST_ID else None
    if row is None:
        raise Problem(404, "not-found", "there is nothing of that number")
    return row[0], row[1]


def ids_of(kind: str | None, state: str | None) -> Select[Any]:
    """Which the records of a kind in a state are; None is any."""
    return select(RecordHead.record_id).where(*_conditions(Asked(kind or "", state or "")))


def _conditions(asked: Asked) -> list[ColumnElement[bool]]:
    head = RecordHead
    exact = ((head.kind, asked.kind), (head.state, asked.state), (head.department, asked.department))
    found: list[ColumnElement[bool]] = [column == value for column, value in exact if value]
    if asked.name:
        found.append(head.name == asked.name)
    if asked.gaps:
        found.append(head.untranslated > 0)
    # Every word somewhere; SQLite's own small letters know the Latin alphabet only, as those in the head.
    found += [func.instr(head.said, func.lower(word)) > 0 for word in asked.words.split()]
    return found


def _heads(session: Session, ids: Sequence[int]) -> list[Head]:
    rows = session.execute(
        select(RecordHead, Account)
        .join(Record, Record.id == RecordHead.record_id)
        .join(Account, Account.id == Record.author_id)
        .where(RecordHead.record_id.in_(ids))
    ).all()
    waits = _waits_for(session, [head.revision_id for head, _ in rows if head.state == "submitted"])
    found = {head.record_id: _head(head, author, waits.get(head.revision_id, "")) for head, author in rows}
    return [found[each] for each in ids]


def _waits_for(session: Session, revisions: Sequence[int]) -> dict[int, str]:
    """The role that each of these wordings waits for."""
    made: dict[int, list[review.Made]] = {}
    decision = RecordDecision
    rows = select(decision.revision_id, decision.verdict, decision.account_id, decision.steps)
    for revision, verdict, by, steps in session.execute(
        rows.where(decision.revision_id.in_(revisions)).order_by(decision.id)
    ):
        made.setdefault(revision, []).append(review.Made(verdict, by, tuple(steps or ())))
    due: dict[int, Any] = {revision: review.due(decisions) for revision, decisions in made.items()}
    return {revision: step.role for revision, step in due.items() if step}


def _head(head: RecordHead, author: Account, waits_for: str) -> Head:
    return Head(
        id=head.record_id,
        kind=head.kind,
        name=head.name,
        title=head.title,
        title_en=head.title_en,
        state=head.state,
        stands=head.stands,
        department=head.department or "",
        untranslated=head.untranslated,
        changed_at=head.changed_at,
        author=person(author),
        waits_for=waits_for,
    )
