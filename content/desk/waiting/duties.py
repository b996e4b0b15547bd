"""Documents whose twenty working days run: what is disclosed on the office's own initiative is out within twenty
working days of the day it was made or changed (政府信息公开条例 Art 26)."""

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


def made(session: Session) -> list[Made]:
    """Documents of the catalogue that are drafts, in review or returned, were never out, and are to be disclosed."""
    content = RecordRevision.content
    written_on = content["written_on"].as_string()
    rows = (
        select(RecordHead.name, RecordHead.title, written_on)
        .join(RecordRevision, RecordRevision.id == RecordHead.revision_id)
        .where(RecordHead.kind == "catalog", RecordHead.state.in_(OPEN), ~RecordHead.stands)
        .where(written_on.is_not(None), content["attribute"].as_string() == "open")
    )
    return [Made(name, title, date.fromisoformat(day)) for name, title, day in session.execute(rows)]


def duties(found: list[Made], now: Ms, zone: ZoneInfo, calendar: Calendar) -> list[Duty]:
    """The most pressing first; where the calendar does not know a day, nothing is counted."""
    today = local_day(now, zone)
    running = []
    for each in found:
        is_new = 0 <= (today - each.written_on).days <= OLDEST_DAYS
        last = last_day(each.written_on, LIMIT, calendar) if is_new else None
        days = left(today, last, calendar) if last else None
        if last and days is not None:
            running.append(Duty(each.name, each.title, last, days))
    return sorted(running, key=lambda duty: (duty.last, duty.name))
