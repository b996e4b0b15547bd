"""How the walkways of one floor join, and where each place is reached from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from content.published.plans.features import PLACES, Feature
from content.published.plans.plane import Point, Segment, apart, crossing, distance, edges, middle, nearest

REACH: Final = 500
"""How far, in centimetres, a door or counter may be from the walkway that it is reached from."""

TOUCH: Final = 10
"""A walkway's end joins another that is at most so many centimetres off."""


class Way(NamedTuple):
    """A straight piece of walkway, walked in both directions. `steps`: not for wheels."""

    a: Point
    b: Point
    steps: bool


class Stop(NamedTuple):
    """Where a place is reached: from `joint` on a walkway straight to `point`, its door or its nearest edge."""

    point: Point
    joint: Point
    step_free: bool
    door: str | None


@dataclass(frozen=True, slots=True)
class Ways:
    """`stops` by the place's id; a place that is reached from nowhere is missing there. `doors` by the door's id,
    whether or not it opens a place."""

    ways: tuple[Way, ...]
    stops: Mapping[str, tuple[Stop, ...]]
    doors: Mapping[str, Stop]


class _Piece(NamedTuple):
    walkway: str
    segment: Segment
    steps: bool
    cuts: set[Point]


def ways(features: Mapping[str, Feature]) -> Ways:
    """Of one floor. Walkways that cross or touch are joined there."""
    pieces = [
        _Piece(each.id, segment, each.accessible is False, set(segment))
        for each in features.values()
        if each.type == "walkway"
        for segment in pairwise(each.points)
        if segment[0] != segment[1]
    ]
    doors = {each.id: stop for each in features.values() if each.type == "door" and (stop := _door(each, pieces))}
    stops = {
        each.id: found
        for each in features.values()
        if each.type in PLACES and (found := _stops(each, features, doors, pieces))
    }
    for one, other in combinations(pieces, 2):
        _join(one, other)
    return Ways(tuple(way for piece in pieces for way in _cut(piece)), stops, doors)


def _stops(
    place: Feature, features: Mapping[str, Feature], doors: Mapping[str, Stop], pieces: list[_Piece]
) -> tuple[Stop, ...]:
    """By its doors; a place without a door by the point of it that is nearest to a walkway."""
    own = [each.id for each in features.values() if each.type == "door" and place.id in each.of]
    if own:
        return tuple(doors[each] for each in own if each in doors)
    at = middle(place.points)
    piece = _nearest(at, pieces)
    if piece is None:
        return ()
    joint = nearest(at, piece.segment)
    point = min((nearest(joint, edge) for edge in edges(place.points)), key=lambda each: distance(joint, each))
    if distance(joint, point) > REACH:
        return ()
    piece.cuts.add(joint)
    return (Stop(point, joint, place.accessible is not False, None),)


def _door(door: Feature, pieces: list[_Piece]) -> Stop | None:
    """A door that names a walkway opens onto that one, another onto the nearest."""
    point = door.points[0]
    named = [piece for piece in pieces if piece.walkway in door.of]
    piece = _nearest(point, named or pieces)
    if piece is None or apart(point, piece.segment) > REACH:
        return None
    joint = nearest(point, piece.segment)
    piece.cuts.add(joint)
    return Stop(point, joint, door.accessible is not False, door.id)


def _nearest(point: Point, pieces: list[_Piece]) -> _Piece | None:
    return min(pieces, key=lambda piece: apart(point, piece.segment), default=None)


def _join(one: _Piece, other: _Piece) -> None:
    cross = crossing(one.segment, other.segment)
    if cross:
        one.cuts.add(cross)
        other.cuts.add(cross)
    for end in one.segment:
        if apart(end, other.segment) <= TOUCH:
            other.cuts.add(end)
    for end in other.segment:
        if apart(end, one.segment) <= TOUCH:
            one.cuts.add(end)


def _cut(piece: _Piece) -> list[Way]:
    start = piece.segment[0]
    along = sorted(piece.cuts, key=lambda point: (distance(start, point), point))
    return [Way(a, b, piece.steps) for a, b in pairwise(along)]
