"""Small floor plans drawn by hand, for tests of the check, the ways and the words."""

from collections.abc import Iterable, Sequence
from typing import Any

Plan = dict[str, Any]


def feature(id: str, kind: str, shape: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"id": id, "type": kind, **properties},
        "geometry": {"type": shape, "coordinates": coordinates},
    }


def area(id: str, kind: str, box: tuple[int, int, int, int], **properties: Any) -> dict[str, Any]:
    """`box` is left, top, right, bottom."""
    left, top, right, bottom = box
    ring = [[left, top], [right, top], [right, bottom], [left, bottom], [left, top]]
    return feature(id, kind, "Polygon", [ring], **properties)


def walkway(id: str, *points: tuple[int, int], **properties: Any) -> dict[str, Any]:
    return feature(id, "walkway", "LineString", [list(point) for point in points], **properties)


def dot(id: str, kind: str, x: int, y: int, **properties: Any) -> dict[str, Any]:
    return feature(id, kind, "Point", [x, y], **properties)


def room(id: str, box: tuple[int, int, int, int], door: tuple[int, int], **properties: Any) -> list[dict[str, Any]]:
    """A room and its door."""
    kind = properties.pop("type", "room")
    return [area(id, kind, box, **properties), dot(f"door-{id}", "door", *door, of=[id])]


def plan(features: Iterable[dict[str, Any]], size: Sequence[int] = (2000, 1200)) -> Plan:
    return {"type": "FeatureCollection", "size": list(size), "features": list(features)}


def storey(number: int, *, extra: Iterable[dict[str, Any]] = ()) -> Plan:
    """A corridor from west to east. North of it x01, x02 and the lift, south of it x03 and the stairs."""
    return plan(
        [
            area("outline", "outline", (0, 0, 2000, 1200)),
            walkway("corridor", (0, 600), (1900, 600)),
            *room(f"room-{number}01", (200, 0, 700, 500), (300, 500), number=f"{number}01"),
            *room(f"room-{number}02", (700, 0, 1200, 500), (1100, 500), number=f"{number}02"),
            *room(f"room-{number}03", (200, 700, 700, 1200), (600, 700), number=f"{number}03"),
            *room("lift-1", (1500, 0, 1800, 500), (1650, 500), type="lift", shaft="lift-1"),
            *room("stairs-1", (1500, 700, 1800, 1200), (1650, 700), type="stairs", shaft="stairs-1"),
            *extra,
        ]
    )


def ground() -> Plan:
    """Storey 1 with its entrance in the west and a kiosk whose visitor looks north, to room 102."""
    return storey(1, extra=[dot("entrance", "entrance", 0, 600), dot("kiosk", "kiosk", 900, 600, facing=0)])


def house() -> dict[str, Plan]:
    return {"1": ground(), "2": storey(2), "3": storey(3), "4": storey(4)}


def named(found: Plan, name: str) -> dict[str, Any]:
    """The feature of the plan, to be changed in place."""
    feature: dict[str, Any] = next(each for each in found["features"] if each["properties"]["id"] == name)
    return feature


def without(found: Plan, *names: str) -> Plan:
    return {**found, "features": [each for each in found["features"] if each["properties"]["id"] not in names]}
