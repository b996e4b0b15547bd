"""Whether something is open now, and until when."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.language import carry_language
from kiosk.opening import Opening, opening
from kiosk.openwords import open_words
from tests.kiosk.mangled import mangled

ZONE = ZoneInfo("Asia/Shanghai")
COUNTER = [{"days": "working", "times": [["09:00", "12:00"], ["13:30", "17:00"]]}]
HOLIDAY = date(2026, 10, 1)


def working(day: date) -> bool:
    """A year of plain weeks with seven days off and one Saturday worked."""
    if HOLIDAY <= day < HOLIDAY + timedelta(days=7):
        return False
    return day.isoweekday() < 6 or day == date(2026, 10, 10)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def told(text: str, rows: object = COUNTER) -> tuple[bool, str | None]:
    found = opening(rows, working, at(text))
    assert found is not None
    return found.is_open, found.until.strftime("%m-%d %H:%M") if found.until else None


@pytest.mark.parametrize(
    ("now", "is_open", "until"),
    [
        ("2026-11-20 08:59", False, "11-20 09:00"),
        ("2026-11-20 09:00", True, "11-20 12:00"),
        ("2026-11-20 12:00", False, "11-20 13:30"),
        ("2026-11-20 16:59", True, "11-20 17:00"),
        ("2026-11-20 17:00", False, "11-23 09:00"),
        ("2026-09-30 17:30", False, "10-08 09:00"),
        ("2026-10-10 10:00", True, "10-10 12:00"),
    ],
)
def test_a_counter_opens_by_the_clock_and_the_calendar(now: str, is_open: bool, until: str) -> None:
    assert told(now) == (is_open, until)


def test_hours_that_touch_are_one_and_those_of_the_night_end_on_the_next_day() -> None:
    rows = [{"days": [5], "times": [["20:00", "24:00"]]}, {"days": [6], "times": [["00:00", "06:00"]]}]
    assert told("2026-11-20 21:00", rows) == (True, "11-21 06:00")
    assert told("2026-11-21 05:00", [{"days": [5], "times": [["22:00", "06:00"]]}]) == (True, "11-21 06:00")


def test_what_never_closes_is_open_without_an_end() -> None:
    assert told("2026-11-20 21:00", [{}]) == (True, None)
    assert told("2026-11-20 21:00", [{"times": [["00:00", "24:00"]]}]) == (True, None)


def test_nothing_is_said_where_nothing_is_known() -> None:
    assert opening(None, working, at("2026-11-20 10:00")) is None
    assert opening([], working, at("2026-11-20 10:00")) is None
    assert opening(COUNTER, lambda _: None, at("2026-11-20 10:00")) is None


def test_beyond_the_calendar_the_next_opening_is_not_guessed() -> None:
    year = date(2026, 12, 31)
    found = opening(COUNTER, lambda day: None if day > year else working(day), at("2026-12-31 17:00"))
    assert found == Opening(False, None)


clocks = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
rows_ = st.lists(
    st.fixed_dictionaries(
        {"times": st.lists(st.lists(clocks, min_size=2, max_size=2), min_size=1, max_size=3)},
        optional={"days": st.just("working") | st.lists(st.integers(1, 7), min_size=1, max_size=7)},
    ),
    min_size=1,
    max_size=3,
)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(lambda each: each.replace(tzinfo=ZONE))


@settings(max_examples=200, deadline=None)
@given(rows_, moments)
def test_it_stays_as_it_is_until_then_and_changes_then(rows: list[dict[str, Any]], now: datetime) -> None:
    found = opening(rows, working, now)
    assert found is not None
    if found.until:
        before = opening(rows, working, max(now, found.until - timedelta(minutes=1)))
        after = opening(rows, working, found.until)
        assert before == found
        assert after is not None
        assert after.is_open != found.is_open


@settings(max_examples=150, deadline=None)
@given(mangled({"opening": COUNTER}), moments)
def test_whatever_a_record_holds_it_is_read(body: dict[str, Any], now: datetime) -> None:
    found = opening(body.get("opening"), working, now)
    assert found is None or found.until is None or found.until > now


@pytest.mark.parametrize(
    ("lang", "now", "words"),
    [
        ("zh-Hans", "2026-11-19 10:00", "现在开放，12:00下班"),
        ("zh-Hans", "2026-11-19 12:30", "现在没有开放，今天13:30开放"),
        ("zh-Hans", "2026-11-19 17:30", "现在已下班，明天9:00开放"),
        ("zh-Hans", "2026-11-21 10:00", "现在已下班，11月23日（星期一）9:00开放"),
        ("zh-Hant", "2026-11-19 17:30", "現在已下班，明天9:00開放"),
        ("en", "2026-11-19 10:00", "Open now, until 12:00"),
        ("en", "2026-11-19 17:30", "Closed now, opens tomorrow at 9:00"),
        ("en", "2026-11-21 10:00", "Closed now, opens on Monday 23 November at 9:00"),
    ],
)
def test_it_is_said_as_people_say_it(lang: str, now: str, words: str) -> None:
    app = Flask(__name__)
    carry_language(app)
    found = opening(COUNTER, working, at(now))
    assert found is not None
    with app.test_request_context(f"/?lang={lang}"):
        assert open_words(found, at(now)) == words


def test_midnight_is_the_end_of_today() -> None:
    app = Flask(__name__)
    carry_language(app)
    now = at("2026-11-20 21:00")
    with app.test_request_context("/?lang=en"):
        assert open_words(Opening(True, at("2026-11-21 00:00")), now) == "Open now, until midnight"
        assert open_words(Opening(True, at("2026-11-21 06:00")), now) == "Open now, until 6:00 on Saturday 21 November"
        assert open_words(Opening(True, None), now) == "Open now"
        assert open_words(Opening(False, None), now) == "Closed now"
