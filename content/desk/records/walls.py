"""What is wrong with the walls of a plan: doors that are on none, rooms in each other, ways that run through them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from content.desk.records.fault import Fault
from content.published.plans.features import ENCLOSED, Feature
from content.published.plans.plane import Point, Segment, apart, crossing, edges, inward, middle, on_edge, within
from content.published.plans.ways import Ways

ON_THE_WALL = 15
"""A door is on a room's wall when it is at most so many centimetres off."""

SLACK = 5
"""What is drawn against a slanting wall comes to lie so many centimetres off it at most: a corner is on whole ones."""

SOLID = (*ENCLOSED, "counter", "wall", "furniture", "water")


def doors(found: Mapping[str, Feature]) -> Iterator[Fault]:
    opened_by_some = {name for door in found.values() if door.type == "door" for name in door.of}
    for each in found.values():
        if each.type in ENCLOSED and each.id not in opened_by_some:
            yield Fault(each.id, "has no door")
    for door in (each for each in found.values() if each.type == "door"):
        if not door.of:
            yield Fault(door.id, "does not say what it opens")
        for name in door.of:
            opened = found.get(name)
            if opened is None:
                yield Fault(door.id, "opens %(name)s, which is not on this floor", {"name": name})
            elif opened.closed and not on_edge(door.points[0], opened.points, ON_THE_WALL):
                yield Fault(door.id, "is not on the wall of %(name)s", {"name": name})


def overlaps(found: Mapping[str, Feature]) -> Iterator[Fault]:
    rooms = [each for each in found.values() if each.type in ENCLOSED]
    for one, other in combinations(rooms, 2):
        if _overlap(one, other):
            yield Fault(other.id, "overlaps %(name)s", {"name": one.id})


def _overlap(one: Feature, other: Feature) -> bool:
    if not _near(one.points, other.points):
        return False
    cross = any(_cut(a, b) for a in edges(one.points) for b in edges(other.points))
    return cross or _holds(one, other) or _holds(other, one)


def _cut(one: Segment, other: Segment) -> bool:
    """Whether each goes on well beyond the other, and does not only end a little behind it."""
    ends = [*(apart(end, other) for end in one), *(apart(end, one) for end in other)]
    return min(ends) > SLACK and crossing(one, other) is not None


def _near(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Whether the boxes around them meet."""
    spans = [[point[axis] for point in points] for axis in (0, 1) for points in (one, other)]
    x, u, y, v = [(min(span), max(span)) for span in spans]
    return x[1] >= u[0] and u[1] >= x[0] and y[1] >= v[0] and v[1] >= y[0]


def _holds(one: Feature, other: Feature) -> bool:
    """Whether a corner of the other lies well within the one, or what is behind its first wall: it may be its twin."""
    points = [*other.points, *_behind(other)]
    return any(not on_edge(point, one.points, SLACK) and within(point, one.points) for point in points)


def _behind(room: Feature) -> Iterator[Point]:
    wall = edges(room.points)[0]
    step = inward(middle(wall), room.points)
    if step:
        (x, y), most = middle(wall), max(map(abs, step))
        yield x + 2 * SLACK * step[0] // most, y + 2 * SLACK * step[1] // most


def through_walls(found: Mapping[str, Feature], joined: Ways) -> Iterator[Fault]:
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
    for each in (each for each in solid if _near(segment, each.points)):
        sides = edges(each.points) if each.closed else list(pairwise(each.points))
        # A way that ends at a wall does not go through it.
        passed = (side for side in sides if min(apart(end, side) for end in segment) > SLACK)
        crossed = [point for side in passed if (point := crossing(segment, side))]
        openings = [door for door in found.values() if door.type == "door" and each.id in door.of]
        if any(not any(_in_opening(point, door) for door in openings) for point in crossed):
            yield each.id


def _in_opening(point: Point, door: Feature) -> bool:
    (x, y), (at_x, at_y) = point, door.points[0]
    return max(abs(x - at_x), abs(y - at_y)) <= max(door.width // 2, ON_THE_WALL)
