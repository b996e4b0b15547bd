"""A place of the house as words: its floor, and what the floor's plan calls it."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from kiosk.fields import Fields, Text

PLACE = re.compile(r"([a-z0-9-]{1,40})/([a-z0-9-]{1,80})")
COUNTER, ROOM = re.compile(r"counter-(\d+)"), re.compile(r"room-(\d+)")


class Place(NamedTuple):
    """`id` is "<floor>/<feature>". `counter` and `room` are numbers as on the sign, `name` the plan's words."""

    id: str
    floor: str
    counter: str | None
    room: str | None
    name: Text | None


def place(place_id: str | None, floor: Mapping[str, Any] | None = None) -> Place | None:
    """None for what is no place; `floor` is the body of the floor's record, and may lack anything."""
    found = PLACE.fullmatch(place_id or "")
    if not found:
        return None
    number, feature = found.groups()
    counter, room = COUNTER.fullmatch(feature), ROOM.fullmatch(feature)
    return Place(
        f"{number}/{feature}",
        number,
        counter[1] if counter else None,
        room[1] if room else None,
        _name(Fields(floor), feature),
    )


def floor_of(place_id: str | None) -> str | None:
    """The name of the place's floor."""
    found = PLACE.fullmatch(place_id or "")
    return found[1] if found else None


def _name(floor: Fields, feature: str) -> Text | None:
    for each in floor.inside("plan").each("features"):
        properties = each.inside("properties")
        if properties.string("id") == feature:
            return properties.text("name")
    return None
