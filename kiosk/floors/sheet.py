"""A floor as what is drawn: paths, signs and labels in centimetres of the plan, for the template that makes the SVG."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, NamedTuple

from content.published.plans.features import ENCLOSED, Feature
from content.published.plans.plane import Point, area, inside, middle
from kiosk.floors import doors, strokes
from kiosk.floors.building import Floor
from kiosk.floors.cards import in_order
from kiosk.floors.labels import Box, Line, best, fitted, spaces

MARGIN: Final = 70
"""Around the drawing, for the thickness of walls and what stands out."""

SIGNS: Final = {"lift": "lift", "stairs": "stairs", "toilet": "toilet", "entrance": "entrance", "ramp": "accessible"}
IN_THE_WAY: Final = ("counter", "furniture", "water")
ENTRANCE_WIDTH: Final = 260
LABELLED_COUNTER: Final = 320
WALKED: Final = 120
BIG_SIGN: Final = 190
SMALL_SIGN: Final = 150
SMALLEST_TARGET: Final = 240
"""On a floor of 60 m across a 43-inch panel that is 19 mm."""


class Sign(NamedTuple):
    """A pictogram of `size`, its middle at x and y."""

    name: str
    x: int
    y: int
    size: int


class Spot(NamedTuple):
    """A place on the sheet. `tap` is a wider target where the drawn one would be too small for a finger."""

    feature: Feature
    look: str
    path: str
    detail: str
    lines: tuple[Line, ...]
    sign: Sign | None
    tap: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """`view` is the viewBox; `behind` and `before` are (look, path) drawn under and over the places."""

    view: str
    width: int
    height: int
    outline: str
    behind: tuple[tuple[str, str], ...]
    spots: tuple[Spot, ...]
    before: tuple[tuple[str, str], ...]


def sheet(floor: Floor, names: Mapping[str, str]) -> Sheet:
    """`names` of places by feature id, in the language of the page."""
    width, height = floor.size
    outline = floor.of_type("outline")
    return Sheet(
        f"{-MARGIN} {-MARGIN} {width + 2 * MARGIN} {height + 2 * MARGIN}",
        width,
        height,
        strokes.path(outline[0].points)
        if outline
        else strokes.path(((0, 0), (width, 0), (width, height), (0, height))),
        tuple((each.type, strokes.path(each.points)) for each in floor.of_type("water")),
        tuple(_spot(floor, each, names.get(each.id, "")) for each in _around_first(floor)),
        (*_solid(floor), *_doors(floor)),
    )


def line(points: Sequence[Point]) -> str:
    """A way as a path."""
    return strokes.path(points, closed=False)


def _around_first(floor: Floor) -> list[Feature]:
    """As the list beside the map has them, which is the order of the keys too; but what another place lies in comes
    first, so that both can be tapped, and what nobody taps comes before all."""
    drawn = [*floor.of_type("ramp"), *in_order(floor)]
    return sorted(drawn, key=lambda each: -area(each.points) if _holds_any(each, drawn) else 0)


def _holds_any(place: Feature, others: Sequence[Feature]) -> bool:
    return place.closed and any(each is not place and inside(middle(each.points), place.points) for each in others)


def _spot(floor: Floor, place: Feature, name: str) -> Spot:
    left, top, right, bottom = box = strokes.box(place.points)
    small = min(right - left, bottom - top) < SMALLEST_TARGET
    return Spot(
        place,
        _look(place),
        strokes.path(place.points) if place.closed else "",
        _detail(place),
        _lines(floor, place, name, box),
        _sign(place),
        strokes.around(middle(place.points), SMALLEST_TARGET) if small else "",
    )


def _look(place: Feature) -> str:
    """Rooms with hours are for visitors, those without a department for everybody's use."""
    if place.type != "room":
        return place.type
    return "room public" if place.hours else "room office" if place.department else "room"


def _detail(place: Feature) -> str:
    if place.type == "lift":
        return strokes.cross(place.points)
    return strokes.treads(place.points) if place.type == "stairs" else ""


def _lines(floor: Floor, place: Feature, name: str, box: Box) -> tuple[Line, ...]:
    if place.type == "counter":
        return fitted("", place.number, strokes.grown(box, LABELLED_COUNTER)) if place.number else ()
    if place.type != "room":
        return ()
    return best(
        place.number or "", name, spaces(box, [each for each in _taken(floor, place) if strokes.overlap(each, box)])
    )


def _taken(floor: Floor, room: Feature) -> Iterator[Box]:
    """What a label in the room should not be written over: what stands there, and where ways are drawn."""
    for each in floor.of_type(*IN_THE_WAY):
        if inside(middle(each.points), room.points):
            yield strokes.box(each.points)
    for each in floor.of_type("walkway"):
        yield from (strokes.grown(strokes.box(pair), WALKED) for pair in pairwise(each.points))


def _sign(place: Feature) -> Sign | None:
    name = SIGNS.get(place.type)
    if place.type == "toilet" and place.accessible:
        name = "accessible"
    elif place.type == "counter" and not place.number:
        name = "information"
    if name is None:
        return None
    x, y = middle(place.points)
    left, top, right, bottom = strokes.box(place.points)
    roomy = place.closed and min(right - left, bottom - top) > 300
    return Sign(name, x, y, BIG_SIGN if roomy else SMALL_SIGN)


def _solid(floor: Floor) -> list[tuple[str, str]]:
    return [
        (f"{each.type} {'solid' if each.closed else 'line'}", strokes.path(each.points, closed=each.closed))
        for each in floor.of_type("furniture", "wall")
    ]


def _doors(floor: Floor) -> list[tuple[str, str]]:
    drawn = []
    for door in floor.of_type("door"):
        opened = next((floor.features[each] for each in door.of if each in floor.features), None)
        if opened and opened.type in ENCLOSED:
            drawn += doors.drawn(door, opened)
    for outline in floor.of_type("outline"):
        for entrance in floor.of_type("entrance"):
            drawn += doors.drawn(replace(entrance, width=ENTRANCE_WIDTH), outline)
    return drawn
