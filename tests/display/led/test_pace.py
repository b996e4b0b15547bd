"""Frames come on a grid of the wall clock; what was missed is skipped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.led.pace import FRAME_MS, Pace


class Time:
    """A wall clock that ticks in whole ms and a steady one, moved by sleeping."""

    def __init__(self, at: float = 1_795_395_600_003.0, late: float = 0.0) -> None:
        self.at, self.offset, self.late = at, 0.0, late
        self.slept: list[float] = []

    def wall(self) -> float:
        return float(int(self.at + self.offset))

    def steady(self) -> float:
        return self.at / 1000

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds * 1000 + self.late

    def pace(self) -> Pace:
        return Pace(self.wall, self.steady, self.sleep)


def test_sixty_frames_take_a_second() -> None:
    time = Time()
    pace, begun = time.pace(), time.at
    assert sum(pace.wait() for _ in range(60)) == 0
    assert time.at - begun == pytest.approx(1000, abs=FRAME_MS)


def test_frames_are_due_at_the_same_moments_on_every_strip() -> None:
    one, other = Time(), Time(at=1_795_395_600_010.0)
    first, second = one.pace(), other.pace()
    moments = {round(first.moment, 3) for _ in range(60) if first.wait() == 0}
    assert round((second.wait(), second.moment)[1], 3) in moments


@given(work=st.lists(st.floats(0, 200), min_size=1, max_size=60))
def test_a_late_frame_is_skipped_and_never_queued(work: list[float]) -> None:
    time = Time()
    pace = time.pace()
    last = pace.wait() or pace.moment
    missed = 0
    for ms in work:
        time.at += ms
        missed += pace.wait()
        assert pace.moment > last
        assert pace.moment >= time.at - 1.5, "a frame of the past was painted"
        last = pace.moment
    assert missed == pytest.approx(sum(int(ms / FRAME_MS) for ms in work), abs=len(work))


def test_the_moment_of_a_frame_is_when_it_was_due_not_when_it_woke() -> None:
    time = Time(late=2.0)
    pace = time.pace()
    pace.wait()
    first = pace.moment
    pace.wait()
    assert pace.moment - first == pytest.approx(FRAME_MS, abs=0.001)


@pytest.mark.parametrize("step", [-3_600_000.0, 3_600_000.0])
def test_a_clock_that_is_set_is_followed_at_once_and_misses_nothing(step: float) -> None:
    time = Time()
    pace = time.pace()
    pace.wait()
    time.offset = step
    assert pace.wait() == 0
    assert pace.moment == pytest.approx(time.wall(), abs=FRAME_MS + 1)


def test_a_rest_misses_nothing() -> None:
    time = Time()
    pace = time.pace()
    pace.wait()
    time.at += 30_000
    pace.rest()
    assert pace.moment == pytest.approx(time.at, abs=1.5)
    assert pace.wait() == 0
