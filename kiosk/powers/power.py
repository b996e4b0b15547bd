"""The powers and responsibilities of the office, by type; every total is counted from what is listed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from kiosk.fields import Fields, Text
from kiosk.guides.pieces import Basis, bases

TYPES = ("permit", "penalty", "coercion", "levy", "inspection", "confirmation")
"""In the order in which such lists are kept."""
COLON: Final = re.compile(r"：|:\s")


class Stage(NamedTuple):
    """One step of the course that a power takes."""

    name: Text
    text: Text | None


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
    steps: tuple[Stage, ...]


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
        steps=tuple(map(stage, f.lines("steps"))),
    )


def stage(line: Text) -> Stage:
    """A line "受理：当场受理" is a name and what is done; one that is not so in all its languages is a name."""
    parted = {lang: [each.strip() for each in COLON.split(words, maxsplit=1)] for lang, words in line.items()}
    if all(len(parts) == 2 and all(parts) for parts in parted.values()):
        return Stage(*({lang: parts[place] for lang, parts in parted.items()} for place in (0, 1)))
    return Stage(line, None)


def grouped(powers: Iterable[Power | None]) -> tuple[Group, ...]:
    """One group for each type that has any, in the order of TYPES; inside, as they came."""
    found: dict[str, list[Power]] = {kind: [] for kind in TYPES}
    for each in powers:
        if each:
            found[each.type].append(each)
    return tuple(Group(kind, tuple(some)) for kind, some in found.items() if some)
