"""Working days that something has waited, and that are left of a limit, by the calendar that is given.

The day on which it began does not count: the next working day is day 1 (domain.md 3.1). Nothing is guessed: where the
calendar says nothing of a day, neither do these.
"""

from datetime import date, timedelta
from typing import Final

from content.desk.compile.working_days import Calendar

A_DAY: Final = timedelta(days=1)
LONGEST: Final = 400
"""Days; nobody counts further back."""


def between(first: date, last: date, calendar: Calendar) -> int | None:
    """The working days after `first`, up to and with `last`; None where the calendar does not say."""
    if (last - first).days > LONGEST:
        return None
    found = [calendar(first + A_DAY * each) for each in range(1, (last - first).days + 1)]
    return None if None in found else sum(map(bool, found))


def last_day(first: date, days: int, calendar: Calendar) -> date | None:
    """The last day of a limit of so many working days that begins on `first`; None where the calendar does not say."""
    day = first
    for _ in range(days):
        day += A_DAY
        while (works := calendar(day)) is False:
            day += A_DAY
        if works is None:
            return None
    return day


def left(today: date, last: date, calendar: Calendar) -> int | None:
    """Working days after today, up to and with the last day: 0 on the day itself, negative once it is past."""
    if last >= today:
        return between(today, last, calendar)
    over = between(last, today, calendar)
    return None if over is None else -over
