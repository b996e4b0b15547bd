"""What is wrong between the floors of a house: lifts and stairs that lead nowhere, floors that nobody gets to."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from content.desk.records.fault import Fault
from content.published.plans.features import PLACES, Feature, features
from content.published.plans.plane import distance, middle
from content.published.plans.reached import reached
from content.published.plans.ways import Ways, ways

SHAFTS = ("lift", "stairs")
ASKEW = 100
"""So many centimetres a shaft may be off itself from floor to floor."""


class Storey(NamedTuple):
    """A floor as it is walked."""

    found: Mapping[str, Feature]
    joined: Ways


Floors = Mapping[str, Storey]


def storey(plan: Mapping[str, Any]) -> Storey:
    """Of a plan that `plan.unfit` finds nothing wrong with."""
    found = features(plan)
    return Storey(found, ways(found))


def check_house(plans: Mapping[str, Mapping[str, Any]]) -> list[Fault]:
    """Of all plans by floor name. Names places "<floor>/<id>"."""
    return check_storeys({name: storey(plan) for name, plan in plans.items()})


def check_storeys(floors: Floors) -> list[Fault]:
    """As `check_house`, of floors whose ways are known."""
    faults = [*_shafts(floors), *_unreached(floors)]
    if not any(each.type == "entrance" for floor in floors.values() for each in floor.found.values()):
        faults.append(Fault("house", "no floor has an entrance"))
    return faults


def _shafts(floors: Floors) -> Iterator[Fault]:
    standing: dict[str, list[tuple[str, Feature]]] = {}
    for floor, (found, _) in floors.items():
        for each in (each for each in found.values() if each.type in SHAFTS):
            if each.shaft is None:
                yield Fault(f"{floor}/{each.id}", "does not say which shaft it is in")
            else:
                standing.setdefault(each.shaft, []).append((floor, each))
    for shaft, landings in standing.items():
        first = landings[0][1]
        if len(landings) == 1:
            yield Fault(f"{landings[0][0]}/{first.id}", "the shaft %(shaft)s is on no other floor", {"shaft": shaft})
        for floor, each in landings[1:]:
            if each.type != first.type or distance(middle(each.points), middle(first.points)) > ASKEW:
                at = f"{landings[0][0]}/{first.id}"
                yield Fault(f"{floor}/{each.id}", "is not where %(other)s is, in the same shaft", {"other": at})


def _unreached(floors: Floors) -> Iterator[Fault]:
    anyhow, on_wheels = _reached(floors, step_free=False), _reached(floors, step_free=True)
    for floor, (found, _) in floors.items():
        for each in (each for each in found.values() if each.type in PLACES):
            if each.id not in anyhow[floor]:
                yield Fault(f"{floor}/{each.id}", "is not reached from the entrance")
            elif each.id not in on_wheels[floor] and each.type != "stairs" and each.accessible is not False:
                yield Fault(f"{floor}/{each.id}", "is not reached without steps; if so, its accessible must say false")


def _reached(floors: Floors, *, step_free: bool) -> dict[str, set[str]]:
    """By floor what is reached from the entrances, changing floors as often as it takes."""
    known: dict[str, set[str]] = {name: set() for name in floors}
    ridden: set[str] = set()
    while True:
        for name, (found, joined) in floors.items():
            starts = [
                each.id for each in found.values() if each.type == "entrance" or (each.shaft and each.shaft in ridden)
            ]
            known[name] = reached(joined, starts, step_free=step_free)
        rode = {shaft for name in floors for shaft in _rideable(floors[name].found, known[name], step_free=step_free)}
        if rode == ridden:
            return known
        ridden = rode


def _rideable(found: Mapping[str, Feature], known: set[str], *, step_free: bool) -> Iterator[str]:
    for each in (found[name] for name in known):
        wheels = each.type == "lift" and each.accessible is not False
        if each.shaft and (wheels or (each.type in SHAFTS and not step_free)):
            yield each.shaft
