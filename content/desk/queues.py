"""What the screens of one channel show or will show, and what is not approved for it yet, found without reading any
notice whole."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from .compile.showing import Approved
from .models import Decision, Notice, Revision
from .moments import Ms
from .waiting.touched import AMONG, Touched, ids, without

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


class Proposed(NamedTuple):
    """The newest wording of a notice, not approved yet."""

    sequence: int
    content: Mapping[str, Any]
    ends_at: Ms | None


def drafts(session: Session, known: Mapping[int, Proposed], now: Ms, notice: int | None = None) -> list[Approved]:
    """What of the `known` that is `proposed` for a channel is not over, or of one notice, as if it were approved."""
    wanted = known if notice is None else {notice: known[notice]} if notice in known else {}
    orders = {number: order for number, order in session.execute(_ORDERS, ids(wanted))}
    return [
        Approved(number, each.sequence, orders[number], "preview", each.content)
        for number, each in sorted(wanted.items())
        if each.ends_at is None or each.ends_at > now
    ]


def proposed(session: Session, channel: str) -> dict[int, Proposed]:
    """By notice, what waits to be approved for this channel."""
    return {number: Proposed(*row) for number, *row in session.execute(_PROPOSED, {"channel": channel})}


def renewed(session: Session, before: Mapping[int, Proposed], touched: Touched, channel: str) -> Mapping[int, Proposed]:
    """The same, where it was `before` until something happened to those that were touched."""
    if not touched.notices:
        return before
    asked = {"channel": channel, **ids(touched.notices)}
    found = {number: Proposed(*row) for number, *row in session.execute(_PROPOSED_AMONG, asked)}
    return without(before, touched.notices) | found


def _goes_to(channel: Any) -> ColumnElement[bool]:
    names = func.json_each(Revision.content, "$.channels").table_valued("value")
    return select(names.c.value).where(names.c.value == channel).exists()


def _newest() -> Any:
    """The newest wording of every notice, where it was not approved."""
    later = aliased(Revision)
    newer = select(later.id).where(later.notice_id == Revision.notice_id, later.sequence > Revision.sequence)
    final = select(Decision.id).where(Decision.revision_id == Revision.id, Decision.final)
    columns = (Notice.id, Revision.sequence, Revision.content, Revision.ends_at)
    rows = select(*columns).join(Revision, Revision.notice_id == Notice.id)
    stands = ~newer.exists(), ~final.exists(), Notice.withdrawn_at.is_(None)
    return rows.where(*stands, _goes_to(bindparam("channel")))


# Made once: making one costs as much as asking.
_PROPOSED: Final = _newest()
_PROPOSED_AMONG: Final = _PROPOSED.where(Notice.id.in_(AMONG))
_ORDERS: Final = select(Notice.id, Notice.order).where(Notice.id.in_(AMONG))
