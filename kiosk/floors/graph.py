"""Walkways, lifts and stairs of the whole house as one graph. Costs are in centimetres of walking."""

from collections.abc import Iterable, Iterator, Mapping
from heapq import heappop, heappush
from itertools import combinations, count
from typing import Final, Literal, NamedTuple

from content.published.plans.features import Feature
from content.published.plans.plane import Point, distance
from content.published.plans.ways import Stop
from kiosk.floors.building import Building, Floor

CM_A_SECOND: Final = 120
LIFT_WAIT: Final = 30 * CM_A_SECOND
LIFT_FLOOR: Final = 3 * CM_A_SECOND
STAIRS_FLOOR: Final = 15 * CM_A_SECOND

Sort = Literal["any", "step-free", "on-foot"]
"""Of ways: by whatever is quickest, without steps, or without lifts."""
SORTS: Final[tuple[Sort, ...]] = ("any", "step-free", "on-foot")
RIDDEN: Final[Mapping[Sort, tuple[str, ...]]] = {
    "any": ("lift", "stairs"),
    "step-free": ("lift",),
    "on-foot": ("stairs",),
}


class Node(NamedTuple):
    floor: str
    point: Point


class Ride(NamedTuple):
    """From one floor to another by a lift or by stairs (`kind`)."""

    kind: str
    shaft: str


class Edge(NamedTuple):
    """Walked where `ride` is None."""

    to: Node
    cost: float
    ride: Ride | None


Graph = Mapping[Node, list[Edge]]


class Reached(NamedTuple):
    """At least cost: from the node `before`, by `ride` where it is on another floor."""

    cost: float
    before: Node | None
    ride: Ride | None


def graph(building: Building, sort: Sort) -> Graph:
    """Every way of the house that is of this sort, in both directions."""
    joined: dict[Node, list[Edge]] = {}
    for one, other, ride, cost in (*_walks(building, sort), *_rides(building, sort)):
        joined.setdefault(one, []).append(Edge(other, cost, ride))
        joined.setdefault(other, []).append(Edge(one, cost, ride))
    return joined


def reached(joined: Graph, starts: Iterable[Node]) -> dict[Node, Reached]:
    """The cheapest way from one of `starts` to each node that they lead to: Dijkstra, with a heap."""
    found: dict[Node, Reached] = {}
    turn = count()
    waiting: list[tuple[float, int, Node, Node | None, Ride | None]] = []
    for start in starts:
        heappush(waiting, (0, next(turn), start, None, None))
    while waiting:
        cost, _, node, before, ride = heappop(waiting)
        if node in found:
            continue
        found[node] = Reached(cost, before, ride)
        for edge in joined.get(node, ()):
            if edge.to not in found:
                heappush(waiting, (cost + edge.cost, next(turn), edge.to, node, edge.ride))
    return found


def _walks(building: Building, sort: Sort) -> Iterator[tuple[Node, Node, None, float]]:
    for floor in building.floors.values():
        for a, b in _pieces(floor, step_free=sort == "step-free"):
            yield Node(floor.name, a), Node(floor.name, b), None, distance(a, b)


def _pieces(floor: Floor, *, step_free: bool) -> Iterator[tuple[Point, Point]]:
    for way in floor.ways.ways:
        if not (step_free and way.steps):
            yield way.a, way.b
    for stops in floor.ways.stops.values():
        for stop in stops:
            if stop.step_free or not step_free:
                yield stop.joint, stop.point


def _rides(building: Building, sort: Sort) -> Iterator[tuple[Node, Node, Ride, float]]:
    shafts: dict[str, list[tuple[Floor, Feature, Stop]]] = {}
    for floor in building.floors.values():
        for each in floor.of_type(*RIDDEN[sort]):
            if sort == "step-free" and each.accessible is False:
                continue
            for stop in floor.ways.stops.get(each.id, ()):
                shafts.setdefault(each.shaft or "", []).append((floor, each, stop))
    shafts.pop("", None)
    for shaft, landings in shafts.items():
        for (low, one, a), (high, other, b) in combinations(landings, 2):
            if low is not high and one.type == other.type:
                ride = Ride(one.type, shaft)
                yield Node(low.name, a.point), Node(high.name, b.point), ride, _cost(one.type, low, high)


def _cost(kind: str, low: Floor, high: Floor) -> int:
    up = abs(high.number - low.number)
    return LIFT_WAIT + LIFT_FLOOR * up if kind == "lift" else STAIRS_FLOOR * up
