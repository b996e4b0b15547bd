"""A way on one floor as a person walks it: stretches along walkways, turns between them, and doors passed."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import atan2, degrees
from typing import Final, Literal, NamedTuple

from content.published.plans.features import Feature
from content.published.plans.plane import Point, apart, distance, inward, length, nearest
from content.published.plans.ways import Stop
from kiosk.floors.building import Floor

Turn = Literal["ahead", "left", "right", "back"]
Heading = tuple[int, int]
"""A direction as a step (x, y)."""

BEND: Final = 40
"""So many degrees are still straight on."""
BACK: Final = 140
ON_LINE: Final = 2
"""A joint is rounded to the centimetre, so it may lie this far off its walkway."""
AT_CORNER: Final = 50
"""Who turns at a door's corner does not pass that door."""
OPENING: Final = 300
"""What is wider than this is no door to count."""
UP: Final[Mapping[int, Heading]] = {0: (0, -1), 90: (1, 0), 180: (0, 1), 270: (-1, 0)}


class Stretch(NamedTuple):
    """Walked without a turn; `turn` is what was done before it, None when that cannot be told."""

    points: tuple[Point, ...]
    turn: Turn | None

    @property
    def length(self) -> int:
        return length(self.points)


class Walk(NamedTuple):
    """`side` is where the place is at the end; `nth` its door on that side since the last turn, None without one."""

    stretches: tuple[Stretch, ...]
    side: Turn | None
    nth: int | None


def walk(floor: Floor, start: str, end: str, points: Sequence[Point]) -> Walk:
    """Of the way `points` from feature `start` to feature `end`, both of this floor."""
    first, last = _stop(floor, start, points[0]), _stop(floor, end, points[-1])
    line = _between(points, first, last)
    heading = _setting_out(floor.features[start], first)
    stretches = tuple(_stretches(line, heading))
    side = _side(stretches, heading, floor.features[end], last)
    counted = stretches and last and last.door and _counted(floor, last.door)
    nth = _nth(floor, stretches[-1], last, side) if counted and last else None
    return Walk(stretches, side, nth)


def turned(before: Heading, after: Heading) -> Turn:
    """What somebody does who walked `before` and then walks `after`."""
    angle = degrees(atan2(before[0] * after[1] - before[1] * after[0], before[0] * after[0] + before[1] * after[1]))
    if abs(angle) <= BEND:
        return "ahead"
    if abs(angle) >= BACK:
        return "back"
    return "right" if angle > 0 else "left"


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
    return _heading(stop.point, stop.joint) or ((-inside[0], -inside[1]) if inside else None)


def _stretches(line: Sequence[Point], heading: Heading | None) -> Iterator[Stretch]:
    run: list[Point] = list(line[:1])
    turn: Turn | None = None
    for a, b in pairwise(line):
        after = _heading(a, b)
        did = turned(heading, after) if heading and after else None
        if len(run) == 1:
            turn = did
        elif did != "ahead":
            yield Stretch(tuple(run), turn)
            run, turn = [a], did
        run.append(b)
        heading = after
    if len(run) > 1:
        yield Stretch(tuple(run), turn)


def _side(stretches: Sequence[Stretch], heading: Heading | None, end: Feature, last: Stop | None) -> Turn | None:
    before = _heading(*stretches[-1].points[-2:]) if stretches else heading
    if before is None or last is None:
        return None
    aside = _heading(last.joint, last.point) or (inward(last.point, end.points) if end.closed else None)
    return turned(before, aside) if aside else "ahead"


def _nth(floor: Floor, stretch: Stretch, last: Stop, side: Turn | None) -> int | None:
    if side not in ("left", "right"):
        return None
    reach = _along(stretch.points, last.joint) or 0
    passed = 0
    for name, door in floor.ways.doors.items():
        along = _along(stretch.points, door.joint)
        if name == last.door or along is None or not AT_CORNER < along <= reach or not _counted(floor, name):
            continue
        passed += _beside(stretch.points, door) == side
    return passed + 1


def _counted(floor: Floor, name: str) -> bool:
    door = floor.features[name]
    lift = any(each in floor.features and floor.features[each].type == "lift" for each in door.of)
    return not lift and door.width <= OPENING


def _along(points: Sequence[Point], point: Point) -> float | None:
    """How far along the stretch the point is; None when it is not on it."""
    walked = 0.0
    for segment in pairwise(points):
        if apart(point, segment) <= ON_LINE:
            return walked + distance(segment[0], nearest(point, segment))
        walked += distance(*segment)
    return None


def _beside(points: Sequence[Point], door: Stop) -> Turn | None:
    for a, b in pairwise(points):
        before, aside = _heading(a, b), _heading(door.joint, door.point)
        if apart(door.joint, (a, b)) <= ON_LINE and before and aside:
            return turned(before, aside)
    return None


def _heading(a: Point, b: Point) -> Heading | None:
    return None if a == b else (b[0] - a[0], b[1] - a[1])
