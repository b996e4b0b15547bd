"""What is found wrong with the ledger stops publishing until the audit administrator has decided, with a reason:
whoever runs the system could have done it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.published.canonical import canonical
from content.published.errors import Refused
from content.published.keys import Signer, Trust

from . import heads, ledger, sealing, three
from .actor import Actor
from .database import announce, announce_channels
from .errors import Problem
from .links import Break
from .models import Channel, LedgerEntry

Ms = int
BROKEN: Final = "ledger-broken"
ACCEPTED: Final = "ledger-accepted"
MOST: Final = 2000
"""More than so many breaks nobody can judge: then a backup has to be restored."""
# What they are called depends on how many lines have come since.
AT_THE_END: Final = frozenset({"cut", "unsigned"})

_LAST: Final = (
    select(LedgerEntry.seq, LedgerEntry.kind, LedgerEntry.at, LedgerEntry.details)
    .where(LedgerEntry.kind.in_((BROKEN, ACCEPTED)))
    .order_by(LedgerEntry.seq.desc())
    .limit(1)
)


class Stop(NamedTuple):
    """Publishing is stopped by line `seq`, since `at`; so many `places` do not hold, the first of them in `breaks`."""

    seq: int
    at: Ms
    places: int
    breaks: Sequence[Break]


class Accepted(NamedTuple):
    """The breaks that an administrator decided to live with, and the line that says so."""

    seq: int
    actor: str
    reason: str
    breaks: frozenset[Break]


def standing(session: Session) -> Stop | None:
    """Why nothing is published; None when nothing is in the way."""
    last = session.execute(_LAST).first()
    if last is None or last.kind == ACCEPTED:
        return None
    return Stop(last.seq, last.at, int(last.details.get("count", 0)), _listed(last.details))


def require_none(session: Session) -> None:
    """Raises Problem 409 `ledger-broken` while publishing is stopped."""
    stop = standing(session)
    if stop is not None:
        raise refused(stop.breaks)


def refused(found: Iterable[Break]) -> Problem:
    message = "nothing is published until an administrator has decided: %(why)s"
    return Problem(409, "ledger-broken", message, why=str(next(iter(found), "ledger")))


def note(session: Session, found: Sequence[Break], trust: Trust, *, now: Ms) -> bool:
    """Enter what is broken and nobody has accepted; whether there was anything new to enter."""
    new = unknown(session, found, trust)
    stop = standing(session)
    told = set(stop.breaks) if stop else set()
    if not [each for each in new if each not in told and not (stop and each.what in AT_THE_END)]:
        return False
    details = {"count": len(found), "breaks": [list(each) for each in found[:MOST]]}
    ledger.append(session, None, BROKEN, "hub", details, now=now, origin=ledger.NOBODY)
    return True


def found_now(session: Session, trust: Trust, now: Ms) -> Sequence[Break]:
    """What does not hold of the lines since the checkpoint and nobody has accepted, entered; where there is nothing,
    the line that this transaction enters becomes the checkpoint."""
    found = unknown(session, heads.tail(session, trust), trust)
    if found:
        note(session, found, trust, now=now)
    else:
        sealing.checkpoint(session)
    return found


def unknown(session: Session, found: Sequence[Break], trust: Trust) -> list[Break]:
    """The breaks that nobody has accepted."""
    known = frozenset[Break]().union(*(each.breaks for each in accepted(session, trust))) if found else frozenset()
    return [each for each in found if each not in known]


def accepted(session: Session, trust: Trust) -> list[Accepted]:
    """Every decision to live with something; one that the hub has not signed is none."""
    lines = select(LedgerEntry).where(LedgerEntry.kind == ACCEPTED).order_by(LedgerEntry.seq)
    return [_as_accepted(line) for line in session.scalars(lines) if _is_signed(line, trust)]


def accept(session: Session, actor: Actor, reason: str, signer: Signer, *, seen: int, now: Ms, origin: str) -> None:
    """Publish again, on a ledger that is broken as line `seen` says and not otherwise.

    Raises Problem 403, 400 naming reason, 409 when nothing is stopped, something else was found since, or too much is
    broken to be judged.
    """
    three.require(session, actor, "audit")
    if not reason:
        raise Problem(400, "missing", "give a reason; the ledger keeps it", field="reason")
    stop = standing(session)
    if stop is None or stop.seq != seen:
        raise Problem(409, "not-stopped", "this was decided already, or something else was found since")
    if stop.places > len(stop.breaks):
        raise Problem(409, "too-broken", "too much is broken to be judged: restore a backup")
    details: dict[str, Any] = {"reason": reason, "line": seen, "breaks": [list(each) for each in stop.breaks]}
    details |= {"key": signer.id, "signature": signer.sign(_signed(actor.name, details))}
    ledger.append(session, actor, ACCEPTED, "hub", details, now=now, origin=origin)
    sealing.rebase(session)
    announce_channels(session, session.scalars(select(Channel.name)))
    announce(session, ("edition", ""))


def _as_accepted(line: LedgerEntry) -> Accepted:
    return Accepted(line.seq, line.actor, str(line.details["reason"]), frozenset(_listed(line.details)))


def _is_signed(line: LedgerEntry, trust: Trust) -> bool:
    try:
        signed = _signed(line.actor, {name: line.details[name] for name in ("reason", "line", "breaks")})
        trust.verify(line.details["key"], line.details["signature"], signed)
    except (Refused, KeyError, TypeError, ValueError):
        return False
    return True


def _signed(actor: str, details: Mapping[str, Any]) -> bytes:
    return canonical({"kind": ACCEPTED, "actor": actor, **details})


def _listed(details: Mapping[str, Any]) -> list[Break]:
    return [Break(*each) for each in details.get("breaks", ())]
