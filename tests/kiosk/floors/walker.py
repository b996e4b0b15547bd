"""Somebody who can read Chinese and sees the corridors, and knows nothing else: walks as the words say, and tells where
that leads. It reads the plan's GeoJSON by itself, so that nothing of what is tested decides where it goes. Plans whose
walkways run at right angles only."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

Point = tuple[int, int]
SIGHT, STUB, OPENING = 400, 100, 300
TURNS: Final = {"左": (0, 1, -1, 0), "右": (0, -1, 1, 0), "前": (1, 0, 0, 1), "后": (-1, 0, 0, -1)}
"""Matrices: x is to the right, y down."""

SETS_OUT = re.compile(
    r"(?:从本机向(?P<side>左|右|前)(?:走|直走)|出(?:电梯|楼梯间)(?:(?P<way>左|右)转|直走)|(?P<back>从本机转身后直走)|从本机出发)"
)
PASSED = re.compile(r"先经过(?P<side>左|右)手边的(?P<name>.+?)，(?P<rest>.+)")
BESIDE = re.compile(r"(?P<rest>.+?)（(?P<name>[^（）]+)旁）")
TURN = re.compile(r"(?:走到头(?P<end>左|右)转|在第(?P<nth>\d+)个路口(?P<side>左|右)转)")
DOOR = re.compile(r"(?P<side>左|右)手边第(?P<nth>\d+)个门：(?P<name>.+)")
THERE = re.compile(r"(?:(?P<side>左|右)手边|(?P<ahead>正前方|这里)|(?P<behind>身后))就是(?P<name>.+)")
RIDE = re.compile(r"(?:乘(?P<lift>\d+)号电梯|走(?P<stairs>\d+)号楼梯[上下])到(?P<floor>.+)楼")


class Way(NamedTuple):
    """How a place is got at: from `foot` on a walkway straight to `point`; `door` is None where it has none."""

    point: Point
    foot: Point
    door: str | None


class Lost(AssertionError):
    """The words lead nowhere."""


class Sheet:
    """One floor, as anybody reads it off the plan."""

    def __init__(self, plan: Mapping[str, Any]) -> None:
        self.things = {each["properties"]["id"]: each for each in plan["features"]}
        self.corridors = list(self._corridors())
        self.ways = {name: list(self._ways(name)) for name in self.things if self.kind(name) not in ("walkway", "door")}
        doors = [name for name in self.things if self.kind(name) == "door" and self._is_door(name)]
        self.doors = {name: Way(self._points(name)[0], self._foot(name), name) for name in doors}

    def kind(self, name: str) -> str:
        return str(self.things[name]["properties"]["type"])

    def called(self, name: str) -> str:
        return str(self.things[name]["properties"].get("name", {}).get("zh-Hans", ""))

    def outward(self, place: str, door: Point) -> Point:
        """Where one looks who steps out of the place through a door in its wall; nowhere where it has no walls."""
        xs, ys = zip(*self._points(place), strict=True)
        x, y = door
        return (x == max(xs)) - (x == min(xs)), (y == max(ys)) - (y == min(ys))

    def end(self, start: Point, ahead: Point) -> Point:
        """As far as one can walk."""
        at = start
        while (further := self._along(at, ahead)) != at:
            at = further
        return at

    def openings(self, start: Point, end: Point, to: Point) -> list[Point]:
        """Where ways lead off in the direction `to` between them, `end` with it, the nearest first."""
        found = {
            (x, y)
            for a, b in self.corridors
            for x, y in (((a[0], start[1]) if a[0] == b[0] else (start[0], a[1])),)
            if _between((x, y), start, end) and (x, y) != start and _between((x, y), a, b)
            if any(_apart((x, y), each) >= STUB and _toward((x, y), each, to) for each in (a, b))
        }
        return sorted(found, key=lambda each: _apart(start, each))

    def _along(self, at: Point, ahead: Point) -> Point:
        ends = [each for a, b in self.corridors if _between(at, a, b) for each in (a, b) if _toward(at, each, ahead)]
        return max(ends, key=lambda each: _apart(at, each), default=at)

    def _corridors(self) -> Iterator[tuple[Point, Point]]:
        for name in self.things:
            points = self._points(name) if self.kind(name) == "walkway" else []
            yield from pairwise(points)

    def _points(self, name: str) -> list[Point]:
        drawn = self.things[name]["geometry"]
        points = {"Point": [drawn["coordinates"]], "Polygon": drawn["coordinates"][0]}.get(drawn["type"])
        return [(x, y) for x, y in points or drawn["coordinates"]]

    def _is_door(self, name: str) -> bool:
        told = self.things[name]["properties"]
        lift = any(each in self.things and self.kind(each) == "lift" for each in told["of"])
        return told.get("width", 90) <= OPENING and not lift

    def _ways(self, name: str) -> Iterator[Way]:
        doors = [each for each, thing in self.things.items() if name in thing["properties"].get("of", ())]
        for each in doors:
            yield Way(self._points(each)[0], self._foot(each), each)
        if not doors:
            xs, ys = zip(*self._points(name), strict=True)
            x, y = self._nearest(((min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2), self.corridors)
            yield Way((min(max(x, min(xs)), max(xs)), min(max(y, min(ys)), max(ys))), (x, y), None)

    def _foot(self, door: str) -> Point:
        of = self.things[door]["properties"]["of"]
        named = [pair for each in of if self.kind(each) == "walkway" for pair in [tuple(self._points(each))]]
        return self._nearest(self._points(door)[0], named or self.corridors)

    def _nearest(self, point: Point, corridors: Sequence[Any]) -> Point:
        feet = [_clamped(point, a, b) for a, b in corridors]
        return min(feet, key=lambda each: _apart(point, each))


class Walker:
    """`track` is what was walked on the floor that it is on: where it set out, where it turned, where it stopped."""

    def __init__(self, plans: Mapping[str, Sheet], floor: str, way: Way, facing: Point | None) -> None:
        self.plans, self.floor = plans, floor
        self.at, self.heading = way.foot, facing or _direction(way.point, way.foot)
        self.track: list[Point] = [self.at]
        self.place = ""

    @property
    def plan(self) -> Sheet:
        return self.plans[self.floor]

    def hear(self, words: str) -> None:
        """Does what one step says."""
        passed, before = PASSED.fullmatch(words), self.at
        words = passed["rest"] if passed else words
        beside = BESIDE.fullmatch(words)
        words = beside["rest"] if beside else words
        self._do(words)
        if passed and not self._passes(passed["name"], passed["side"], before):
            raise Lost(f"does not pass {passed['name']}")
        if beside and not any(_apart(self.at, way.point) <= SIGHT for way in self._named(beside["name"])):
            raise Lost(f"does not turn by {beside['name']}")

    def _do(self, words: str) -> None:
        if said := SETS_OUT.fullmatch(words):
            side = said["side"] or said["way"] or ("后" if said["back"] else "前")
            self.heading = self._only_way() if self.heading == (0, 0) else _turned(self.heading, side)
        elif said := TURN.fullmatch(words):
            self._turn(said["end"] or said["side"], int(said["nth"] or 0))
        elif said := DOOR.fullmatch(words):
            self._count(said["side"], int(said["nth"]))
        elif said := THERE.fullmatch(words):
            self._look(said["side"] or ("前" if said["ahead"] else "后"), said["name"])
        elif said := RIDE.fullmatch(words):
            self._ride("lift" if said["lift"] else "stairs", said["lift"] or said["stairs"], said["floor"])
        else:
            raise Lost(f"does not understand {words}")

    def _only_way(self) -> Point:
        ways = [each for each in ((1, 0), (-1, 0), (0, 1), (0, -1)) if self.plan.end(self.at, each) != self.at]
        if len(ways) != 1:
            raise Lost("does not know which way to set out")
        return ways[0]

    def _turn(self, side: str, nth: int) -> None:
        to, end = _turned(self.heading, side), self.plan.end(self.at, self.heading)
        self._go(self.plan.openings(self.at, end, to)[nth - 1] if nth else end)
        self.heading = to

    def _count(self, side: str, nth: int) -> None:
        """Doors on that side; one at the very corner lay ahead, and is not passed."""
        to, end = _turned(self.heading, side), self.plan.end(self.at, self.heading)
        seen = [
            (_apart(self.at, way.foot), name)
            for name, way in self.plan.doors.items()
            if _between(way.foot, self.at, end) and _direction(way.foot, way.point) == to
            if way.foot != self.at
        ]
        way = self.plan.doors[sorted(seen)[nth - 1][1]]
        self._go(way.foot)
        self.place = next(name for name, ways in self.plan.ways.items() if way in ways)

    def _look(self, side: str, name: str) -> None:
        """Goes on until what is called so is on that side."""
        to, end = _turned(self.heading, side), self.plan.end(self.at, self.heading)
        seen = [
            (_apart(self.at, way.foot), place, way)
            for place, ways in self.plan.ways.items()
            for way in ways
            if self.plan.called(place) and name.endswith(self.plan.called(place))
            if _between(way.foot, self.at, end) and _direction(way.foot, way.point) in (to, (0, 0))
        ]
        if not seen:
            raise Lost(f"does not see {name}")
        _, self.place, way = min(seen)
        self._go(way.foot)

    def _ride(self, kind: str, number: str, floor: str) -> None:
        told = self.plan.things[self.place]["properties"]
        if (told["type"], told["shaft"]) != (kind, f"{kind}-{number}"):
            raise Lost(f"stands before {self.place}, not before {kind} {number}")
        self.floor = floor
        names = [name for name, thing in self.plan.things.items() if thing["properties"].get("shaft") == told["shaft"]]
        self.place = names[0]
        way = self.plan.ways[self.place][0]
        self.at, self.heading = way.foot, _direction(way.point, way.foot)
        self.track = [self.at]

    def _go(self, to: Point) -> None:
        self.at = to
        if to != self.track[-1]:
            self.track.append(to)

    def _named(self, name: str) -> list[Way]:
        places = [each for each in self.plan.ways if self._is_called(each, name)]
        return [way for each in places for way in self.plan.ways[each]]

    def _is_called(self, place: str, name: str) -> bool:
        return name == self.plan.called(place) or (name == "卫生间" and place == "toilet")

    def _passes(self, name: str, side: str, before: Point) -> bool:
        way_walked = self.track[-2:] if self.at != before else [before, before]
        ahead = _direction(*way_walked)
        return any(
            _between(way.foot, *way_walked) and _direction(way.foot, way.point) == _turned(ahead, side)
            for way in self._named(name)
        )


def _turned(heading: Point, side: str) -> Point:
    a, b, c, d = TURNS[side]
    return heading[0] * a - heading[1] * c, -heading[0] * b + heading[1] * d


def _direction(a: Point, b: Point) -> Point:
    x, y = b[0] - a[0], b[1] - a[1]
    return (x > 0) - (x < 0), (y > 0) - (y < 0)


def _toward(a: Point, b: Point, heading: Point) -> bool:
    return _direction(a, b) == heading


def _between(point: Point, a: Point, b: Point) -> bool:
    return all(min(a[i], b[i]) <= point[i] <= max(a[i], b[i]) for i in (0, 1))


def _clamped(point: Point, a: Point, b: Point) -> Point:
    x, y = (min(max(point[i], min(a[i], b[i])), max(a[i], b[i])) for i in (0, 1))
    return x, y


def _apart(a: Point, b: Point) -> float:
    return float(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5)
