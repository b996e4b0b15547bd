"""What the screens of one channel show or will show, and what is not approved for it yet, found without reading any
notice whole."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, aliased

from .compile.showing import Approved
from .models import Decision, Notice, Revision
from .moments import Ms

LEVELS: Final = ("urgent", "important", "routine")


class Place(NamedTuple):
    """An approved notice in a queue; text: "" where it has no words."""

    id: int
    level: str
    order: int
    text: str
    ends_at: Ms | None


def queue(session: Session, channel: str, now: Ms) -> list[Place]:
    """In the order of the screens: what is approved, not withdrawn and not over."""
    return going(approved(session, channel), now)


def going(places: Iterable[Place], now: Ms) -> list[Place]:
    """Those of them that are not over."""
    return [place for place in places if place.ends_at is None or place.ends_at > now]


def approved(session: Session, channel: str) -> list[Place]:
    """The same with what is over."""
    stands = (
        select(Revision.notice_id, func.max(Revision.sequence).label("sequence"))
        .join(Decision, Decision.revision_id == Revision.id)
        .where(Decision.final)
        .group_by(Revision.notice_id)
        .subquery()
    )
    content = Revision.content
    rows = (
        select(Notice.id, content["level"].as_string(), Notice.order, content["text"].as_string(), Revision.ends_at)
        .join(stands, stands.c.notice_id == Notice.id)
        .join(Revision, (Revision.notice_id == Notice.id) & (Revision.sequence == stands.c.sequence))
        .where(Notice.withdrawn_at.is_(None), _goes_to(channel))
    )
    found = [
        Place(number, level, order, text or "", ends) for number, level, order, text, ends in session.execute(rows)
    ]
    return sorted(found, key=lambda place: (LEVELS.index(place.level), place.order, place.id))


def drafts(session: Session, channel: str, now: Ms, notice: int | None = None) -> list[Approved]:
    """The newest wordings for this channel that are not approved yet, or of one notice, as if they were."""
    rows = _newest().where(*_going(now), _goes_to(channel))
    if notice is not None:
        rows = rows.where(Notice.id == notice)
    return [
        Approved(number, sequence, order, "preview", said) for number, sequence, order, said in session.execute(rows)
    ]


def _newest() -> Any:
    """The newest wording of every notice, where it was not approved."""
    later = aliased(Revision)
    newer = select(later.id).where(later.notice_id == Revision.notice_id, later.sequence > Revision.sequence)
    final = select(Decision.id).where(Decision.revision_id == Revision.id, Decision.final)
    columns = (Notice.id, Revision.sequence, Notice.order, Revision.content)
    rows = select(*columns).join(Revision, Revision.notice_id == Notice.id).order_by(Notice.id)
    return rows.where(~newer.exists(), ~final.exists())


def _going(now: Ms) -> Sequence[ColumnElement[bool]]:
    return Notice.withdrawn_at.is_(None), or_(Revision.ends_at.is_(None), Revision.ends_at > now)


def _goes_to(channel: str) -> ColumnElement[bool]:
    names = func.json_each(Revision.content, "$.channels").table_valued("value")
    return select(names.c.value).where(names.c.value == channel).exists()
