"""Working days, by the calendar that an edition carries: record calendar/working-days. Beyond it nothing is guessed.

A limit of working days does not count the day of receipt: the next working day is day 1 (domain.md 3.1).
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final, NamedTuple, Self

from kiosk.fields import Fields
from kiosk.records import Records

RECORD: Final = "calendar/working-days"
A_DAY: Final = timedelta(days=1)
LONGEST: Final = 3650
"""Days; no limit of calendar days is longer."""


class Workdays(NamedTuple):
    """What is known from `first` to `last`, inclusive: weekdays that are off, Saturdays and Sundays that are worked."""

    first: date
    last: date
    off: frozenset[date]
    worked: frozenset[date]

    @classmethod
    def nothing(cls) -> Self:
        """A calendar that knows no day."""
        return cls(date.max, date.min, frozenset(), frozenset())

    def working(self, day: date) -> bool | None:
        """Whether offices work on this day; None where it is not known."""
        if not self.first <= day <= self.last:
            return None
        return day in self.worked or (day.isoweekday() < 6 and day not in self.off)

    def next(self, day: date) -> date | None:
        """The first working day after `day`; None where it is not known."""
        while (works := self.working(day := day + A_DAY)) is False:
            pass
        return day if works else None

    def last_day(self, received: date, days: int) -> date | None:
        """Of a limit of so many working days that begins with receipt on `received`; None where it is not known."""
        found: date | None = received
        for _ in range(days):
            found = self.next(found) if found else None
        return found


def last_calendar_day(received: date, days: int) -> date | None:
    """Of a limit of calendar days; None for one that nobody will live to see."""
    return received + days * A_DAY if days <= LONGEST else None


def workdays(body: Mapping[str, Any] | None) -> Workdays:
    """Read without trust: a day that is none is left out, and a calendar without its ends knows nothing."""
    f = Fields(body)
    first, last = _day(f.string("from")), _day(f.string("until"))
    if first is None or last is None or last == date.max:
        return Workdays.nothing()
    return Workdays(first, last, _days(f.strings("off")), _days(f.strings("worked")))


def known(records: Records | None, now: int) -> Workdays:
    """The calendar of the edition that is shown."""
    return workdays(records.get(RECORD, now) if records else None)


def _days(named: tuple[str, ...]) -> frozenset[date]:
    return frozenset(day for day in map(_day, named) if day)


def _day(named: str | None) -> date | None:
    try:
        return date.fromisoformat(named or "")
    except ValueError:
        return None
