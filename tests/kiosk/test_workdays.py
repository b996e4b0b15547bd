"""When a limit ends: by the calendar of the edition, which is as long as it is."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk.editions.calendar import calendar
from kiosk.workdays import Workdays, last_calendar_day, workdays
from tests.kiosk.mangled import mangled

BODY = calendar(1_767_225_600_000, "1-0") or {}
YEAR = workdays(BODY)
# Receipt, and the last day of 7, 15, 20 and 40 working days: domain.md 3.9.
VECTORS = [
    ("2026-01-30", ("2026-02-10", "2026-02-27", "2026-03-05", "2026-04-02")),
    ("2026-02-10", ("2026-02-26", "2026-03-09", "2026-03-16", "2026-04-14")),
    ("2026-04-20", ("2026-04-29", "2026-05-13", "2026-05-20", "2026-06-17")),
    ("2026-09-21", ("2026-10-08", "2026-10-19", "2026-10-26", "2026-11-23")),
    ("2026-09-24", ("2026-10-12", "2026-10-22", "2026-10-29", "2026-11-26")),
]
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(("received", "ends"), VECTORS)
def test_the_day_of_receipt_is_not_counted(received: str, ends: tuple[str, ...]) -> None:
    found = [YEAR.last_day(date.fromisoformat(received), count) for count in (7, 15, 20, 40)]
    assert found == [date.fromisoformat(each) for each in ends]


def test_2026_has_248_working_days() -> None:
    assert sum(bool(YEAR.working(date.fromordinal(day))) for day in range(739_617, 739_617 + 365)) == 248
    assert date.fromordinal(739_617) == date(2026, 1, 1)


def test_beyond_the_calendar_nothing_is_guessed() -> None:
    assert YEAR.working(date(2027, 1, 4)) is None
    assert YEAR.last_day(date(2026, 12, 30), 1) == date(2026, 12, 31)
    assert YEAR.last_day(date(2026, 12, 30), 2) is None
    assert YEAR.next(date(2026, 12, 31)) is None
    assert Workdays.nothing().last_day(date(2026, 6, 1), 1) is None


@given(days, st.integers(0, 60))
def test_a_limit_ends_on_a_working_day_and_has_as_many_as_it_says(received: date, count: int) -> None:
    end = YEAR.last_day(received, count)
    if end is None:
        return
    between = [date.fromordinal(day) for day in range(received.toordinal() + 1, end.toordinal() + 1)]
    assert sum(bool(YEAR.working(day)) for day in between) == count
    assert count == 0 or YEAR.working(end)


def test_calendar_days_are_counted_as_they_come() -> None:
    assert last_calendar_day(date(2026, 9, 29), 5) == date(2026, 10, 4)
    assert last_calendar_day(date(2026, 12, 30), 60) == date(2027, 2, 28)
    assert last_calendar_day(date(2026, 12, 30), 4000) is None


@given(mangled(BODY), days)
def test_whatever_the_record_holds_it_is_read(body: dict[str, Any], day: date) -> None:
    found = workdays(body)
    assert found.working(day) in (True, False, None)
    assert workdays(None) == Workdays.nothing()
