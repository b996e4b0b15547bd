"""A route as its page shows it: per floor a line on the map and the steps in words."""

from typing import NamedTuple

from flask_babel import ngettext

from content.published.plans.features import Feature
from kiosk.floors.building import Building, Floor
from kiosk.floors.heard import Clip, heard
from kiosk.floors.kept import House
from kiosk.floors.routes import Leg, Route
from kiosk.floors.sheet import Sheet, line
from kiosk.floors.steps import Step, steps
from kiosk.floors.words import in_short, sign, told

TOLD_FROM = 300
"""Nobody counts fewer centimetres than these while walking."""


class Line(NamedTuple):
    """`sign` names a pictogram; `walked` is how far then, empty for what is not far; `heard` says all of it aloud."""

    sign: str
    words: str
    walked: str
    heard: tuple[Clip, ...]


class Part(NamedTuple):
    """`ends` is the place where the line on this floor ends, `by` the sign and name of what is ridden then."""

    floor: Floor
    sheet: Sheet
    line: str
    start: tuple[int, int]
    end: tuple[int, int]
    ends: Feature
    by: tuple[str, str] | None
    lines: tuple[Line, ...]


class Shown(NamedTuple):
    parts: tuple[Part, ...]
    in_short: str
    minutes: int
    metres: int


def shown(house: House, route: Route, lang: str) -> Shown:
    """In the language of the page."""
    legs = steps(house.building, route)
    parts = tuple(_part(house, leg, found, lang) for leg, found in zip(route.legs, legs, strict=True))
    return Shown(parts, in_short(legs, house.building, lang), route.minutes, route.metres)


def _part(house: House, leg: Leg, found: tuple[Step, ...], lang: str) -> Part:
    floor = house.building.floors[leg.floor]
    ends = floor.features[leg.end]
    return Part(
        floor,
        house.sheet(leg.floor, lang),
        line(leg.points),
        leg.points[0],
        leg.points[-1],
        ends,
        (leg.ride.kind, sign(ends, lang)) if leg.ride else None,
        tuple(_line(step, house.building, lang) for step in found),
    )


def _line(step: Step, building: Building, lang: str) -> Line:
    metres = _metres(step.cm)
    walked = str(ngettext("about %(num)s m", "about %(num)s m", metres)) if metres else ""
    sign = _sign(step, building.floors[step.floor])
    return Line(sign, told(step, building, lang), walked, heard(step, building, metres))


def _sign(step: Step, floor: Floor) -> str:
    if step.kind == "ride":
        return floor.features[step.feature].type
    return "arrive" if step.kind == "arrive" else step.turn or "ahead"


def _metres(cm: int) -> int | None:
    """Short ways by the metre, longer ones by five; None for what is not far."""
    if cm < TOLD_FROM:
        return None
    return round(cm / 100) if cm < 1000 else 5 * round(cm / 500)
