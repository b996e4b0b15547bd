"""A route as what there is to do, in order and without any language."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from kiosk.floors.building import Building, Floor
from kiosk.floors.corners import Mark
from kiosk.floors.routes import Leg, Route
from kiosk.floors.turns import Turn
from kiosk.floors.walk import Walk, walk


class Step(NamedTuple):
    """start: leave the kiosk; leave: the lift or stairs of `feature`; turn: at a corner; arrive: `feature` is there;
    ride: from `feature` to floor `to`. `cm` is what is walked then. `corner` says at which one is turned, `mark` what
    stands there or was passed on the way there."""

    kind: Literal["start", "leave", "turn", "arrive", "ride"]
    floor: str
    turn: Turn | None = None
    cm: int = 0
    feature: str = ""
    nth: int | None = None
    to: str = ""
    up: bool = False
    corner: int | None = None
    mark: Mark | None = None


def steps(building: Building, route: Route) -> tuple[tuple[Step, ...], ...]:
    """For each leg of the route its steps."""
    return tuple(
        tuple(_leg(building, leg, route.legs[index + 1].floor if leg.ride else "", first=index == 0))
        for index, leg in enumerate(route.legs)
    )


def _leg(building: Building, leg: Leg, to: str, *, first: bool) -> Iterator[Step]:
    floor = building.floors[leg.floor]
    walked = walk(floor, leg.start, leg.end, leg.points)
    yield from _walked(leg, walked, first=first)
    yield Step("arrive", leg.floor, walked.side, feature=leg.end, nth=walked.nth, mark=walked.mark)
    if leg.ride:
        yield Step("ride", leg.floor, feature=leg.end, to=to, up=_above(building, to, floor))


def _walked(leg: Leg, walked: Walk, *, first: bool) -> Iterator[Step]:
    for index, stretch in enumerate(walked.stretches):
        if index:
            yield Step("turn", leg.floor, stretch.turn, stretch.length, corner=stretch.corner, mark=stretch.mark)
        else:
            yield Step("start" if first else "leave", leg.floor, stretch.turn, stretch.length, leg.start)


def _above(building: Building, to: str, floor: Floor) -> bool:
    return building.floors[to].number > floor.number
