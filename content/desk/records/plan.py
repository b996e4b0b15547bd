"""What is wrong with a floor's plan, in lines that name the feature: pure, so that an editor can ask at every stroke.

A plan may be kept while it is drawn as long as it can be read (`unreadable`); it is reviewed when nothing is wrong.

A plan that passes can be walked: its rooms are reached from the entrance (above the ground floor: from the lifts and
stairs), also without steps unless the plan itself says which are not (`accessible` false)."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from content.desk.records.fault import Fault
from content.desk.records.walls import SLACK, doors, overlaps, through_walls
from content.published.plans.features import PLACES, Feature, Unreadable, features, read
from content.published.plans.plane import Point, area, crossing, edges, on_edge, within
from content.published.plans.reached import reached
from content.published.plans.ways import Ways, ways

MOST_POINTS = 200
"""Of one feature."""
MOST_POINTS_IN_ALL = 5_000
"""Features are held against each other, so a plan has to stay of a size that is checked while its author waits."""

OUTSIDE = ("ramp", "water", "furniture")


def check(plan: Mapping[str, Any]) -> list[Fault]:
    """Of one floor. While a plan cannot be read, or leaves its outline, no ways are looked for in it."""
    faults = unfit(plan)
    if not faults:
        found = features(plan)
        joined = ways(found)
        faults = [*doors(found), *overlaps(found), *through_walls(found, joined), *_unreached(found, joined)]
    return faults


def unfit(plan: Mapping[str, Any]) -> list[Fault]:
    """Why no way could be looked for."""
    return unreadable(plan) or list(_misplaced(plan, features(plan)))


def unreadable(plan: Mapping[str, Any]) -> list[Fault]:
    """Why it cannot be kept, not even unfinished."""
    return [*_unread(plan), *_too_large(features(plan))]


def _unread(plan: Mapping[str, Any]) -> Iterator[Fault]:
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


def _too_large(found: Mapping[str, Feature]) -> Iterator[Fault]:
    for each in found.values():
        if len(each.points) > MOST_POINTS:
            yield Fault(each.id, "has more than %(most)d points", {"most": MOST_POINTS})
    if sum(len(each.points) for each in found.values()) > MOST_POINTS_IN_ALL:
        yield Fault("plan", "has more than %(most)d points", {"most": MOST_POINTS_IN_ALL})


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
        if not all(_inside(point, bounds) for point in each.points):
            yield Fault(each.id, f"lies outside the {name}")
        if each.closed and (area(each.points) == 0 or _tangled(each)):
            yield Fault(each.id, "its ring has no area or crosses itself")


def _inside(point: Point, ring: Sequence[Point]) -> bool:
    return on_edge(point, ring, SLACK) or within(point, ring)


def _tangled(feature: Feature) -> bool:
    return any(crossing(one, other) for one, other in combinations(edges(feature.points), 2))


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
