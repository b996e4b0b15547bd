"""Years whose working days an office entered itself, over the official calendar that came with the desk."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from content.desk.compile.working_days import Calendar, working


class Year(NamedTuple):
    """off: days that are free, weekends beside them or not; worked: Saturdays and Sundays worked in exchange; both as
    ISO dates of the year."""

    number: int
    off: tuple[str, ...]
    worked: tuple[str, ...]


def calendar(years: Sequence[Year]) -> Calendar:
    """By what was entered for a year; for all others by the calendar that the desk was installed with."""
    return _calendar(tuple(years))


@lru_cache(maxsize=8)
def _calendar(years: tuple[Year, ...]) -> Calendar:
    """The same one for the same years, so that what was worked out by it is known again."""
    if not years:
        return working
    known = {year.number: (frozenset(year.off), frozenset(year.worked)) for year in years}

    def works(day: date) -> bool | None:
        if day.year not in known:
            return working(day)
        off, worked = known[day.year]
        return day.isoformat() in worked or (day.isoweekday() < 6 and day.isoformat() not in off)

    return works
