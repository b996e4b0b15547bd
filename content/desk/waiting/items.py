"""Everything that is a draft, in review or returned: who wrote it and what was decided, read without its words, so that
two thousand notices and ten thousand records cost a page next to nothing."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy.orm import Session

from content.desk import review
from content.desk.lines import parsed
from content.desk.live import steps_of
from content.desk.moments import Ms
from content.desk.review import Capacity, Made

from .opened import NOTICES, RECORDS, Noun
from .touched import Touched
from .touched import ids as among

PATIENCE: Final = 2


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
    return _sorted([*_read(session, NOTICES), *_read(session, RECORDS)])


def renewed(session: Session, before: Iterable[Item], touched: Touched) -> list[Item]:
    """The same, where it was `before` until something happened to those that were touched."""
    left = [item for item in before if item.id not in (touched.notices if item.kind == "notice" else touched.records)]
    return _sorted([*left, *_read(session, NOTICES, touched.notices), *_read(session, RECORDS, touched.records)])


def _sorted(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (item.changed_at, item.kind, item.id))


def _read(session: Session, noun: Noun, ids: Collection[int] | None = None) -> list[Item]:
    """Those of the noun that are open; with `ids` among them alone."""
    if ids is not None and not ids:
        return []
    asked, these = (noun.whole, {}) if ids is None else (noun.some, among(ids))
    writers, made = _writers(session.execute(asked.writers, these)), _made(session.execute(asked.made, these))
    rows = session.execute(asked.rows, these).all()
    return [_item(row, writers.get(row[2], frozenset()), *made.get(row[0], ((), None, PATIENCE))) for row in rows]


def _item(row: Any, writers: frozenset[int], made: tuple[Made, ...], decided_at: Ms | None, patience: int) -> Item:
    _, kind, number, author, editor, created_at, ends_at = row
    all_of_them = writers | {editor}
    derived = (review.state(made), review.due(made))
    return Item(kind, number, author, editor, all_of_them, made, *derived, decided_at or created_at, ends_at, patience)


def _writers(rows: Iterable[Any]) -> dict[int, frozenset[int]]:
    """Who worded each open item since something of it was approved."""
    found: dict[int, set[int]] = {}
    # Most are written once: there the author is all there is to know.
    for number, account in rows:
        found.setdefault(number, set()).add(account)
    return {number: frozenset(accounts) for number, accounts in found.items()}


def _made(rows: Iterable[Any]) -> dict[int, tuple[tuple[Made, ...], Ms, int]]:
    """What was decided on each open revision, when last, and how patient its chain is."""
    made: dict[int, list[Made]] = {}
    last: dict[int, Ms] = {}
    patience: dict[int, int] = {}
    for revision, verdict, account, steps, stands_for, at, declared in rows:
        made.setdefault(revision, []).append(Made(verdict, account, steps_of(steps), stands_for))
        last[revision] = at
        if verdict == "submit":
            patience[revision] = _patience(declared)
    return {each: (tuple(found), last[each], patience.get(each, PATIENCE)) for each, found in made.items()}


def _patience(declared: str | None) -> int:
    found = parsed(declared or "").get("patience")
    return found if isinstance(found, int) else PATIENCE
