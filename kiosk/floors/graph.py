"""Walkways, lifts and stairs of the whole house as one graph. Costs are in centimetres of walking."""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from content.published.plans.features import Feature
from content.published.plans.plane import Point, distance
from content.published.plans.ways import Stop
from kiosk.floors.building import Building, Floor

if TYPE_CHECKING:
    from networkx import Graph

CM_A_SECOND: Final = 120
LIFT_WAIT: Final = 30 * CM_A_SECOND
LIFT_FLOOR: Final = 3 * CM_A_SECOND
STAIRS_FLOOR: Final = 15 * CM_A_SECOND


class Node(NamedTuple):
    floor: str
    point: Point


class Ride(NamedTuple):
    """From one floor to another by a lift or by stairs (`kind`)."""

    kind: str
    shaft: str


def graph(building: Building, *, step_free: bool) -> "Graph":
    """An edge has `cost`, and between floors `ride`. `step_free` leaves out all that wheels cannot pass."""
    # Imported where it is first needed: it takes as long as all the rest of the kiosk's start.
    from networkx import Graph

    joined = Graph()
    for floor in building.floors.values():
        for a, b in _walks(floor, step_free):
            joined.add_edge(Node(floor.name, a), Node(floor.name, b), cost=distance(a, b))
    for one, other, ride, cost in _rides(building, step_free):
        joined.add_edge(one, other, cost=cost, ride=ride)
    return joined


def _walks(floor: Floor, step_free: bool) -> Iterator[tuple[Point, Point]]:
    for way in floor.ways.ways:
        if not (step_free and way.steps):
            yield way.a, way.b
    for stops in floor.ways.stops.values():
        for stop in stops:
            if stop.step_free or not step_free:
                yield stop.joint, stop.point


def _rides(building: Building, step_free: bool) -> Iterator[tuple[Node, Node, Ride, int]]:
    shafts: dict[str, list[tuple[Floor, Feature, Stop]]] = {}
    for floor in building.floors.values():
        for each in floor.of_type("lift") if step_free else floor.of_type("lift", "stairs"):
            if step_free and each.accessible is False:
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
