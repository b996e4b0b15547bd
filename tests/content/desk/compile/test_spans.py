from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.desk.compile import Rule
from content.desk.compile.spans import Span, minutes, spans
from tests.content.desk.compile.office import BERLIN, DAY, HOUR, SHANGHAI, at
from tests.content.desk.compile.oracle import is_on
from tests.content.desk.compile.rules import ZONES, moments, rules


def on(rule: Rule, start: str, end: str, zone: str = "Asia/Shanghai") -> list[Span]:
    return spans(rule, ZONES[zone], at(start, ZONES[zone]), at(end, ZONES[zone]))


def test_a_rule_of_nothing_is_on_all_the_time() -> None:
    assert on(Rule(), "2026-06-01 00:00", "2026-06-22 00:00") == [(at("2026-06-01 00:00"), at("2026-06-22 00:00"))]


def test_start_and_end_cut_half_open() -> None:
    rule = Rule(start=at("2026-06-02 08:00"), end=at("2026-06-03 18:00"))
    assert on(rule, "2026-06-01 00:00", "2026-06-22 00:00") == [(at("2026-06-02 08:00"), at("2026-06-03 18:00"))]
    assert on(Rule(end=at("2026-06-01 00:00")), "2026-06-01 00:00", "2026-06-02 00:00") == []


def test_times_over_midnight_belong_to_their_first_day() -> None:
    friday_night = Rule(days=(5,), times=(("22:00", "06:00"),))
    assert on(friday_night, "2026-06-01 00:00", "2026-06-08 00:00") == [
        (at("2026-06-05 22:00"), at("2026-06-06 06:00"))
    ]


def test_a_night_that_began_before_the_horizon_is_still_on() -> None:
    nights = Rule(times=(("22:00", "06:00"),))
    assert on(nights, "2026-06-02 03:00", "2026-06-02 12:00") == [(at("2026-06-02 03:00"), at("2026-06-02 06:00"))]


def test_days_without_times_are_whole_days_and_meet() -> None:
    assert on(Rule(days=(6, 7)), "2026-06-01 00:00", "2026-06-15 00:00") == [
        (at("2026-06-06 00:00"), at("2026-06-08 00:00")),
        (at("2026-06-13 00:00"), at("2026-06-15 00:00")),
    ]


def test_the_day_ends_at_24_00() -> None:
    evening = Rule(times=(("18:00", "24:00"),))
    assert on(evening, "2026-06-01 00:00", "2026-06-02 00:00") == [(at("2026-06-01 18:00"), at("2026-06-02 00:00"))]


def test_pairs_that_overlap_or_touch_are_one_span() -> None:
    rule = Rule(times=(("08:00", "10:00"), ("09:00", "12:00"), ("12:00", "13:00")))
    assert on(rule, "2026-06-01 00:00", "2026-06-02 00:00") == [(at("2026-06-01 08:00"), at("2026-06-01 13:00"))]


def test_equal_times_are_a_whole_day_from_then() -> None:
    assert on(Rule(days=(1,), times=(("08:00", "08:00"),)), "2026-06-01 00:00", "2026-06-08 00:00") == [
        (at("2026-06-01 08:00"), at("2026-06-02 08:00"))
    ]


def test_a_time_in_the_spring_gap_is_the_first_instant_after_it() -> None:
    found = on(Rule(times=(("02:30", "04:00"),)), "2026-03-29 00:00", "2026-03-30 00:00", "Europe/Berlin")
    assert found == [(at("2026-03-29 03:00", BERLIN), at("2026-03-29 04:00", BERLIN))]


def test_a_time_that_comes_twice_in_autumn_is_its_first_coming() -> None:
    first = at("2026-10-25 02:30", BERLIN)
    until = Rule(times=(("01:00", "02:30"),))
    since = Rule(times=(("02:30", "04:00"),))
    assert on(until, "2026-10-25 00:00", "2026-10-26 00:00", "Europe/Berlin") == [(first - 90 * 60_000, first)]
    assert on(since, "2026-10-25 00:00", "2026-10-26 00:00", "Europe/Berlin") == [
        (first, first + 2 * HOUR + 30 * 60_000)
    ]


def test_a_day_is_as_long_as_its_zone_makes_it() -> None:
    sundays = Rule(days=(7,))
    (short,) = on(sundays, "2026-03-29 00:00", "2026-04-04 00:00", "Europe/Berlin")
    (long,) = on(sundays, "2026-10-25 00:00", "2026-10-31 00:00", "Europe/Berlin")
    assert (short[1] - short[0], long[1] - long[0]) == (23 * HOUR, 25 * HOUR)


def test_midnight_itself_can_be_missing() -> None:
    """Santiago goes from 24:00 to 01:00 on the first Sunday of September."""
    (sunday,) = on(Rule(days=(7,)), "2026-09-06 00:00", "2026-09-07 12:00", "America/Santiago")
    assert sunday[1] - sunday[0] == 23 * HOUR


@pytest.mark.parametrize(
    "pair", [("8:00", "09:00"), ("24:00", "06:00"), ("25:00", "06:00"), ("08:00", "08:60"), ("", "08:00")]
)
def test_what_is_no_time_of_the_clock_is_refused(pair: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="not a pair of times"):
        minutes(*pair)


@settings(deadline=None)
@given(data=st.data(), zone=st.sampled_from(sorted(ZONES)), start=moments)
def test_spans_are_on_exactly_when_the_wall_clock_says_so(data: st.DataObject, zone: str, start: int) -> None:
    rule = data.draw(rules(start))
    found = spans(rule, ZONES[zone], start, start + 3 * DAY)
    assert found == sorted(found)
    assert all(a < b for a, b in found)
    assert all(earlier[1] < later[0] for earlier, later in pairwise(found))
    edges = [edge + step for span in found for edge in span for step in (-1, 0, 1)]
    sampled = data.draw(st.lists(st.integers(start, start + 3 * DAY - 1), max_size=8))
    for now in [*edges, *sampled]:
        if start <= now < start + 3 * DAY:
            assert any(a <= now < b for a, b in found) == is_on(rule, ZONES[zone], now)


def test_shanghai_is_the_zone_of_the_sample_and_has_no_shift() -> None:
    found = on(Rule(times=(("00:00", "24:00"),)), "2026-01-01 00:00", "2026-12-31 00:00")
    assert found == [(at("2026-01-01 00:00", SHANGHAI), at("2026-12-31 00:00", SHANGHAI))]
