"""A door as plans show it: a gap in the wall, the leaf standing open into the room, the arc that it sweeps."""

from math import hypot
from typing import Final

from content.published.plans.features import Feature
from content.published.plans.plane import Point, apart, edges, inward

LEAF: Final = 130
"""Wider doors have two leaves."""
OPENING: Final = 300
"""Still wider ones are openings without any."""


def drawn(door: Feature, room: Feature) -> list[tuple[str, str]]:
    """(look, path) of its parts; nothing when it is on no wall of the room."""
    point = door.points[0]
    a, b = min(edges(room.points), key=lambda edge: apart(point, edge))
    step = inward(point, room.points)
    if step is None or a == b:
        return []
    along, into = _unit(b[0] - a[0], b[1] - a[1]), _unit(*step)
    half = min(door.width / 2, hypot(b[0] - a[0], b[1] - a[1]) / 2)
    start, end = _moved(point, along, -half), _moved(point, along, half)
    gap = ("gap", f"M{_at(start)}L{_at(end)}")
    if room.type == "lift" or door.width > OPENING:
        return [gap]
    if door.width > LEAF:
        return [gap, _leaf(start, point, into, half), _leaf(end, point, into, half)]
    return [gap, _leaf(start, end, into, 2 * half)]


def _leaf(hinge: Point, shut: Point, into: tuple[float, float], width: float) -> tuple[str, str]:
    """From its hinge the leaf stands straight into the room; the arc ends where it would be shut."""
    tip = _moved(hinge, into, width)
    ahead = (shut[0] - hinge[0]) * into[1] - (shut[1] - hinge[1]) * into[0]
    sweep = 0 if ahead > 0 else 1
    return "leaf", f"M{_at(hinge)}L{_at(tip)}A{round(width)} {round(width)} 0 0 {sweep} {_at(shut)}"


def _unit(x: float, y: float) -> tuple[float, float]:
    reach = hypot(x, y)
    return x / reach, y / reach


def _moved(point: Point, direction: tuple[float, float], by: float) -> Point:
    return round(point[0] + direction[0] * by), round(point[1] + direction[1] * by)


def _at(point: Point) -> str:
    return f"{point[0]} {point[1]}"
