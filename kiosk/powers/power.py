"""The powers and responsibilities of the office, by type; every total is counted from what is listed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from kiosk.fields import Fields, Lines, Text
from kiosk.guides.pieces import Basis, bases

TYPES = ("permit", "penalty", "coercion", "levy", "inspection", "confirmation")
"""In the order in which such lists are kept."""


@dataclass(frozen=True, slots=True)
class Power:
    """`department` and `guide` are names."""

    name: str
    title: Text
    type: str
    code: str | None
    department: str | None
    basis: tuple[Basis, ...]
    duty: Text | None
    accountability: Text | None
    phone: str | None
    guide: str | None
    steps: Lines


class Group(NamedTuple):
    type: str
    powers: tuple[Power, ...]

    @property
    def total(self) -> int:
        return len(self.powers)


def power(name: str, body: Mapping[str, Any]) -> Power | None:
    """None unless it is of a type that the list has; never raises."""
    f = Fields(body)
    kind = f.string("type")
    if kind not in TYPES:
        return None
    return Power(
        name=name,
        title=f.text("title") or {"zh-Hans": name},
        type=kind,
        code=f.string("code"),
        department=f.string("department"),
        basis=bases(f),
        duty=f.text("duty"),
        accountability=f.text("accountability"),
        phone=f.string("phone"),
        guide=f.string("guide"),
        steps=f.lines("steps"),
    )


def grouped(powers: Iterable[Power | None]) -> tuple[Group, ...]:
    """One group for each type that has any, in the order of TYPES; inside, as they came."""
    found: dict[str, list[Power]] = {kind: [] for kind in TYPES}
    for each in powers:
        if each:
            found[each.type].append(each)
    return tuple(Group(kind, tuple(some)) for kind, some in found.items() if some)
