"""What a page says of a place beside the map."""

from collections.abc import Mapping
from typing import NamedTuple

from content.published.plans.features import Feature
from kiosk.fields import Text, a_text
from kiosk.floors.building import Floor
from kiosk.floors.hours import Hours
from kiosk.floors.words import called, sign
from kiosk.naming import Named, titles
from kiosk.openwords import Now, open_now
from kiosk.records import Records

ORDER = ("counter", "room", "toilet", "entrance", "lift", "stairs")


class Card(NamedTuple):
    """`step_free` is whether a way without steps leads there from this kiosk; `matters` the guides to what is done
    there; `now` is None where no hours are known."""

    id: str
    place: str
    kind: str
    sign: str
    name: Text
    called: str
    department: Named | None
    hours: Text | None
    step_free: bool
    now: Now | None
    matters: tuple[Named, ...]


def cards(floor: Floor, records: Records, lang: str, now: int, hours: Hours, reached: set[str]) -> list[Card]:
    """Of all that can be tapped on the floor; `reached` are the features that wheels reach."""
    departments = {name: Named(name, title) for name, title in titles(records, "department", now).items()}
    done = matters(records, now)
    return [
        Card(
            each.id,
            f"{floor.name}/{each.id}",
            each.type,
            sign(each, lang),
            each.name,
            called(each, lang),
            departments.get(each.department or ""),
            each.hours,
            each.id in reached,
            open_now(hours.of(each), hours.now),
            done.get(f"{floor.name}/{each.id}", ()),
        )
        for each in in_order(floor)
    ]


def in_order(floor: Floor) -> list[Feature]:
    """Those that can be tapped: counters first, each sort by the numbers on its signs."""
    return sorted(floor.of_type(*ORDER), key=_by_sign)


def matters(records: Records, now: int) -> Mapping[str, tuple[Named, ...]]:
    """By place the guides whose counter it is."""
    found: dict[str, tuple[Named, ...]] = {}
    for row in records.of_kind("guide", now):
        place = row.card.get("counter")
        if isinstance(place, str):
            named = Named(row.name, a_text(row.title) or {"zh-Hans": row.name})
            found[place] = (*found.get(place, ()), named)
    return found


def _by_sign(place: Feature) -> tuple[int, int, str]:
    digits = "".join(each for each in place.number or "" if each.isdecimal())
    return ORDER.index(place.type), int(digits[:9]) if digits else 10_000, place.id
