"""The envelopes this hub signed, kept so that numbers only rise and damaged files can be written again."""

from collections.abc import Iterator

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from content.published.envelope import Envelope
from content.published.store import Kind, Store

from .models import Publication

Ms = int
KEPT = 5


def next_number(session: Session, store: Store, kind: Kind, channel: str, now: Ms) -> int:
    """Above every number ever used, also by a store that is newer than a restored database; the caller
    holds the publishing lock."""
    of_kind = Publication.kind == kind, Publication.channel == channel
    last = session.scalar(select(func.max(Publication.number)).where(*of_kind)) or 0
    stored = store.numbers(kind, channel or None)
    return max(last + 1, (stored[0] if stored else 0) + 1, now // 1000)


def keep(session: Session, kind: Kind, channel: str, envelope: Envelope, now: Ms) -> None:
    """Record an envelope; of each channel the last few are kept."""
    session.add(
        Publication(
            kind=kind,
            channel=channel,
            number=envelope.number,
            body=envelope.body,
            signature=envelope.signature,
            key=envelope.key,
            at=now,
        )
    )
    of_kind = Publication.kind == kind, Publication.channel == channel
    newest = select(Publication.number).where(*of_kind).order_by(Publication.number.desc()).limit(KEPT)
    session.execute(delete(Publication).where(*of_kind, Publication.number.not_in(newest)))


def newest(session: Session, kind: Kind, channel: str = "") -> Envelope | None:
    of_kind = Publication.kind == kind, Publication.channel == channel
    row = session.scalars(select(Publication).where(*of_kind).order_by(Publication.number.desc()).limit(1)).first()
    return as_envelope(row) if row else None


def all_newest(session: Session) -> Iterator[tuple[Kind, str, Envelope]]:
    """The newest of each kind and channel."""
    for kind, channel in session.execute(select(Publication.kind, Publication.channel).distinct()).tuples():
        found = newest(session, _kind(kind), channel)
        if found:
            yield _kind(kind), channel, found


def as_envelope(row: Publication) -> Envelope:
    return Envelope(row.body, row.number, row.signature, row.key)


def _kind(word: str) -> Kind:
    kinds: dict[str, Kind] = {"programmes": "programmes", "editions": "editions", "access": "access"}
    return kinds[word]
