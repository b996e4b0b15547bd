"""The official calendar of working days of mainland China: public holidays and the days worked in exchange.

Each year's arrangement is announced by the State Council late in the year before, so a calendar ends. For a
day beyond it `working` says None, and the compiler shows nothing rather than guess: a notice for working
days stops there, and the programme's `good_until` tells so until a newer calendar is installed.
"""

from collections.abc import Callable
from datetime import date
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
