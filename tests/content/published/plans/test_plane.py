"""Points and lines of a plan."""

from hypothesis import given
from hypothesis import strategies as st

from content.published.plans.plane import apart, area, crossing, inside, inward, length, nearest, turn, within

POINTS = st.tuples(st.integers(-5000, 5000), st.integers(-5000, 5000))
SEGMENTS = st.tuples(POINTS, POINTS)
SQUARE = ((0, 0), (100, 0), (100, 100), (0, 100))


def test_y_is_down_so_east_then_south_turns_right() -> None:
    assert turn((0, 0), (10, 0), (10, 10)) > 0
    assert turn((0, 0), (10, 0), (10, -10)) < 0
    assert turn((0, 0), (10, 0), (30, 0)) == 0


def test_a_line_is_as_long_as_its_parts() -> None:
    assert length([(0, 0), (300, 0), (300, 400)]) == 700
    assert length([(0, 0)]) == 0


def test_the_nearest_point_is_at_a_right_angle_or_at_an_end() -> None:
    assert nearest((50, 30), ((0, 0), (100, 0))) == (50, 0)
    assert nearest((130, 30), ((0, 0), (100, 0))) == (100, 0)
    assert nearest((5, 5), ((1, 1), (1, 1))) == (1, 1)


@given(POINTS, SEGMENTS)
def test_no_end_is_nearer_than_the_nearest_point(point: tuple[int, int], segment: tuple[tuple[int, int], ...]) -> None:
    a, b = segment
    # A point is rounded to the centimetre.
    assert apart(point, (a, b)) <= min(apart(point, (a, a)), apart(point, (b, b))) + 1


@given(SEGMENTS, SEGMENTS)
def test_where_two_lines_cross_is_on_both(
    one: tuple[tuple[int, int], tuple[int, int]], other: tuple[tuple[int, int], tuple[int, int]]
) -> None:
    cross = crossing(one, other)
    assert cross == crossing((one[1], one[0]), other) or cross is None or apart(cross, one) <= 1
    assert cross is None or (apart(cross, one) <= 1 and apart(cross, other) <= 1)


def test_lines_that_touch_at_an_end_do_not_cross() -> None:
    assert crossing(((0, 0), (100, 0)), ((50, -50), (50, 50))) == (50, 0)
    assert crossing(((0, 0), (100, 0)), ((50, 0), (50, 50))) is None
    assert crossing(((0, 0), (100, 0)), ((200, -50), (200, 50))) is None


def test_the_edge_of_a_ring_is_inside_it() -> None:
    assert inside((50, 50), SQUARE)
    assert inside((0, 50), SQUARE)
    assert not inside((101, 50), SQUARE)
    assert area(SQUARE) == 2 * 100 * 100


@given(st.integers(1, 99))
def test_inward_leads_into_the_ring_from_each_side(at: int) -> None:
    for point in ((at, 0), (100, at), (at, 100), (0, at)):
        step = inward(point, SQUARE)
        assert step is not None
        assert within((point[0] + step[0] // 50, point[1] + step[1] // 50), SQUARE)
