"""What a plan holds: GeoJSON features with whole centimetres, read one by one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from content.published.plans.plane import Point

SHAPES: Final = {
    "outline": ("Polygon",),
    "room": ("Polygon",),
    "counter": ("Polygon",),
    "toilet": ("Polygon",),
    "lift": ("Polygon",),
    "stairs": ("Polygon",),
    "ramp": ("Polygon",),
    "water": ("Polygon",),
    "furniture": ("Polygon",),
    "wall": ("Polygon", "LineString"),
    "walkway": ("LineString",),
    "door": ("Point",),
    "entrance": ("Point",),
    "kiosk": ("Point",),
}
"""Each type of feature, and the GeoJSON shapes that it may have."""

PLACES: Final = ("room", "counter", "toilet", "lift", "stairs", "entrance", "kiosk")
"""What one can be led to."""

ENCLOSED: Final = ("room", "toilet", "lift", "stairs")
"""What has walls all round, so that it is entered by doors only."""

FARTHEST: Final = 1_000_000
"""Ten kilometres: what lies farther out, in centimetres, is no part of a house."""

WITHIN: Final = {"facing": range(360), "width": range(1, 100_001)}

KEPT: Final = {"number": str, "department": str, "shaft": str, "accessible": bool, "opening": list}

DOOR_WIDTH: Final = 90
AN_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


class Unreadable(ValueError):
    """A feature that is not of the form; `message` has places for `values`."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message % values)
        self.message = message
        self.values = values


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing on a plan. `points` is a ring without its repeated end, a line, or a single point.
    `facing` of a kiosk: where its visitor looks, in degrees clockwise from up. `width` of a door in centimetres.
    `hours` are words; `opening` are rows for the clock, unread."""

    id: str
    type: str
    points: tuple[Point, ...]
    closed: bool
    name: Mapping[str, str]
    number: str | None = None
    department: str | None = None
    accessible: bool | None = None
    hours: Mapping[str, str] | None = None
    opening: Sequence[Any] | None = None
    shaft: str | None = None
    of: tuple[str, ...] = ()
    facing: int | None = None
    width: int = DOOR_WIDTH


def read(raw: object) -> Feature:
    """Raises Unreadable, saying what is wrong in words that go behind the feature's id."""
    properties = raw.get("properties") if isinstance(raw, dict) else None
    geometry = raw.get("geometry") if isinstance(raw, dict) else None
    if not isinstance(properties, dict) or not isinstance(geometry, dict):
        raise Unreadable("has no properties or no geometry")
    name, kind = properties.get("id"), properties.get("type")
    if not isinstance(name, str) or not AN_ID.match(name):
        raise Unreadable("its id is not of small letters, digits and hyphens")
    if not isinstance(kind, str) or kind not in SHAPES:
        raise Unreadable("its type is none that a plan knows")
    if geometry.get("type") not in SHAPES[kind]:
        raise Unreadable("must be drawn as %(shape)s", shape=" or ".join(SHAPES[kind]))
    closed = geometry["type"] == "Polygon"
    return Feature(name, kind, _points(geometry), closed, **_rest(properties))


def features(plan: Mapping[str, Any]) -> dict[str, Feature]:
    """The readable features by id; what cannot be read, and a second one of an id, is left out."""
    found: dict[str, Feature] = {}
    listed = plan.get("features")
    for raw in listed if isinstance(listed, list) else []:
        try:
            feature = read(raw)
        except Unreadable:
            continue
        found.setdefault(feature.id, feature)
    return found


def _points(geometry: Mapping[str, Any]) -> tuple[Point, ...]:
    drawn = geometry.get("coordinates")
    if geometry["type"] == "Point":
        return (_point(drawn),)
    if geometry["type"] == "Polygon":
        if not isinstance(drawn, list) or len(drawn) != 1:
            raise Unreadable("must be one ring without holes")
        drawn = drawn[0]
    if not isinstance(drawn, list) or len(drawn) < 2:
        raise Unreadable("has too few points")
    points = tuple(_point(each) for each in drawn)
    return points if geometry["type"] == "LineString" else _ring(points)


def _ring(points: tuple[Point, ...]) -> tuple[Point, ...]:
    if len(points) < 4 or points[0] != points[-1]:
        raise Unreadable("its ring must come back to its first point")
    return points[:-1]


def _point(drawn: object) -> Point:
    if not isinstance(drawn, list) or len(drawn) != 2 or any(type(each) is not int for each in drawn):
        raise Unreadable("its coordinates must be whole centimetres")
    if max(map(abs, drawn)) > FARTHEST:
        raise Unreadable("lies outside the sheet")
    return drawn[0], drawn[1]


def _rest(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The properties that a feature may have, each only if it is of its type."""
    found = {key: properties[key] for key, types in KEPT.items() if isinstance(properties.get(key), types)}
    numbers = {key: properties.get(key) for key in WITHIN}
    found |= {key: each for key, each in numbers.items() if type(each) is int and each in WITHIN[key]}
    of = properties.get("of")
    found["of"] = tuple(each for each in of if isinstance(each, str)) if isinstance(of, list) else ()
    found["name"] = _text(properties.get("name")) or {}
    found["hours"] = _text(properties.get("hours"))
    return found


def _text(raw: object) -> Mapping[str, str] | None:
    """A plain string is Chinese in simplified characters."""
    if isinstance(raw, str):
        return {"zh-Hans": raw}
    if isinstance(raw, dict):
        return {lang: words for lang, words in raw.items() if isinstance(words, str)}
    return None
