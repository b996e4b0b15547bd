"""The append-only record of who did what: each line's hash covers the line before it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.published.canonical import digest

from . import readers
from .actor import Actor
from .errors import Problem
from .lines import seq_of
from .links import GENESIS
from .models import LedgerEntry

Ms = int
ENTERED: Final = "ledger-entered"
DAY: Final = 86_400_000
NOBODY: Final = "foyer"
"""The actor of what Foyer does by itself."""


def append(
    session: Session,
    actor: Actor | None,
    kind: str,
    subject: str,
    details: Mapping[str, Any],
    *,
    now: Ms,
    origin: str,
) -> LedgerEntry:
    """Write the next line. `subject` is like "notice:12", `origin` an address, "console" or "foyer".

    A line whose time is more than a day off the line before is preceded by one of kind `clock-jump`:
    from then on nothing is published until somebody confirms the clock.
    """
    last = newest(session)
    if last is not None and abs(now - last.at) > DAY:
        jump = {"from": last.at, "to": now}
        last = _write(session, last, NOBODY, "clock-jump", "hub", jump, now, "foyer")
    name = actor.name if actor else NOBODY
    return _write(session, last, name, kind, subject, _in_unicode(dict(details)), now, origin)


def entered(session: Session) -> Sequence[LedgerEntry]:
    """The lines of this transaction, in order."""
    found: list[LedgerEntry] = session.info.get(ENTERED, [])
    return found


def newest(session: Session) -> LedgerEntry | None:
    return session.scalars(select(LedgerEntry).order_by(LedgerEntry.seq.desc()).limit(1)).first()


def after(session: Session, seq: int, limit: int = 200, reader: str = readers.EVERYTHING) -> Sequence[LedgerEntry]:
    """The lines after number `seq` that this reader may read, oldest first."""
    lines = select(LedgerEntry).where(LedgerEntry.seq > seq).order_by(LedgerEntry.seq).limit(limit)
    return session.scalars(lines.where(readers.readable(reader)) if reader else lines).all()


def before(session: Session, seq: int | None = None, limit: int = 50) -> Sequence[LedgerEntry]:
    """The lines before number `seq` (None: all), newest first, as the ledger's page shows them."""
    lines = select(LedgerEntry).order_by(LedgerEntry.seq.desc()).limit(limit)
    return session.scalars(lines if seq is None else lines.where(LedgerEntry.seq < seq)).all()


def about(session: Session, subject: str) -> Sequence[LedgerEntry]:
    """All lines on one subject, oldest first."""
    lines = select(LedgerEntry).where(LedgerEntry.subject == subject).order_by(LedgerEntry.seq)
    return session.scalars(lines).all()


def find(session: Session, entry_id: str) -> LedgerEntry | None:
    """The line of that id, if it is there and its own bytes still give its hash."""
    seq = seq_of(entry_id)
    entry = session.get(LedgerEntry, seq) if seq else None
    if entry is None or entry.id != entry_id or entry.hash != hash_of(entry):
        return None
    following = session.get(LedgerEntry, entry.seq + 1)
    return entry if following is None or following.prev == entry.hash else None


def hash_of(entry: LedgerEntry) -> str:
    """The hash that a line must have by its bytes; "" when they have no canonical form any more."""
    line = {
        "seq": entry.seq,
        "at": entry.at,
        "actor": entry.actor,
        "kind": entry.kind,
        "subject": entry.subject,
        "details": entry.details,
        "origin": entry.origin,
        "prev": entry.prev,
    }
    try:
        return digest(line)
    except (TypeError, ValueError):
        return ""


def clock_is_confirmed(session: Session, now: Ms) -> bool:
    """Whether `now` goes with what the ledger says of time: no jump of over a day that nobody confirmed."""
    last = session.scalar(select(LedgerEntry.at).order_by(LedgerEntry.seq.desc()).limit(1))
    if last is None:
        return True
    words = LedgerEntry.kind.in_(("clock-jump", "clock-confirmed"))
    word = session.scalar(select(LedgerEntry.kind).where(words).order_by(LedgerEntry.seq.desc()).limit(1))
    return abs(now - last) <= DAY and word in (None, "clock-confirmed")


def require_clock(session: Session, now: Ms) -> None:
    """Raises Problem 409 `clock` unless `now` is confirmed."""
    if not clock_is_confirmed(session, now):
        message = "the hub's clock is more than a day off the ledger's last line; confirm the clock first"
        raise Problem(409, "clock", message)


def _in_unicode(details: dict[str, Any]) -> dict[str, Any]:
    """A line stays for ever: what no page can be written with, as the name of a file may be, does not get into it."""
    text = json.dumps(details, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        found: dict[str, Any] = json.loads(text.encode("utf-8", "replace"))
        return found
    return details


def _write(
    session: Session,
    last: LedgerEntry | None,
    actor: str,
    kind: str,
    subject: str,
    details: dict[str, Any],
    now: Ms,
    origin: str,
) -> LedgerEntry:
    entry = LedgerEntry(
        seq=last.seq + 1 if last else 1,
        at=now,
        actor=actor,
        kind=kind,
        subject=subject,
        details=details,
        origin=origin,
        prev=last.hash if last else GENESIS,
    )
    entry.hash = hash_of(entry)
    session.add(entry)
    session.flush()
    session.info.setdefault(ENTERED, []).append(entry)
    return entry
