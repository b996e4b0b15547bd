"""Which notices and records something happened to, so that what is kept of thousands is read again for those alone."""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple, TypeVar

from sqlalchemy import bindparam, func, select, union
from sqlalchemy.orm import Session

from content.desk.database import once
from content.desk.models import Decision, LedgerEntry, Record, RecordDecision, RecordRevision, Revision

Kept = TypeVar("Kept")


class Mark(NamedTuple):
    """The newest of everything that wordings, decisions, withdrawals and the order of a queue leave behind: rows that
    are only ever added to, so it grows with every one of them."""

    revision: int
    decision: int
    record_revision: int
    record_decision: int
    withdrawn: int
    ordered: int

    @property
    def of_records(self) -> tuple[int, ...]:
        """Changes with whatever happens to a record, and with no notice that is written."""
        return self.record_revision, self.record_decision, self.withdrawn

    @property
    def of_queues(self) -> tuple[int, ...]:
        """Changes with whatever changes what is approved for a channel, or its order."""
        return self.decision, self.withdrawn, self.ordered

    @property
    def of_decisions(self) -> tuple[int, ...]:
        """Changes when anything is approved, returned or withdrawn."""
        return self.decision, self.record_decision, self.withdrawn

    def is_before(self, other: "Mark") -> bool:
        """Whether what happened between the two can be told."""
        return all(mine <= theirs for mine, theirs in zip(self, other, strict=True))


AMONG: Final = select(func.json_each(bindparam("ids")).table_valued("value").c.value)
"""The ids that the JSON text `ids` lists: one value however many there are, so that a statement is made once."""


class Touched(NamedTuple):
    """The ids of those that were worded, decided on or withdrawn."""

    notices: frozenset[int]
    records: frozenset[int]


def ids(among: Collection[int]) -> dict[str, str]:
    """The value for `AMONG`."""
    return {"ids": json.dumps(list(among))}


def without(before: Mapping[int, Kept], touched: Collection[int]) -> dict[int, Kept]:
    """What was known by id of those that nothing happened to."""
    return {each: known for each, known in before.items() if each not in touched}


def mark(session: Session) -> Mark:
    """Of the state of the database that this session sees."""
    return once(session, "mark", lambda it: Mark(*(each or 0 for each in it.execute(_MARK).one())))


def touched(session: Session, since: Mark) -> Touched:
    """By what happened after `since`."""
    asked, subjects = since._asdict(), list(session.scalars(_WITHDRAWN, since._asdict()))
    notices = {*session.scalars(_NOTICES, asked), *_notices(subjects)}
    return Touched(frozenset(notices), frozenset({*session.scalars(_RECORDS, asked), *_records(session, subjects)}))


def _notices(subjects: list[str]) -> Iterator[int]:
    for noun, _, name in (each.partition(":") for each in subjects):
        if noun == "notice":
            yield int(name)


def _records(session: Session, subjects: list[str]) -> Iterator[int]:
    for noun, _, name in (each.partition(":") for each in subjects):
        if noun == "record":
            kind, _, called = name.partition("/")
            yield from session.scalars(select(Record.id).where(Record.kind == kind, Record.name == called))


_GONE: Final = ("withdraw", "order")
_MARK: Final = select(
    *(select(func.max(each.id)).scalar_subquery() for each in (Revision, Decision, RecordRevision, RecordDecision)),
    *(select(func.max(LedgerEntry.seq)).where(LedgerEntry.kind == each).scalar_subquery() for each in _GONE),
)
_NOTICES: Final = union(
    select(Revision.notice_id).where(Revision.id > bindparam("revision")),
    select(Revision.notice_id)
    .join(Decision, Decision.revision_id == Revision.id)
    .where(Decision.id > bindparam("decision")),
)
_RECORDS: Final = union(
    select(RecordRevision.record_id).where(RecordRevision.id > bindparam("record_revision")),
    select(RecordRevision.record_id)
    .join(RecordDecision, RecordDecision.revision_id == RecordRevision.id)
    .where(RecordDecision.id > bindparam("record_decision")),
)
_WITHDRAWN: Final = select(LedgerEntry.subject).where(
    LedgerEntry.kind == "withdraw", LedgerEntry.seq > bindparam("withdrawn")
)
