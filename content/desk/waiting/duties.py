"""Documents whose twenty working days run: what is disclosed on the office's own initiative is out within twenty
working days of the day it was made or changed (政府信息公开条例 Art 26)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk.compile.working_days import Calendar
from content.desk.models import RecordHead, RecordRevision
from content.desk.moments import Ms, local_day

from .days import last_day, left
from .opened import OPEN
from .touched import AMONG, Touched, ids, without

LIMIT: Final = 20
OLDEST_DAYS: Final = 366
"""What is older was not made now: an archive that is taken in has no duty to be late with."""


@dataclass(frozen=True, slots=True)
class Made:
    """A document that is not out yet, and the day that it bears."""

    name: str
    title: str
    written_on: date


@dataclass(frozen=True, slots=True)
class Duty:
    """last: the last day of the limit; left: working days until then, 0 on the day itself, negative once it is past."""

    name: str
    title: str
    last: date
    left: int


def made(session: Session, among: Collection[int] | None = None) -> dict[int, Made]:
    """Documents of the catalogue that are drafts, in review or returned, were never out, and are to be disclosed; of
    all, or of the records of these ids."""
    asked = (_MADE, {}) if among is None else (_MADE.where(RecordHead.record_id.in_(AMONG)), ids(among))
    return {id: Made(name, title, date.fromisoformat(day)) for id, name, title, day in session.execute(*asked)}


def renewed(session: Session, before: dict[int, Made], touched: Touched) -> dict[int, Made]:
    """The same, where it was `before` until something happened to those that were touched."""
    if not touched.records:
        return before
    return without(before, touched.records) | made(session, touched.records)


def duties(found: Iterable[Made], now: Ms, zone: ZoneInfo, calendar: Calendar) -> list[Duty]:
    """The most pressing first; where the calendar does not know a day, nothing is counted."""
    today = local_day(now, zone)
    limits = {day: _limit(day, today, calendar) for day in {each.written_on for each in found}}
    running = [Duty(each.name, each.title, *limit) for each in found if (limit := limits[each.written_on])]
    return sorted(running, key=lambda duty: (duty.last, duty.name))


def _limit(written_on: date, today: date, calendar: Calendar) -> tuple[date, int] | None:
    """The last day for what bears this one, and the working days that are left of it."""
    is_new = 0 <= (today - written_on).days <= OLDEST_DAYS
    last = last_day(written_on, LIMIT, calendar) if is_new else None
    days = left(today, last, calendar) if last else None
    return (last, days) if last and days is not None else None


_CONTENT: Final = RecordRevision.content
_WRITTEN_ON: Final = _CONTENT["written_on"].as_string()
_MADE: Final = (
    select(RecordHead.record_id, RecordHead.name, RecordHead.title, _WRITTEN_ON)
    .join(RecordRevision, RecordRevision.id == RecordHead.revision_id)
    .where(RecordHead.kind == "catalog", RecordHead.state.in_(OPEN), ~RecordHead.stands)
    .where(_WRITTEN_ON.is_not(None), _CONTENT["attribute"].as_string() == "open")
)
