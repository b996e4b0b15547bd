"""The shortest way from this kiosk to every place of the house: one run for all, as the kiosk stays where it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Any, Final, NamedTuple

from content.published.plans.plane import Point, length
from content.published.plans.ways import Stop
from kiosk.floors.building import Building
from kiosk.floors.graph import CM_A_SECOND, Node, Ride, graph

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
    """Every shortest way of one sort; `costs` and `paths` by node."""

    building: Building
    costs: Mapping[Node, float]
    paths: Mapping[Node, Sequence[Node]]
    rides: Mapping[tuple[Node, Node], Ride]

    def to(self, place: str) -> Route | None:
        """None when no way leads there, or there is no such place."""
        found = self.building.find(place)
        stops = found[0].ways.stops.get(found[1].id, ()) if found else ()
        ends = [node for stop in stops if (node := Node(found[0].name, stop.point)) in self.costs] if found else []
        if not ends or not self.building.kiosk:
            return None
        end = min(ends, key=lambda node: self.costs[node])
        path = self.paths[end]
        return Route(place, self._legs(path, place), round(self.costs[end]))

    def _legs(self, path: Sequence[Node], place: str) -> tuple[Leg, ...]:
        legs: list[Leg] = []
        start, points = _feature(self.building.kiosk or ""), [path[0].point]
        for a, b in pairwise(path):
            ride = self.rides.get((a, b))
            if ride is None:
                points.append(b.point)
                continue
            legs.append(Leg(a.floor, start, self._landing(a, ride), tuple(points), ride))
            start, points = self._landing(b, ride), [b.point]
        legs.append(Leg(path[-1].floor, start, _feature(place), tuple(points), None))
        return tuple(legs)

    def _landing(self, node: Node, ride: Ride) -> str:
        """What the floor calls the lift or stairs."""
        on_floor = self.building.floors[node.floor].of_type(ride.kind)
        return next(each.id for each in on_floor if each.shaft == ride.shaft)


def routes(building: Building, *, step_free: bool) -> Routes:
    """Takes a few hundredths of a second for a large house."""
    from networkx import single_source_dijkstra

    joined = graph(building, step_free=step_free)
    source = _source(building)
    if source is None or source not in joined:
        return Routes(building, {}, {}, {})
    costs, paths = single_source_dijkstra(joined, source, weight="cost")
    return Routes(building, costs, paths, _rides(joined))


def _rides(joined: Any) -> dict[tuple[Node, Node], Ride]:
    both: dict[tuple[Node, Node], Ride] = {}
    for a, b, ride in joined.edges(data="ride"):
        if ride:
            both[a, b] = both[b, a] = ride
    return both


def _source(building: Building) -> Node | None:
    found = building.find(building.kiosk or "")
    stops: tuple[Stop, ...] = found[0].ways.stops.get(found[1].id, ()) if found else ()
    return Node(found[0].name, stops[0].point) if found and stops else None


def _feature(place: str) -> str:
    return place.partition("/")[2]
