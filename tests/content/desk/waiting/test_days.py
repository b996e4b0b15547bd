"""Working days, by the vectors of the trade (domain.md 3.9) and by rules."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk.compile.working_days import working
from content.desk.waiting.days import between, last_day, left

VECTORS = [
    ("2026-01-30", "2026-02-10", "2026-02-27", "2026-03-05", "2026-04-02"),
    ("2026-02-10", "2026-02-26", "2026-03-09", "2026-03-16", "2026-04-14"),
    ("2026-04-20", "2026-04-29", "2026-05-13", "2026-05-20", "2026-06-17"),
    ("2026-09-21", "2026-10-08", "2026-10-19", "2026-10-26", "2026-11-23"),
    ("2026-09-24", "2026-10-12", "2026-10-22", "2026-10-29", "2026-11-26"),
]
IN_2026 = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector[0])
def test_the_last_day_of_a_limit(vector: tuple[str, ...]) -> None:
    received, *last = map(date.fromisoformat, vector)
    assert [last_day(received, days, working) for days in (7, 15, 20, 40)] == last


@given(IN_2026, st.integers(1, 60))
def test_a_limit_is_as_long_as_it_says(received: date, days: int) -> None:
    last = last_day(received, days, working)
    if last is not None:
        assert between(received, last, working) == days
        assert left(last, last, working) == 0
        assert left(received, last, working) == days
        assert left(last + timedelta(1), last, working) in (0, -1)


def test_a_weekend_before_the_last_day_leaves_it_whole() -> None:
    sunday, monday = date(2026, 11, 22), date(2026, 11, 23)
    assert left(sunday, monday, working) == 1
    assert left(monday, monday, working) == 0
    assert left(date(2026, 11, 24), monday, working) == -1


def test_what_no_calendar_knows_is_not_guessed() -> None:
    def unknown(_: date) -> bool | None:
        return None

    today = date(2026, 11, 23)
    assert between(today, today + timedelta(1), unknown) is None
    assert last_day(today, 1, unknown) is None
    assert left(today, today + timedelta(1), unknown) is None
    assert between(today, today + timedelta(1000), working) is None
