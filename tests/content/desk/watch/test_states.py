"""What a screen is like follows from facts, and nothing flaps."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk.watch.states import CLOCK, DEVICE, DISK, FAILED, FRESH, LATE, SILENT, WRONG, Facts, Standing, step

NINE = 1_760_000_000_000


def after(*seconds: int, **facts: object) -> Standing:
    """Looked at each of these seconds after the only report."""
    standing = Standing()
    for each in seconds:
        standing = step(standing, Facts(NINE, **facts), NINE + each * 1000)  # type: ignore[arg-type]
    return standing


@pytest.mark.parametrize(("second", "state"), [(0, FRESH), (20, FRESH), (21, LATE), (30, LATE), (31, SILENT)])
def test_who_says_nothing_is_late_and_then_silent(second: int, state: str) -> None:
    assert after(second).state == state


def test_a_number_that_was_just_published_may_take_its_time() -> None:
    told = {"shown": 7, "on_air": 8, "on_air_at": NINE}
    assert [after(second, **told).state for second in (1, 10, 11)] == [FRESH, FRESH, WRONG]


def test_who_shows_nothing_yet_shows_no_wrong_number() -> None:
    assert after(15, on_air=8, on_air_at=NINE - 60_000).state == FRESH


@pytest.mark.parametrize(("offset", "state"), [(0, FRESH), (1000, FRESH), (-1001, CLOCK), (90_000, CLOCK)])
def test_a_clock_that_is_far_off_is_unsure(offset: int, state: str) -> None:
    assert after(1, offset_ms=offset).state == state


@pytest.mark.parametrize(("free", "state"), [(None, FRESH), (64, FRESH), (63, DISK), (0, DISK)])
def test_a_screen_without_room_on_its_disk_is_in_trouble(free: int | None, state: str) -> None:
    assert after(1, disk_free_mb=free).state == state


def test_a_screen_whose_panels_do_not_answer_is_not_called_well_however_punctual() -> None:
    assert after(1, device_gone=True).state == DEVICE
    assert after(1, device_gone=True, offset_ms=9999).state == DEVICE
    assert step(after(1, device_gone=True), Facts(NINE), NINE + 2000).state == FRESH


def test_a_screen_that_leaves_something_out_is_not_called_well_until_it_was_whole_for_a_while() -> None:
    standing = after(1, item_failed=True)
    assert standing.state == FAILED
    states = []
    for second in range(2, 30):
        standing = step(standing, Facts(NINE + second * 1000), NINE + second * 1000)
        states.append(standing.state)
    assert states == [FAILED] * 20 + [FRESH] * 8


def test_an_unsure_clock_has_to_be_right_for_a_while() -> None:
    standing, states = after(1, offset_ms=1200), []
    for second in range(2, 40):
        standing = step(
            standing, Facts(NINE + second * 1000, offset_ms=600 if second < 4 else 10), NINE + second * 1000
        )
        states.append(standing.state)
    assert states == [CLOCK] * 32 + [FRESH] * 6


def test_the_worst_is_what_is_said() -> None:
    assert after(40, shown=7, on_air=8, on_air_at=NINE, offset_ms=9999).state == SILENT


def test_silence_is_over_by_itself() -> None:
    standing = after(31)
    for second in range(32, 70):
        standing = step(standing, Facts(NINE + (second - second % 15) * 1000), NINE + second * 1000)
    assert (standing.state, standing.good) == (LATE, {LATE: NINE + 32_000})
    for second in range(70, 100):
        standing = step(standing, Facts(NINE + (second - second % 15) * 1000), NINE + second * 1000)
    assert standing == Standing()


@given(period=st.integers(31, 600), looks=st.integers(1, 4))
def test_a_slow_screen_is_silent_once_and_stays_so(period: int, looks: int) -> None:
    standing, states = Standing(), []
    for second in range(0, period * 6, looks):
        standing = step(standing, Facts(NINE + second // period * period * 1000), NINE + second * 1000)
        states.append(standing.state == SILENT)
    changes = sum(one != other for one, other in pairwise(states))
    assert changes <= 1


@given(gaps=st.lists(st.integers(1, 19), min_size=20, max_size=60))
def test_a_screen_in_time_is_fresh_whatever_its_jitter(gaps: list[int]) -> None:
    standing, second, heard = Standing(), 0, 0
    for gap in gaps:
        for _ in range(gap):
            second += 1
            standing = step(standing, Facts(NINE + heard * 1000), NINE + second * 1000)
            assert standing.state == FRESH
        heard = second
