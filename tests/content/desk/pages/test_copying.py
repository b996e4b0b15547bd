"""Last year's notice, written once more."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk.pages import moments
from content.desk.pages.copying import copied
from content.desk.pages.form import NoticeForm

ZONE = ZoneInfo("Asia/Shanghai")
NOW = moments.of_field("2026-11-23T09:00", ZONE) or 0


@pytest.mark.parametrize(
    ("start", "end", "again"),
    [
        ("2025-12-01T08:00", "2025-12-31T18:00", ("2026-12-01T08:00", "2026-12-31T18:00")),
        ("2026-03-22T00:00", "2026-03-28T18:00", ("2027-03-22T00:00", "2027-03-28T18:00")),
        ("2019-12-28T00:00", "2020-01-04T00:00", ("2026-12-28T00:00", "2027-01-04T00:00")),
        ("2024-02-29T08:00", "2024-03-10T18:00", ("2027-02-28T08:00", "2027-03-10T18:00")),
        ("2026-11-01T08:00", "2026-12-31T18:00", ("2026-11-01T08:00", "2026-12-31T18:00")),
        ("2020-01-01T08:00", "", ("2020-01-01T08:00", "")),
        ("", "", ("", "")),
    ],
)
def test_dates_come_at_the_same_days_of_the_next_year_to_come(start: str, end: str, again: tuple[str, str]) -> None:
    form = copied(NoticeForm(text="世界水日", start=start, end=end), NOW, ZONE)
    assert ((form.start, form.end), form.text) == (again, "世界水日")


def test_what_counts_down_counts_to_the_next() -> None:
    form = copied(NoticeForm(kind="countdown", until="2026-03-22T00:00"), NOW, ZONE)
    assert form.until == "2027-03-22T00:00"


DATES = st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1))


@given(DATES, DATES)
def test_whatever_was_saved_ends_in_the_future_or_is_left_alone(one: datetime, other: datetime) -> None:
    start, end = (each.isoformat(timespec="minutes") for each in sorted((one, other)))
    form = copied(NoticeForm(start=start, end=end), NOW, ZONE)
    ends = moments.of_field(form.end, ZONE)
    assert ends is not None
    assert ends > NOW
    assert form.start <= form.end
