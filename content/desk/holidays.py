"""The working days of a year, entered by the office as soon as they are announced: screens, kiosks and limits go by
them from then on, whatever the calendar that came with the desk knows."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Final, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from . import channels, ledger
from .actor import Actor
from .compile import announced
from .compile.announced import Year
from .compile.working_days import Calendar
from .database import announce, announce_channels
from .models import WorkingYear
from .moments import Ms
from .problems import checked
from .records.kinds.pieces import Date
from .roles import KEEPERS
from .texts import Line

Days = Annotated[list[Date], Field(max_length=200)]


class Draft(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    year: Annotated[int, Field(ge=2000, le=2100)]
    off: Annotated[Days, Field(min_length=1)]
    worked: Days = []
    source: Line

    @model_validator(mode="after")
    def _is_a_year(self) -> Self:
        for field in ("off", "worked"):
            if any(date.fromisoformat(day).year != self.year for day in getattr(self, field)):
                raise PydanticCustomError("contradiction", "has a day of another year", {"field": field})
        if any(date.fromisoformat(day).isoweekday() < 6 for day in self.worked):
            raise PydanticCustomError(
                "contradiction", "has a day that is no Saturday and no Sunday", {"field": "worked"}
            )
        if set(self.off) & set(self.worked):
            raise PydanticCustomError("contradiction", "has a day that is free as well", {"field": "worked"})
        return self


def write(session: Session, actor: Actor, raw: object, *, now: Ms, origin: str) -> WorkingYear:
    """Enter a year, or enter it anew; raises Problem 403, 400 naming the field."""
    actor.require(KEEPERS)
    draft = checked(Draft, raw)
    told: dict[str, Any] = {"off": sorted(set(draft.off)), "worked": sorted(set(draft.worked)), "source": draft.source}
    entry = ledger.append(session, actor, "working-year", f"year:{draft.year}", told, now=now, origin=origin)
    row = session.get(WorkingYear, draft.year)
    if row is None:
        row = WorkingYear(year=draft.year)
        session.add(row)
    for name, value in (told | {"account_id": actor.id, "put_at": now, "ledger_id": entry.id}).items():
        setattr(row, name, value)
    session.flush()
    announce_channels(session, [each.name for each in channels.everyone(session)])
    announce(session, ("edition", ""))
    return row


def everything(session: Session) -> Sequence[WorkingYear]:
    return session.scalars(select(WorkingYear).order_by(WorkingYear.year)).all()


def years(session: Session) -> tuple[Year, ...]:
    """All that was entered, as the compiler takes it; a row that is not as the ledger says does not count."""
    return tuple(
        Year(each.year, tuple(each.off), tuple(each.worked)) for each in everything(session) if _as_told(session, each)
    )


def mark(session: Session) -> Ms | None:
    """Changes when a year is entered."""
    return session.scalar(_ENTERED)


def calendar(session: Session) -> Calendar:
    """By what was entered, and by the official calendar where nothing was."""
    return announced.calendar(years(session))


def _as_told(session: Session, row: WorkingYear) -> bool:
    line = ledger.find(session, row.ledger_id)
    told = {"off": row.off, "worked": row.worked, "source": row.source}
    return line is not None and line.subject == f"year:{row.year}" and line.details == told


_ENTERED: Final = select(func.max(WorkingYear.put_at))
