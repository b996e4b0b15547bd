from hypothesis import given
from hypothesis import strategies as st

from content.published.clock import Clock
from tests.content.published.pieces import NINE


class Hands:
    """A wall clock that can be set, and a steady one that only runs."""

    def __init__(self, wall: int) -> None:
        self.wall, self.ran = wall, 0

    def run(self, ms: int) -> None:
        self.wall, self.ran = self.wall + ms, self.ran + ms

    def clock(self) -> Clock:
        return Clock(lambda: self.wall, lambda: self.ran)


def test_the_wall_clock_is_believed_while_it_can_be_right() -> None:
    hands = Hands(NINE)
    clock = hands.clock()
    clock.raise_floor(NINE - 5000)
    assert (clock.now(), clock.behind) == (NINE, 0)
    hands.wall = NINE + 7
    assert clock.now() == NINE + 7


def test_a_clock_gone_backwards_is_never_before_the_floor() -> None:
    hands = Hands(NINE)
    clock = hands.clock()
    clock.raise_floor(NINE - 5000)
    hands.wall = 0
    assert clock.now() == NINE - 5000
    assert clock.behind == NINE - 5000


def test_time_runs_on_from_the_floor_on_a_box_without_a_battery() -> None:
    hands = Hands(1000)
    clock = hands.clock()
    clock.raise_floor(NINE)
    hands.run(2500)
    assert clock.now() == NINE + 2500
    hands.wall = NINE + 60_000
    assert (clock.now(), clock.behind) == (NINE + 60_000, 0), "the time came over the network"


def test_a_lower_floor_changes_nothing() -> None:
    clock = Hands(0).clock()
    clock.raise_floor(NINE)
    clock.raise_floor(NINE - 1)
    assert clock.now() == NINE


@given(st.lists(st.tuples(st.integers(-(10**9), 10**9), st.integers(0, 10**6), st.integers(0, 2**50))))
def test_now_is_never_below_any_floor(steps: list[tuple[int, int, int]]) -> None:
    hands = Hands(NINE)
    clock = hands.clock()
    highest = 0
    for jump, run, floor in steps:
        hands.wall += jump
        hands.run(run)
        clock.raise_floor(floor)
        highest = max(highest, floor)
        assert clock.now() >= highest


def test_the_real_clock_runs() -> None:
    assert Clock().now() > NINE - 10**11
