"""Notices in lists: which of thousands are asked for is found without reading their words, and only a page of them is
read whole."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, aliased

from .models import Decision, Notice, Revision
from .moments import Ms, ms
from .views import NoticeView, notice_view
from .waiting.touched import AMONG
from .waiting.touched import ids as ids_of
from .worded import noticed

PAGE: Final = 30


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for; "" is anything. state: as `views.NoticeView` derives it, or live or expired; words:
    what is in its text; author: whose."""

    channel: str = ""
    state: str = ""
    words: str = ""
    author: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was asked for: `start` is the place of its first among `total`."""

    notices: list[NoticeView]
    total: int
    start: int


class Row(NamedTuple):
    """What a state is derived from.

    newest and stands: the sequence of the newest wording, and of the newest that was approved; verdict: the last on
    the newest; ends_at and begins: of the wording that counts."""

    id: int
    withdrawn_at: Ms | None
    newest: int
    stands: int | None
    verdict: str | None
    ends_at: Ms | None
    begins: str | None


def find_page(
    session: Session, now: Ms, asked: Asked, start: int = 0, most: int = PAGE, known: Iterable[Row] | None = None
) -> Found:
    """Newest first; a `start` beyond the end is the beginning. known: what `rows` found, where it still holds."""
    found = rows(session, asked) if known is None else known
    ids = [row.id for row in found if not asked.state or _is(row, asked.state, now)]
    start = start if 0 <= start < len(ids) else 0
    return Found(read(session, ids[start : start + most], now), len(ids), start)


def read(session: Session, ids: Sequence[int], now: Ms) -> list[NoticeView]:
    """Whole, in the order of `ids`."""
    found = {row.id: notice_view(row, now) for row in noticed(session, ids)}
    return [found[each] for each in ids if each in found]


def renewed(session: Session, asked: Asked, before: Iterable[Row], touched: Collection[int]) -> list[Row]:
    """What `rows` found `before`, after something happened to the notices `touched`."""
    left = [row for row in before if row.id not in touched]
    new = rows(session, asked, touched) if touched else []
    return sorted([*left, *new], key=lambda row: row.id, reverse=True)


def rows(session: Session, asked: Asked, among: Collection[int] | None = None) -> list[Row]:
    """What is asked for, whatever its state, newest first; of all, or among these ids."""
    wanted, counts, ids = (_ALL, _COUNTS, {}) if among is None else (_SOME, _COUNTS, ids_of(among))
    if asked.channel:
        names = func.json_each(counts.content, "$.channels").table_valued("value")
        wanted = wanted.where(select(names.c.value).where(names.c.value == asked.channel).exists())
    for word in asked.words.split():
        wanted = wanted.where(func.instr(func.lower(counts.content["text"].as_string()), func.lower(word)) > 0)
    if asked.author is not None:
        wanted = wanted.where(Notice.author_id == asked.author)
    return [Row(*row) for row in session.execute(wanted, ids)]


_NEWEST: Final = select(Revision.notice_id, func.max(Revision.sequence).label("sequence")).group_by(Revision.notice_id)
_STANDS: Final = (
    select(Revision.notice_id, func.max(Revision.sequence).label("sequence"))
    .join(Decision, Decision.revision_id == Revision.id)
    # Half of all decisions are final: a notice's own are found by its wordings.
    .where(func.likely(Decision.final))
    .group_by(Revision.notice_id)
)
_COUNTS: Final = aliased(Revision, name="counts")


def _query(*of: ColumnElement[bool]) -> Select[Any]:
    """Every notice with the wording that counts: what stands while it is not withdrawn, else the newest."""
    newest, stands, last = _NEWEST.where(*of).subquery(), _STANDS.where(*of).subquery(), aliased(Revision)
    counts = _COUNTS
    verdict = (
        select(Decision.verdict)
        .where(Decision.revision_id == last.id)
        .order_by(Decision.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    shown = func.iif(
        Notice.withdrawn_at.is_(None), func.coalesce(stands.c.sequence, newest.c.sequence), newest.c.sequence
    )
    columns = (Notice.id, Notice.withdrawn_at, newest.c.sequence, stands.c.sequence, verdict, counts.ends_at)
    return (
        select(*columns, counts.content["start"].as_string())
        .join(newest, newest.c.notice_id == Notice.id)
        .outerjoin(stands, stands.c.notice_id == Notice.id)
        .join(last, (last.notice_id == Notice.id) & (last.sequence == newest.c.sequence))
        .join(_COUNTS, (counts.notice_id == Notice.id) & (counts.sequence == shown))
        .order_by(Notice.id.desc())
    )


_ALL: Final = _query()
_SOME: Final = _query(Revision.notice_id.in_(AMONG))


def _is(row: Row, state: str, now: Ms) -> bool:
    over = row.ends_at is not None and row.ends_at <= now
    if state == "expired":
        return over
    if state == "live":
        begun = row.begins is None or ms(row.begins) <= now
        return row.withdrawn_at is None and row.stands is not None and begun and not over
    return _state(row) == state


def _state(row: Row) -> str:
    if row.withdrawn_at is not None:
        return "withdrawn"
    if row.stands == row.newest:
        return "approved"
    if row.verdict is None:
        return "draft"
    return "returned" if row.verdict == "return" else "submitted"
