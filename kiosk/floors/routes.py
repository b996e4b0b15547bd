"""The shortest way from this kiosk to every place of the house: one run for all, as the kiosk stays where it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Final, NamedTuple

from content.published.plans.plane import Point, length
from kiosk.floors.building import Building
from kiosk.floors.graph import CM_A_SECOND, Node, Reached, Ride, Sort, graph, reached

A_MINUTE: Final = 60 * CM_A_SECOND


class Leg(NamedTuple):
    """What is walked on one floor, from a stop to a stop (both named by their places), and how the floor is left."""

    floor: str
    start: str
    end: str
    points: tuple[Point, ...]
    ride: Ride | None


class Route(NamedTuple):
    """`to` is the place; `cost` in centimetres of walking."""

    to: str
    legs: tuple[Leg, ...]
    cost: int

    @property
    def minutes(self) -> int:
        return max(1, ceil(self.cost / A_MINUTE))

    @property
    def metres(self) -> int:
        return round(sum(length(leg.points) for leg in self.legs) / 100)


@dataclass(frozen=True, slots=True)
class Routes:
    """Every shortest way of one sort from where this kiosk stands."""

    building: Building
    reached: Mapping[Node, Reached]

    def to(self, place: str) -> Route | None:
        """None when no way leads there, or there is no such place."""
        end = min(self._ends(place), key=lambda node: self.reached[node].cost, default=None)
        return Route(place, self._legs(end, place), round(self.reached[end].cost)) if end else None

    def leads_to(self, place: str) -> bool:
        return bool(self._ends(place))

    def to_nearest(self, places: Iterable[str]) -> Route | None:
        """The shortest of the ways to these."""
        found = [each for each in map(self.to, places) if each]
        return min(found, key=lambda each: each.cost, default=None)

    def _ends(self, place: str) -> list[Node]:
        found = self.building.find(place)
        stops = found[0].ways.stops.get(found[1].id, ()) if found else ()
        return [node for stop in stops if (node := Node(found[0].name, stop.point)) in self.reached] if found else []

    def _legs(self, end: Node, place: str) -> tuple[Leg, ...]:
        legs: list[Leg] = []
        path = self._path(end)
        start, points = _feature(self.building.kiosk or ""), [path[0].point]
        for a, b in pairwise(path):
            ride = self.reached[b].ride
            if ride is None:
                points.append(b.point)
                continue
            legs.append(Leg(a.floor, start, self._landing(a, ride), tuple(points), ride))
            start, points = self._landing(b, ride), [b.point]
        legs.append(Leg(end.floor, start, _feature(place), tuple(points), None))
        return tuple(legs)

    def _path(self, end: Node) -> list[Node]:
        path, node = [end], self.reached[end].before
        while node:
            path.append(node)
            node = self.reached[node].before
        return path[::-1]

    def _landing(self, node: Node, ride: Ride) -> str:
        """What the floor calls the lift or stairs."""
        on_floor = self.building.floors[node.floor].of_type(ride.kind)
        return next(each.id for each in on_floor if each.shaft == ride.shaft)


def routes(building: Building, sort: Sort = "any") -> Routes:
    """Takes a few thousandths of a second for a large house."""
    return Routes(building, reached(graph(building, sort), _starts(building, sort)))


def _starts(building: Building, sort: Sort) -> list[Node]:
    found = building.find(building.kiosk or "")
    stops = found[0].ways.stops.get(found[1].id, ()) if found else ()
    return [Node(found[0].name, each.point) for each in stops if each.step_free or sort != "step-free"] if found else []


def _feature(place: str) -> str:
    return place.partition("/")[2]
