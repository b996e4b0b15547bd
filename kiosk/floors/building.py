"""The floors of the house as the records of an edition tell them. What a plan lacks is left out, never an error."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from content.published.plans.features import Feature, features
from content.published.plans.ways import Ways, ways
from kiosk.fields import Fields, Text

LARGEST = 100_000
"""No floor is longer than a kilometre."""
HIGHEST = 1_000


@dataclass(frozen=True, slots=True)
class Floor:
    """`name` is what addresses and places say ("5"), `size` the drawn sheet's in centimetres."""

    name: str
    number: int
    title: Text
    summary: Text | None
    size: tuple[int, int]
    features: Mapping[str, Feature]
    ways: Ways

    def of_type(self, *types: str) -> list[Feature]:
        return [each for each in self.features.values() if each.type in types]


@dataclass(frozen=True, slots=True)
class Building:
    """Floors from the lowest up. `kiosk` is the place of this kiosk, if its plan has it."""

    floors: Mapping[str, Floor]
    kiosk: str | None

    def find(self, place: str) -> tuple[Floor, Feature] | None:
        """The floor and the feature of "<floor>/<feature>"; None for what no plan has."""
        name, _, feature = place.partition("/")
        floor = self.floors.get(name)
        found = floor.features.get(feature) if floor else None
        return (floor, found) if floor and found else None


def floor(name: str, body: Mapping[str, Any]) -> Floor:
    """Of the body of a floor's record."""
    fields, plan = Fields(body), body.get("plan")
    plan = plan if isinstance(plan, Mapping) else {}
    found = features(plan)
    number = body.get("number")
    return Floor(
        name,
        number if type(number) is int and abs(number) <= HIGHEST else 0,
        fields.text("title") or {"zh-Hans": name},
        fields.text("summary"),
        _size(plan.get("size") or body.get("size"), found),
        found,
        ways(found),
    )


def building(floors: Iterable[Floor], *wanted: str | None) -> Building:
    """The kiosk stands at the first place of `wanted` that there is, else at the first kiosk or entrance drawn."""
    stacked = sorted(floors, key=lambda each: (each.number, each.name))
    drawn = [
        f"{each.name}/{found.id}" for kind in ("kiosk", "entrance") for each in stacked for found in each.of_type(kind)
    ]
    house = Building({each.name: each for each in stacked}, None)
    kiosk = next((place for place in (*wanted, *drawn) if place and house.find(place)), None)
    return Building(house.floors, kiosk)


def _size(told: object, found: Mapping[str, Feature]) -> tuple[int, int]:
    """As told, else as far as the plan reaches."""
    if isinstance(told, list) and len(told) == 2 and all(type(each) is int and 0 < each <= LARGEST for each in told):
        return told[0], told[1]
    points = [point for each in found.values() for point in each.points]
    return max((x for x, _ in points), default=1), max((y for _, y in points), default=1)
