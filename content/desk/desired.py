"""How the screens of a channel are to be: their hours, their brightness, whether they are heard, and to begin anew. It
travels in the programme; no screen is ever called."""

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError
from sqlalchemy.orm import Session

from . import channels, ledger, publications
from .actor import Actor
from .compile.wanted import NOTHING, Kept
from .database import announce_channels
from .draft import ClockTime
from .models import Desired
from .problems import checked
from .roles import OPERATORS

Ms = int
Pair = Annotated[list[ClockTime], Field(min_length=2, max_length=2)]
Pairs = Annotated[list[Pair], Field(max_length=6)]


class Hours(BaseModel):
    """Clock times in the channel's zone; none is dark all day. A pair over midnight belongs to its first day."""

    model_config = ConfigDict(extra="forbid", strict=True)

    working: Pairs
    off: Pairs


class Dimmed(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    start: ClockTime
    end: ClockTime
    percent: Annotated[int, Field(ge=1, le=99)]


class Wanted(BaseModel):
    """hours: null is lit day and night. brightness: in which hours it is less than 100. silent: emergencies are only
    seen."""

    model_config = ConfigDict(extra="forbid", strict=True)

    hours: Hours | None = None
    brightness: Annotated[list[Dimmed], Field(max_length=12)] = []
    silent: bool = False

    @model_validator(mode="after")
    def _starts(self) -> Self:
        pairs = [*self.hours.working, *self.hours.off] if self.hours else []
        starts = [pair[0] for pair in pairs] + [each.start for each in self.brightness]
        if "24:00" in starts:
            raise PydanticCustomError("contradiction", "24:00 can only be an end", {"field": "hours"})
        return self


def of(session: Session, channel: str) -> Kept:
    row = session.get(Desired, channel)
    return Kept(row.hours, row.brightness, row.restart, row.silent) if row else NOTHING


def change(session: Session, actor: Actor, channel: str, raw: object, *, now: Ms, origin: str) -> Kept:
    """Raises Problem 400 naming the field, 403, 404."""
    actor.require(OPERATORS)
    wanted = checked(Wanted, raw)
    row = _row(session, channels.get(session, channel).name, now)
    row.hours = wanted.hours.model_dump() if wanted.hours else None
    row.brightness = [[each.start, each.end, each.percent] for each in wanted.brightness]
    row.silent, row.changed_at = wanted.silent, now
    details = {"hours": row.hours, "brightness": row.brightness, "silent": row.silent}
    return _done(session, actor, row, "screens-set", details, now=now, origin=origin)


def restart(session: Session, actor: Actor, channel: str, *, now: Ms, origin: str) -> Kept:
    """Have every screen of the channel begin anew with its next number. Raises Problem 403, 404."""
    actor.require(OPERATORS)
    row = _row(session, channels.get(session, channel).name, now)
    newest = publications.newest(session, "programmes", channel)
    row.restart = (newest.number if newest else 0) + 1
    row.changed_at = now
    return _done(session, actor, row, "screens-restarted", {"number": row.restart}, now=now, origin=origin)


def _row(session: Session, channel: str, now: Ms) -> Desired:
    row = session.get(Desired, channel)
    if row is None:
        row = Desired(channel=channel, hours=None, brightness=[], silent=False, restart=None, changed_at=now)
        session.add(row)
    return row


def _done(
    session: Session, actor: Actor, row: Desired, kind: str, details: Mapping[str, Any], *, now: Ms, origin: str
) -> Kept:
    session.flush()
    ledger.append(session, actor, kind, f"channel:{row.channel}", details, now=now, origin=origin)
    announce_channels(session, [row.channel])
    return Kept(row.hours, row.brightness, row.restart, row.silent)
