"""Points and lines of a plan, in whole centimetres: x to the right, y down."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

Point = tuple[int, int]
Segment = tuple[Point, Point]


def turn(a: Point, b: Point, c: Point) -> int:
    """Above 0 when walking a, b, c turns to the right (y is down), below 0 to the left, 0 straight on or back."""
    return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])


def distance(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])


def length(points: Sequence[Point]) -> int:
    """Of the line through the points, in whole centimetres."""
    return round(sum(distance(a, b) for a, b in pairwise(points)))


def nearest(point: Point, segment: Segment) -> Point:
    """The point of the segment that is nearest, to the centimetre."""
    (ax, ay), (bx, by) = segment
    dx, dy = bx - ax, by - ay
    whole = dx * dx + dy * dy
    part = min(max((point[0] - ax) * dx + (point[1] - ay) * dy, 0), whole)
    return (ax, ay) if whole == 0 else (ax + _rounded(part * dx, whole), ay + _rounded(part * dy, whole))


def apart(point: Point, segment: Segment) -> float:
    return distance(point, nearest(point, segment))


def crossing(one: Segment, other: Segment) -> Point | None:
    """Where two segments cross, each going on beyond the other; None when they touch at an end, or not at all."""
    (a, b), (c, d) = one, other
    sides = (turn(a, b, c), turn(a, b, d)), (turn(c, d, a), turn(c, d, b))
    if any((left > 0) == (right > 0) or not left or not right for left, right in sides):
        return None
    along, total = sides[1][0], sides[1][0] - sides[1][1]
    if total < 0:
        along, total = -along, -total
    return a[0] + _rounded(along * (b[0] - a[0]), total), a[1] + _rounded(along * (b[1] - a[1]), total)


def edges(ring: Sequence[Point]) -> list[Segment]:
    """The sides of a ring whose first point is not repeated."""
    return [(ring[index - 1], ring[index]) for index in range(len(ring))]


def area(ring: Sequence[Point]) -> int:
    """Twice the ring's area in square centimetres."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in edges(ring)))


def inside(point: Point, ring: Sequence[Point]) -> bool:
    """Whether the point is in the ring or on its edge."""
    return on_edge(point, ring) or within(point, ring)


def on_edge(point: Point, ring: Sequence[Point], reach: int = 0) -> bool:
    """Whether the point is on the ring, or at most `reach` centimetres off."""
    return any(apart(point, edge) <= reach for edge in edges(ring))


def within(point: Point, ring: Sequence[Point]) -> bool:
    """Whether a point that is not on the edge is in the ring."""
    y = point[1]
    odd = False
    for a, b in edges(ring):
        if (a[1] > y) != (b[1] > y):
            low, high = (a, b) if a[1] < b[1] else (b, a)
            odd ^= turn(low, high, point) > 0
    return odd


def inward(point: Point, ring: Sequence[Point]) -> Point | None:
    """A step from the side of the ring on which the point is, straight into the ring; None when it is on no side."""
    side = min(edges(ring), key=lambda each: apart(point, each))
    (ax, ay), (bx, by) = side
    if ax == bx and ay == by:
        return None
    step = (ay - by, bx - ax)
    reach = hypot(*step)
    beside = middle(side)
    tried = (beside[0] + round(20 * step[0] / reach), beside[1] + round(20 * step[1] / reach))
    return step if within(tried, ring) else (-step[0], -step[1])


def middle(points: Sequence[Point]) -> Point:
    """The middle of the box around the points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2


def _rounded(part: int, whole: int) -> int:
    """part / whole to the nearest whole number; whole is above 0."""
    return (2 * part + whole) // (2 * whole)
