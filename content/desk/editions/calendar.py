"""The working days as kiosks get them: a record of every edition, because a kiosk has no calendar of its own.

It stands by the approval of the office itself, as the built-in idle screens do: nobody writes it, the calendar that the
desk was installed with says it.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from ..compile.working_days import Calendar, working
from ..moments import Ms

KEY: Final = "calendar/working-days"
MOST_YEARS: Final = 5


def calendar(now: Ms, approved_by: str, working: Calendar = working) -> dict[str, Any] | None:
    """From the first day of the year of `now` to the last that the calendar knows, inclusive: the weekdays that are
    off, and the Saturdays and Sundays that are worked in exchange. None when it knows nothing of this year."""
    first = date(datetime.fromtimestamp(now / 1000, UTC).year, 1, 1)
    known = list(_known(first, working))
    if not known:
        return None
    return {
        "kind": "calendar",
        "id": KEY,
        "approved_by": approved_by,
        "from": first.isoformat(),
        "until": known[-1][0].isoformat(),
        "off": [day.isoformat() for day, works in known if not works and day.isoweekday() < 6],
        "worked": [day.isoformat() for day, works in known if works and day.isoweekday() > 5],
    }


def _known(first: date, working: Calendar) -> Iterator[tuple[date, bool]]:
    for days in range(MOST_YEARS * 366):
        day = first + timedelta(days)
        works = working(day)
        if works is None:
            return
        yield day, works
