"""Shapes of a plan as SVG paths."""

from collections.abc import Sequence
from typing import Final

from content.published.plans.plane import Point
from kiosk.floors.labels import Box

TREAD: Final = 30
"""A step of stairs is so deep, in centimetres."""
MOST_TREADS: Final = 100
"""More of them than these are not drawn one by one."""


def path(points: Sequence[Point], *, closed: bool = True) -> str:
    if not points:
        return ""
    return "M" + "L".join(f"{x} {y}" for x, y in points) + ("Z" if closed else "")


def box(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def grown(around_it: Box, least: int) -> Box:
    """The box, made at least so wide and high about its middle."""
    left, top, right, bottom = around_it
    across, down = max(0, least - (right - left)) // 2, max(0, least - (bottom - top)) // 2
    return left - across, top - down, right + across, bottom + down


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def around(point: Point, size: int) -> str:
    """A square about the point."""
    x, y, half = *point, size // 2
    return path(((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)))


def cross(points: Sequence[Point]) -> str:
    """The diagonals by which a lift is known on a plan."""
    left, top, right, bottom = box(points)
    return f"M{left} {top}L{right} {bottom}M{right} {top}L{left} {bottom}"


def treads(points: Sequence[Point]) -> str:
    """Two flights side by side along the longer side, with a landing at each end."""
    left, top, right, bottom = box(points)
    wide = right - left >= bottom - top
    start, end = (left, right) if wide else (top, bottom)
    low, high = (top, bottom) if wide else (left, right)
    landing = min(120, (end - start) // 4)
    steps = range(start + landing, end - landing + 1, max(TREAD, (end - start) // MOST_TREADS))
    marks = [(at, low, at, high) for at in steps] + [
        (start + landing, (low + high) // 2, end - landing, (low + high) // 2)
    ]
    return "".join(f"M{a} {b}L{c} {d}" if wide else f"M{b} {a}L{d} {c}" for a, b, c, d in marks)
