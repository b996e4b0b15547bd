"""Directions on a plan, and what somebody does who changes from one to another."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import atan2, degrees
from typing import Final, Literal

from content.published.plans.plane import Point, apart, distance, nearest

Turn = Literal["ahead", "left", "right", "back"]
Heading = tuple[int, int]
"""A direction as a step (x, y)."""

BEND: Final = 40
"""So many degrees are still straight on."""
BACK: Final = 140
ON_LINE: Final = 2
"""A joint is rounded to the centimetre, so it may lie this far off its walkway."""
UP: Final[Mapping[int, Heading]] = {0: (0, -1), 90: (1, 0), 180: (0, 1), 270: (-1, 0)}
"""By degrees clockwise from up."""


def turned(before: Heading, after: Heading) -> Turn:
    """What somebody does who walked `before` and then walks `after`."""
    angle = degrees(atan2(before[0] * after[1] - before[1] * after[0], before[0] * after[0] + before[1] * after[1]))
    if abs(angle) <= BEND:
        return "ahead"
    if abs(angle) >= BACK:
        return "back"
    return "right" if angle > 0 else "left"


def heading(a: Point, b: Point) -> Heading | None:
    return None if a == b else (b[0] - a[0], b[1] - a[1])


def turn_at(before: Point, at: Point, after: Point) -> Turn | None:
    """Of who comes from `before` and goes to `after`; None when one of them is where the turn is."""
    came, goes = heading(before, at), heading(at, after)
    return turned(came, goes) if came and goes else None


def along(points: Sequence[Point], point: Point) -> float | None:
    """How far along the line the point is, in centimetres; None when it is not on it."""
    walked = 0.0
    for segment in pairwise(points):
        if apart(point, segment) <= ON_LINE:
            return walked + distance(segment[0], nearest(point, segment))
        walked += distance(*segment)
    return None


def side_of(points: Sequence[Point], joint: Point, point: Point) -> Turn | None:
    """Where `point` is for who walks the line, at `joint` on it."""
    for a, b in pairwise(points):
        before, aside = heading(a, b), heading(joint, point)
        if apart(joint, (a, b)) <= ON_LINE and before and aside:
            return turned(before, aside)
    return None
