"""The official calendar of working days of mainland China: public holidays and the days worked in exchange.

Each year's arrangement is announced by the State Council late in the year before, so a calendar ends. For a day beyond
it `working` says None. What counts days for somebody (a date that is promised) says nothing then; what screens show
goes by the day of the week, `works`, because a notice that is gone without a word is worse than one that is up on a
holiday; the desk tells its staff from a month before (see `unknown_from`).
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from chinese_calendar import is_workday

Calendar = Callable[[date], bool | None]


@lru_cache(maxsize=1024)
def working(day: date) -> bool | None:
    """Whether offices work on this day; None where the calendar does not say."""
    try:
        return bool(is_workday(day))
    except NotImplementedError:
        return None


def works(day: date, calendar: Calendar = working) -> bool:
    """Whether screens take it for a working day: by the calendar, and from Monday to Friday where that says nothing."""
    known = calendar(day)
    return day.isoweekday() < 6 if known is None else known


def unknown_from(first: date, days: int, calendar: Calendar = working) -> date | None:
    """The first of so many days, from `first` on, of which the calendar says nothing; None where it knows them all."""
    found = (first + timedelta(each) for each in range(days))
    return next((day for day in found if calendar(day) is None), None)
