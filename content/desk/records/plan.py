"""What is wrong with a floor's plan, in lines that name the feature: pure, so that an editor can ask at every stroke.

A plan that passes can be walked: its rooms are reached from the entrance (above the ground floor: from the lifts and
stairs), also without steps unless the plan itself says which are not (`accessible` false)."""

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise
from typing import Any, NamedTuple

from content.published.plans.features import ENCLOSED, PLACES, Feature, Unreadable, features, read
from content.published.plans.plane import Segment, area, crossing, edges, inside, on_edge, within
from content.published.plans.reached import reached
from content.published.plans.ways import Ways, ways

ON_THE_WALL = 15
"""A door is on a room's wall when it is at most so many centimetres off."""

OUTSIDE = ("ramp", "water", "furniture")
SOLID = (*ENCLOSED, "counter", "wall", "furniture", "water")


class Fault(NamedTuple):
    """`feature` is an id, or where in the list of features there is none. `message` has places for `values`."""

    feature: str
    message: str
    values: Mapping[str, object] = {}

    def __str__(self) -> str:
        return f"{self.feature}: {self.message % self.values}"


def check(plan: Mapping[str, Any]) -> list[Fault]:
    """Of one floor. While a plan cannot be read, or leaves its outline, no ways are looked for."""
    faults = list(_unreadable(plan))
    found = features(plan)
    faults += _misplaced(plan, found)
    if not faults:
        joined = ways(found)
        faults += [*_doors(found), *_overlaps(found), *_through_walls(found, joined), *_unreached(found, joined)]
    return faults


def _unreadable(plan: Mapping[str, Any]) -> Iterator[Fault]:
    listed = plan.get("features")
    if plan.get("type") != "FeatureCollection" or not isinstance(listed, list):
        yield Fault("plan", "must be a FeatureCollection with a list of features")
        return
    seen: set[str] = set()
    for index, raw in enumerate(listed, 1):
        try:
            name = read(raw).id
        except Unreadable as error:
            yield Fault(_named(raw, index), error.message, error.values)
        else:
            if name in seen:
                yield Fault(name, "there are two features with this id")
            seen.add(name)


def _named(raw: object, index: int) -> str:
    properties = raw.get("properties") if isinstance(raw, dict) else None
    name = properties.get("id") if isinstance(properties, dict) else None
    return name if isinstance(name, str) else f"feature {index}"


def _misplaced(plan: Mapping[str, Any], found: Mapping[str, Feature]) -> Iterator[Fault]:
    size = plan.get("size")
    if not isinstance(size, list) or len(size) != 2 or any(type(each) is not int or each < 1 for each in size):
        yield Fault("plan", "its size must be two whole numbers of centimetres")
        return
    outlines = [each for each in found.values() if each.type == "outline"]
    if len(outlines) != 1:
        yield Fault("plan", "must have one outline")
        return
    sheet = ((0, 0), (size[0], 0), (size[0], size[1]), (0, size[1]))
    for each in found.values():
        bounds, name = (sheet, "sheet") if each.type in ("outline", *OUTSIDE) else (outlines[0].points, "outline")
        if not all(inside(point, bounds) for point in each.points):
            yield Fault(each.id, f"lies outside the {name}")
        if each.closed and (area(each.points) == 0 or _tangled(each)):
            yield Fault(each.id, "its ring has no area or crosses itself")


def _tangled(feature: Feature) -> bool:
    return any(crossing(one, other) for one, other in combinations(edges(feature.points), 2))


def _doors(found: Mapping[str, Feature]) -> Iterator[Fault]:
    for door in (each for each in found.values() if each.type == "door"):
        if not door.of:
            yield Fault(door.id, "does not say what it opens")
        for name in door.of:
            opened = found.get(name)
            if opened is None:
                yield Fault(door.id, "opens %(name)s, which is not on this floor", {"name": name})
            elif opened.closed and not on_edge(door.points[0], opened.points, ON_THE_WALL):
                yield Fault(door.id, "is not on the wall of %(name)s", {"name": name})


def _overlaps(found: Mapping[str, Feature]) -> Iterator[Fault]:
    rooms = [each for each in found.values() if each.type in ENCLOSED]
    for one, other in combinations(rooms, 2):
        if _overlap(one, other):
            yield Fault(other.id, "overlaps %(name)s", {"name": one.id})


def _overlap(one: Feature, other: Feature) -> bool:
    cross = any(crossing(a, b) for a in edges(one.points) for b in edges(other.points))
    return cross or _holds(one, other) or _holds(other, one)


def _holds(one: Feature, other: Feature) -> bool:
    return any(not on_edge(point, one.points) and within(point, one.points) for point in other.points)


def _through_walls(found: Mapping[str, Feature], joined: Ways) -> Iterator[Fault]:
    """Walkways, and the steps aside from them to what they lead to."""
    solid = [each for each in found.values() if each.type in SOLID]
    for each in (each for each in found.values() if each.type == "walkway"):
        for pair in pairwise(each.points):
            for wall in _walls_on(pair, solid, found):
                yield Fault(each.id, "runs through %(name)s", {"name": wall})
    for name, stops in joined.stops.items():
        for stop in stops:
            for wall in _walls_on((stop.joint, stop.point), solid, found):
                yield Fault(stop.door or name, "is cut off from its walkway by %(name)s", {"name": wall})


def _walls_on(segment: Segment, solid: list[Feature], found: Mapping[str, Feature]) -> Iterator[str]:
    for each in solid:
        sides = edges(each.points) if each.closed else list(pairwise(each.points))
        crossed = [point for side in sides if (point := crossing(segment, side))]
        openings = [door for door in found.values() if door.type == "door" and each.id in door.of]
        if any(not any(_in_opening(point, door) for door in openings) for point in crossed):
            yield each.id


def _in_opening(point: tuple[int, int], door: Feature) -> bool:
    (x, y), (at_x, at_y) = point, door.points[0]
    return max(abs(x - at_x), abs(y - at_y)) <= max(door.width // 2, ON_THE_WALL)


def _unreached(found: Mapping[str, Feature], joined: Ways) -> Iterator[Fault]:
    ground = any(each.type == "entrance" for each in found.values())
    starts = [each for each in found.values() if each.type in (("entrance",) if ground else ("lift", "stairs"))]
    if not starts:
        yield Fault("plan", "has no entrance, and no lift or stairs to come from")
        return
    anyhow = reached(joined, [each.id for each in starts])
    on_wheels = reached(
        joined, [each.id for each in starts if each.type != "stairs" and each.accessible is not False], step_free=True
    )
    for each in (each for each in found.values() if each.type in PLACES):
        if each.id not in anyhow:
            yield Fault(each.id, "is not reached from the entrance, or the lifts and stairs")
        elif each.id not in on_wheels and each.type != "stairs" and each.accessible is not False:
            yield Fault(each.id, "is not reached without steps; if that is so, its accessible must say false")
