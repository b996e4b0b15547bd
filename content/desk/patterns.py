"""Test patterns on a channel: asked for at the desk, for some minutes, each in the ledger."""

from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from . import channels, ledger
from .actor import Actor
from .compile.pattern import Patterned
from .database import announce_channels
from .errors import Problem
from .models import Pattern
from .moments import Ms
from .roles import KEEPERS, OPERATORS

WHO: Final = KEEPERS | OPERATORS
SHORTEST, LONGEST = 1, 60
MINUTE: Final = 60_000
# A programme reaches back a little; what ended before that is of no use to it.
BACK: Final = 3_600_000


def show(session: Session, actor: Actor, channel: str, minutes: int, *, now: Ms, origin: str) -> Pattern:
    """Have the pattern stand on the channel for so many minutes from now on; one that stands there ends.
    Raises Problem 400 naming minutes, 403, 404."""
    actor.require(WHO)
    channels.get(session, channel)
    if not SHORTEST <= minutes <= LONGEST:
        message = "a test pattern stands %(least)d to %(most)d minutes"
        raise Problem(400, "minutes", message, field="minutes", least=SHORTEST, most=LONGEST)
    _end_all(session, channel, now)
    until = now + minutes * MINUTE
    details = {"from": now, "until": until}
    entry = ledger.append(session, actor, "pattern", f"channel:{channel}", details, now=now, origin=origin)
    shown = Pattern(channel=channel, from_at=now, until_at=until, account_id=actor.id, ledger_id=entry.id)
    session.add(shown)
    session.flush()
    announce_channels(session, [channel])
    return shown


def end(session: Session, actor: Actor, channel: str, *, now: Ms, origin: str) -> bool:
    """Take it off before its time; whether one stood there. Raises Problem 403, 404."""
    actor.require(WHO)
    channels.get(session, channel)
    if not _end_all(session, channel, now):
        return False
    ledger.append(session, actor, "pattern-ended", f"channel:{channel}", {}, now=now, origin=origin)
    announce_channels(session, [channel])
    return True


def standing(session: Session, channel: str, now: Ms) -> Pattern | None:
    """The one that stands on the channel now."""
    return next((each for each in _since(session, channel, now) if each.from_at <= now), None)


def running(session: Session, channel: str, now: Ms) -> list[Patterned]:
    """For the channel's programme, as the ledger has them."""
    found = []
    for each in _since(session, channel, now - BACK):
        entry = ledger.find(session, each.ledger_id)
        if entry is None or (entry.kind, entry.subject) != ("pattern", f"channel:{channel}"):
            continue
        if entry.details.get("from") == each.from_at < each.until_at <= entry.details.get("until", 0):
            found.append(Patterned(each.id, each.from_at, each.until_at, each.ledger_id))
    return found


def _end_all(session: Session, channel: str, now: Ms) -> int:
    found = _since(session, channel, now)
    for each in found:
        each.until_at = now
    return len(found)


def _since(session: Session, channel: str, at: Ms) -> list[Pattern]:
    rows = select(Pattern).where(Pattern.channel == channel, Pattern.until_at > at).order_by(Pattern.id)
    return list(session.scalars(rows))
