"""A way on one floor as a person walks it: stretches along walkways, turns between them, and doors passed."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from content.published.plans.features import Feature
from content.published.plans.plane import Point, inward, length
from content.published.plans.ways import Stop
from kiosk.floors.building import Floor
from kiosk.floors.corners import Mark, beside, corner, mark
from kiosk.floors.turns import ON_LINE, UP, Heading, Turn, along, heading, side_of, turned

OPENING: Final = 300
"""What is wider than this is no door to count."""


class Stretch(NamedTuple):
    """Walked without a turn; `turn` is what was done before it, None when that cannot be told; at which corner of the
    stretch before, and by which landmark."""

    points: tuple[Point, ...]
    turn: Turn | None
    corner: int | None = None
    mark: Mark | None = None

    @property
    def length(self) -> int:
        return length(self.points)


class Walk(NamedTuple):
    """`side` is where the place is at the end; `nth` its door on that side since the last turn, None without one;
    `mark` what is passed before."""

    stretches: tuple[Stretch, ...]
    side: Turn | None
    nth: int | None
    mark: Mark | None = None


def walk(floor: Floor, start: str, end: str, points: Sequence[Point]) -> Walk:
    """Of the way `points` from feature `start` to feature `end`, both of this floor."""
    first, last = _stop(floor, start, points[0]), _stop(floor, end, points[-1])
    line = _between(points, first, last)
    looks = _setting_out(floor.features[start], first)
    stretches = tuple(_at_corners(floor, list(_stretches(line, looks)), (start, end)))
    side = _side(stretches, looks, floor.features[end], last)
    counted = stretches and last and last.door and _counted(floor, last.door)
    nth = _nth(floor, stretches[-1], last, side) if counted and last else None
    passed = mark(floor, stretches[-1].points, (start, end), turning=False) if stretches else None
    return Walk(stretches, side, nth, passed)


def _at_corners(floor: Floor, stretches: Sequence[Stretch], ends: Sequence[str]) -> Iterator[Stretch]:
    yield from stretches[:1]
    near = beside(floor.ways.ways)
    for before, after in pairwise(stretches):
        at = corner(near, before.points, after.turn)
        yield after._replace(corner=at, mark=mark(floor, before.points, ends, turning=True))


def _stop(floor: Floor, feature: str, point: Point) -> Stop | None:
    return next((each for each in floor.ways.stops.get(feature, ()) if each.point == point), None)


def _between(points: Sequence[Point], first: Stop | None, last: Stop | None) -> list[Point]:
    """The part of the way that is on walkways, without the steps aside at both its ends."""
    line = [point for index, point in enumerate(points) if index == 0 or point != points[index - 1]]
    if first and len(line) > 1 and line[0] != first.joint:
        line = line[1:]
    if last and len(line) > 1 and line[-1] != last.joint:
        line = line[:-1]
    return line


def _setting_out(start: Feature, stop: Stop | None) -> Heading | None:
    """Where somebody looks who leaves `start`: as a kiosk's visitor stands, else out through the door."""
    if start.facing is not None:
        return UP.get(start.facing)
    if stop is None:
        return None
    inside = inward(stop.point, start.points) if start.closed else None
    return heading(stop.point, stop.joint) or ((-inside[0], -inside[1]) if inside else None)


def _stretches(line: Sequence[Point], looks: Heading | None) -> Iterator[Stretch]:
    run: list[Point] = list(line[:1])
    turn: Turn | None = None
    for a, b in pairwise(line):
        after = heading(a, b)
        did = turned(looks, after) if looks and after else None
        if len(run) == 1:
            turn = did
        elif did != "ahead":
            yield Stretch(tuple(run), turn)
            run, turn = [a], did
        run.append(b)
        looks = after
    if len(run) > 1:
        yield Stretch(tuple(run), turn)


def _side(stretches: Sequence[Stretch], looks: Heading | None, end: Feature, last: Stop | None) -> Turn | None:
    before = heading(*stretches[-1].points[-2:]) if stretches else looks
    if before is None or last is None:
        return None
    aside = heading(last.joint, last.point) or (inward(last.point, end.points) if end.closed else None)
    return turned(before, aside) if aside else "ahead"


def _nth(floor: Floor, stretch: Stretch, last: Stop, side: Turn | None) -> int | None:
    if side not in ("left", "right"):
        return None
    reach = along(stretch.points, last.joint) or 0
    passed = 0
    for name, door in floor.ways.doors.items():
        at = along(stretch.points, door.joint)
        if name == last.door or at is None or not ON_LINE < at <= reach or not _counted(floor, name):
            continue
        passed += side_of(stretch.points, door.joint, door.point) == side
    return passed + 1


def _counted(floor: Floor, name: str) -> bool:
    door = floor.features[name]
    lift = any(each in floor.features and floor.features[each].type == "lift" for each in door.of)
    return not lift and door.width <= OPENING
