"""Wordings of notices and what was decided on them as plain rows, for lists: a mapped object for each of some hundred
rows costs a page more than all that it shows of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from .models import Account, Decision, Notice, Revision
from .moments import Ms
from .waiting.touched import AMONG, ids


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    name: str
    display_name: str


class Decided(NamedTuple):
    """As `models.Decided`."""

    verdict: str
    step: int | None
    steps: Sequence[str] | None
    declared: Mapping[str, Any] | None
    account: Person
    stands_for: Person | None
    at: Ms
    note: str
    ledger_id: str

    @property
    def account_id(self) -> int:
        return self.account.id

    @property
    def stands_for_id(self) -> int | None:
        return self.stands_for.id if self.stands_for else None


class Worded(NamedTuple):
    """As `models.Worded`, with its decisions in their order."""

    sequence: int
    content: Mapping[str, Any]
    digest: str
    account: Person
    created_at: Ms
    ends_at: Ms | None
    decisions: Sequence[Decided]


class Noticed(NamedTuple):
    """As `models.Notice`, with its wordings in their order."""

    id: int
    author: Person
    order: int
    created_at: Ms
    withdrawn_at: Ms | None
    revisions: Sequence[Worded]


def noticed(session: Session, among: Collection[int]) -> list[Noticed]:
    """The notices of these ids."""
    asked = ids(among)
    decisions, wordings = session.execute(_DECISIONS, asked).all(), session.execute(_WORDINGS, asked).all()
    notices = session.execute(_NOTICES, asked).all()
    numbers = {row.author_id for row in notices} | {row.account_id for row in wordings}
    numbers |= {number for row in decisions for number in (row.account_id, row.stands_for_id) if number is not None}
    people = {row.id: Person(*row) for row in session.execute(_PEOPLE, ids(numbers))}
    made: dict[int, list[Decided]] = {}
    for revision, verdict, step, steps, declared, account, stands_for, *told in decisions:
        by, absent = people[account], people.get(stands_for)
        made.setdefault(revision, []).append(Decided(verdict, step, steps, declared, by, absent, *told))
    worded: dict[int, list[Worded]] = {}
    for notice, number, sequence, content, digest, account, created_at, ends_at in wordings:
        wording = Worded(sequence, content, digest, people[account], created_at, ends_at, made.get(number, ()))
        worded.setdefault(notice, []).append(wording)
    return [
        Noticed(each, people[author], order, created_at, withdrawn_at, worded[each])
        for each, author, order, created_at, withdrawn_at in notices
    ]


_NOTICES: Final = select(Notice.id, Notice.author_id, Notice.order, Notice.created_at, Notice.withdrawn_at).where(
    Notice.id.in_(AMONG)
)
_WORDINGS: Final = (
    select(
        Revision.notice_id,
        Revision.id,
        Revision.sequence,
        Revision.content,
        Revision.digest,
        Revision.account_id,
        Revision.created_at,
        Revision.ends_at,
    )
    .where(Revision.notice_id.in_(AMONG))
    .order_by(Revision.sequence)
)
_DECISIONS: Final = (
    select(
        Decision.revision_id,
        Decision.verdict,
        Decision.step,
        Decision.steps,
        Decision.declared,
        Decision.account_id,
        Decision.stands_for_id,
        Decision.at,
        Decision.note,
        Decision.ledger_id,
    )
    .join(Revision, Revision.id == Decision.revision_id)
    .where(Revision.notice_id.in_(AMONG))
    .order_by(Decision.id)
)
_PEOPLE: Final = select(Account.id, Account.name, Account.display_name).where(Account.id.in_(AMONG))
