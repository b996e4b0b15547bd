"""What stands in a notice's way, by the programme that screens have."""

from hypothesis import given
from hypothesis import strategies as st

from content.desk.compile.spans import merged
from content.desk.conflicts import Conflict, Turn, conflicts, notice_of, turns, without
from content.published.layout import Region, Window
from content.published.programme import Loop, Programme

HOUR = 3_600_000
LOOPS = {
    "idle": Loop.of([("idle", 1000)]),
    "both": Loop.of([("n1r1", 8000), ("n2r3.1", 5000), ("n2r3.2", 7000)]),
    "urgent": Loop.of([("n9r1", 10_000)]),
}
SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50))).map(merged)


def programme(*windows: tuple[int, int, str]) -> Programme:
    """Windows in hours."""
    found = tuple(Window(start * HOUR, end * HOUR, loop, 0) for start, end, loop in windows)
    return Programme(
        channel="lobby-led",
        number=1,
        built_at=0,
        good_until=100 * HOUR,
        zone="Asia/Shanghai",
        size=(192, 32),
        regions=(Region("main", (0, 0, 192, 32), found, "idle"), Region("alert", (0, 0, 192, 32), (), None)),
        loops=LOOPS,
        items={},
    )


def test_what_is_shown_whenever_it_should_be_is_in_nobodys_way() -> None:
    plan = programme((0, 10, "both"))
    assert conflicts(plan, {1: [(0, 10 * HOUR)], 2: [(2 * HOUR, 10 * HOUR)]}, 0) == {}


def test_what_urgent_notices_cover_is_told_with_how_long_and_by_what() -> None:
    plan = programme((0, 4, "both"), (4, 6, "urgent"), (6, 10, "both"))
    assert conflicts(plan, {1: [(0, 10 * HOUR)]}, 0) == {1: Conflict("covered", 2 * HOUR, 4 * HOUR, (9,))}
    assert conflicts(plan, {1: [(0, 10 * HOUR)]}, 5 * HOUR)[1].ms == 6 * HOUR, "what is past was shown, or was not"


def test_days_and_times_that_never_meet_are_told() -> None:
    assert conflicts(programme((0, 10, "both")), {3: []}, 0) == {3: Conflict("never")}


def test_what_stands_in_no_loop_at_all_is_covered_by_what_runs_instead() -> None:
    assert conflicts(programme((0, 10, "urgent")), {7: [(0, HOUR)]}, 0) == {7: Conflict("covered", HOUR, 0, (9,))}
    assert conflicts(programme(), {7: [(0, HOUR)]}, 0) == {7: Conflict("covered", HOUR, 0, ())}


def test_a_turn_is_all_parts_of_a_notice_and_comes_once_a_round() -> None:
    plan = programme((0, 4, "both"), (4, 6, "urgent"))
    assert turns(plan, 0) == {1: Turn(8000, 20_000), 2: Turn(12_000, 20_000), 9: Turn(10_000, 10_000)}
    assert set(turns(plan, 5 * HOUR)) == {9}


def test_only_wordings_of_notices_are_notices() -> None:
    assert (notice_of("n12r3"), notice_of("n12r3.2"), notice_of("idle"), notice_of("nr1")) == (12, 12, None, None)


@given(SPANS, SPANS)
def test_what_is_left_is_all_that_is_wanted_and_not_taken(
    spans: list[tuple[int, int]], taken: list[tuple[int, int]]
) -> None:
    left = without(spans, taken)
    assert left == merged(left)

    def instants(found: list[tuple[int, int]]) -> set[int]:
        return {each for start, end in found for each in range(start, end)}

    assert instants(left) == instants(spans) - instants(taken)
