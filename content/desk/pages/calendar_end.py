"""Where the official calendar ends: staff are told a month ahead; from there screens go by the day of the week."""

from datetime import date
from typing import Final

from babel.dates import format_date

from content.desk.compile.working_days import unknown_from
from content.desk.moments import local_day

from . import context, mine
from .language import locale

AHEAD_DAYS: Final = 31


def ending() -> str | None:
    """The first day of which the calendar says nothing, in words; None while it is more than a month away."""
    found = day()
    return None if found is None else format_date(found, "long", locale=locale())


def day() -> date | None:
    return unknown_from(local_day(context.now(), context.zone()), AHEAD_DAYS, mine.calendar())
