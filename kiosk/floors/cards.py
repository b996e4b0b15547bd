"""What a page says of a place beside the map."""

from typing import NamedTuple

from content.published.plans.features import Feature
from kiosk.fields import Text
from kiosk.floors.building import Floor
from kiosk.floors.words import called, sign
from kiosk.naming import Named, all_named
from kiosk.records import Records

ORDER = ("counter", "room", "toilet", "entrance", "lift", "stairs")


class Card(NamedTuple):
    """`step_free` is whether a way without steps leads there from this kiosk."""

    id: str
    place: str
    kind: str
    sign: str
    name: Text
    called: str
    department: Named | None
    hours: Text | None
    step_free: bool


def cards(floor: Floor, records: Records, lang: str, now: int, reached: set[str]) -> list[Card]:
    """Of all that can be tapped on the floor; `reached` are the features that wheels reach."""
    places = [each for each in floor.features.values() if each.type in ORDER]
    departments = {each.department for each in places if each.department}
    known = {each.name: each for each in all_named(records, "department", sorted(departments), now)}
    return [
        Card(
            each.id,
            f"{floor.name}/{each.id}",
            each.type,
            sign(each, lang),
            each.name,
            called(each, lang),
            known.get(each.department or ""),
            each.hours,
            each.id in reached,
        )
        for each in sorted(places, key=_by_sign)
    ]


def _by_sign(place: Feature) -> tuple[int, int, str]:
    digits = "".join(each for each in place.number or "" if each.isdecimal())
    return ORDER.index(place.type), int(digits[:9]) if digits else 10_000, place.id
