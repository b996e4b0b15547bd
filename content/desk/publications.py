"""The envelopes this hub signed, kept so that numbers only rise and damaged files can be written again."""

from collections.abc import Iterator

from sqlalchemy import case, delete, func, select
from sqlalchemy.orm import Session, aliased

from content.published.envelope import Envelope
from content.published.errors import Refused
from content.published.keys import Trust
from content.published.store import KINDS, Kind, Store

from .models import Publication

Ms = int
KEPT = 5
KEPT_EDITIONS = 20
"""So many can be gone back to."""


def next_number(session: Session, store: Store, trust: Trust, kind: Kind, channel: str, now: Ms) -> int:
    """Above every number ever used, also by a store that is newer than a restored database; the caller
    holds the publishing lock."""
    of_kind = Publication.kind == KINDS[kind], Publication.channel == channel
    last = session.scalar(select(func.max(Publication.number)).where(*of_kind)) or 0
    return max(last + 1, _above(store, trust, kind, channel, last) + 1, now // 1000)


def keep(session: Session, kind: Kind, channel: str, envelope: Envelope, now: Ms) -> None:
    """Record an envelope."""
    session.add(
        Publication(
            kind=KINDS[kind],
            channel=channel,
            number=envelope.number,
            body=envelope.body,
            signature=envelope.signature,
            key=envelope.key,
            at=now,
        )
    )


def prune(session: Session) -> None:
    """Forget all but the last few of each kind and channel."""
    other = aliased(Publication)
    newer = (
        select(func.count())
        .select_from(other)
        .where(
            other.kind == Publication.kind,
            other.channel == Publication.channel,
            other.number > Publication.number,
        )
        .scalar_subquery()
    )
    kept = case((Publication.kind == "edition", KEPT_EDITIONS), else_=KEPT)
    session.execute(delete(Publication).where(newer >= kept).execution_options(synchronize_session=False))


def newest(session: Session, kind: Kind, channel: str = "") -> Envelope | None:
    of_kind = Publication.kind == KINDS[kind], Publication.channel == channel
    row = session.scalars(select(Publication).where(*of_kind).order_by(Publication.number.desc()).limit(1)).first()
    return as_envelope(row) if row else None


def numbered(session: Session, kind: Kind, channel: str, number: int) -> Envelope | None:
    """That very one, while it is kept."""
    of_kind = Publication.kind == KINDS[kind], Publication.channel == channel, Publication.number == number
    row = session.scalars(select(Publication).where(*of_kind)).first()
    return as_envelope(row) if row else None


def kept_numbers(session: Session, kind: Kind) -> set[tuple[str, int]]:
    """(channel, number) of every envelope of that kind that is kept."""
    kept = select(Publication.channel, Publication.number).where(Publication.kind == KINDS[kind])
    return {(channel, number) for channel, number in session.execute(kept)}


def standing(session: Session, trust: Trust, channel: str) -> str | None:
    """The body of the channel's newest programme, as it was signed; None when it is not that any more: what is laid
    over it would be signed again."""
    found = newest(session, "programmes", channel)
    if found is None:
        return None
    try:
        trust.verify(found.key, found.signature, found.body.encode())
    except Refused:
        return None
    return found.body


def all_newest(session: Session) -> Iterator[tuple[Kind, str, Envelope]]:
    """The newest of each kind and channel."""
    known = session.execute(select(Publication.kind, Publication.channel).distinct()).all()
    for kind, word in KINDS.items():
        for channel in sorted(channel for each, channel in known if each == word):
            found = newest(session, kind, channel)
            if found:
                yield kind, channel, found


def as_envelope(row: Publication) -> Envelope:
    return Envelope(row.body, row.number, row.signature, row.key)


def everything(session: Session) -> Iterator[tuple[Kind, str, Envelope]]:
    """All that is kept, oldest first."""
    kinds: dict[str, Kind] = {word: kind for kind, word in KINDS.items()}
    for row in session.scalars(select(Publication).order_by(Publication.number)):
        yield kinds[row.kind], row.channel, as_envelope(row)


def _above(store: Store, trust: Trust, kind: Kind, channel: str, last: int) -> int:
    """The newest number of the store above `last` that this hub really signed; else `last`."""
    for number in store.numbers(kind, channel or None):
        if number <= last:
            break
        try:
            store.opened(trust, kind, number, channel or None)
        except Refused:
            continue
        return number
    return last
