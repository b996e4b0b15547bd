"""A place of the house as words: its floor, the number on its sign, and what the floor's plan calls it."""

import re
from typing import NamedTuple

from kiosk.fields import Text, a_text
from kiosk.floors.building import Building

PLACE = re.compile(r"([a-z0-9-]{1,40})/([a-z0-9-]{1,80})")
NUMBERED = re.compile(r"(counter|room)-(\d{1,6})")


class Place(NamedTuple):
    """`id` is "<floor>/<feature>". `counter` and `room` are numbers as on the sign, `name` the plan's words."""

    id: str
    floor: str
    counter: str | None
    room: str | None
    name: Text | None


def place(place_id: str | None, house: Building | None = None) -> Place | None:
    """None for what is no place. Without a plan that has it, its own name must do."""
    found = PLACE.fullmatch(place_id or "")
    if not found:
        return None
    floor, feature = found.groups()
    drawn = house.find(found[0]) if house else None
    sort, number = _numbered(feature)
    if drawn and drawn[1].number:
        sort, number = drawn[1].type, drawn[1].number
    return Place(
        found[0],
        floor,
        number if sort == "counter" else None,
        number if sort == "room" else None,
        a_text(drawn[1].name) if drawn else None,
    )


def _numbered(feature: str) -> tuple[str, str | None]:
    found = NUMBERED.fullmatch(feature)
    return (found[1], found[2]) if found else ("", None)
