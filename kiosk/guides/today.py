"""When it is done if everything is handed in now. Whoever asks brings the calendar and the instant."""

from datetime import date, datetime
from typing import NamedTuple

from kiosk.daywords import day_said
from kiosk.guides.guide import Guide
from kiosk.guides.pieces import Days
from kiosk.opening import Opening, opening
from kiosk.workdays import Workdays, last_calendar_day


class Handed(NamedTuple):
    """Papers handed in as soon as that can be: `on` which day, whether that is today, and whether today is a working
    day all the same; and the last day of each limit, None where there is none or the calendar does not say."""

    on: date
    today: bool
    worked: bool
    promised: date | None
    statutory: date | None


def handed_said(handed: Handed | None) -> tuple[str, ...]:
    """Keys of content.published.phrases, as the page says when it is done at the latest."""
    by = handed.promised or handed.statutory if handed else None
    if handed is None or by is None:
        return ()
    first = ("guide.handed-today",) if handed.today else ("guide.handed-on", *day_said(handed.on), "guide.done-by")
    return (*first, *day_said(by))


def handed_in(guide: Guide, is_open: Opening | None, calendar: Workdays, now: datetime) -> Handed | None:
    """`is_open`: whether the counter is, None where its hours are not known: then every working day is as good.
    None where the calendar does not say when they could be handed in."""
    today = now.date()
    on = _receipt(is_open, calendar, now)
    if on is None:
        return None
    ends = (_last_day(limit, on, calendar) for limit in (guide.promised, guide.statutory))
    return Handed(on, on == today, calendar.working(today) is True, *ends)


def counter_open(guide: Guide, office: object, calendar: Workdays, now: datetime) -> Opening | None:
    """By the guide's own hours, else by those of the office; None where they are not known."""
    return opening(guide.opening or office, calendar.working, now)


def _receipt(is_open: Opening | None, calendar: Workdays, now: datetime) -> date | None:
    if is_open is None:
        return now.date() if calendar.working(now.date()) else calendar.next(now.date())
    if is_open.is_open:
        return now.date()
    return is_open.until.date() if is_open.until else None


def _last_day(limit: Days | None, on: date, calendar: Workdays) -> date | None:
    if limit is None or not limit.days:
        return None
    return last_calendar_day(on, limit.days) if limit.calendar else calendar.last_day(on, limit.days)
