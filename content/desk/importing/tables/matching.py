"""Which column of a table means what: guessed from the headings, for a person to confirm or change."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from content.desk.importing.script import fold

from .cells import Row, Sheet
from .fields import KINDS, Field

# A heading may stand under the table's own title and its date.
_SEARCHED: Final = 12
_SURE: Final = 3
_NOISE: Final = re.compile(r"[^\w]+|_")
_ASIDE: Final = re.compile(r"[(（\[【].*?[)）\]】]")


@dataclass(frozen=True, slots=True)
class Guess:
    """sheet: which (from 0); head: the row of its headings (from 0); columns: the field's key of each column, "" for
    one that means nothing here."""

    kind: str
    sheet: int
    head: int
    columns: tuple[str, ...]

    @property
    def matched(self) -> int:
        return sum(map(bool, self.columns))

    @property
    def is_sure(self) -> bool:
        return self.matched >= min(_SURE, max(2, len(self.columns))) and not missing(self.kind, self.columns)

    def told(self) -> dict[str, Any]:
        return {"kind": self.kind, "sheet": self.sheet, "head": self.head, "columns": list(self.columns)}


def guess(sheets: Sequence[Sheet]) -> Guess | None:
    """What the tables of a file most likely are; None for a file without any."""
    found = [of_kind(sheets, kind, number) for number in range(len(sheets)) for kind in KINDS]
    return max(found, key=_worth, default=None)


def of_kind(sheets: Sequence[Sheet], kind: str, number: int) -> Guess:
    """The likeliest headings of one table for one kind."""
    rows = sheets[number].rows[:_SEARCHED]
    guesses = [Guess(kind, number, head, columns_of(row, kind)) for head, row in enumerate(rows[:-1] or rows)]
    # Of rows that say as much, the first: what follows is of the table.
    return max(guesses, key=lambda each: (each.matched, -each.head))


def columns_of(headings: Row, kind: str) -> tuple[str, ...]:
    """The field of each column: exactly what a heading says first, then what it says among other words."""
    plain = [_plain(heading) for heading in headings]
    found: dict[int, str] = {}
    for near in (False, True):
        for field in KINDS[kind]:
            if field.key not in found.values():
                at = next((at for at, said in enumerate(plain) if at not in found and _says(said, field, near)), None)
                if at is not None:
                    found[at] = field.key
    return tuple(found.get(at, "") for at in range(len(plain)))


def missing(kind: str, columns: Sequence[str]) -> list[str]:
    """Fields that no record of the kind can be without, and that no column has."""
    return [field.key for field in KINDS[kind] if field.needed and field.key not in columns]


def _worth(found: Guess) -> tuple[bool, int, int]:
    return not missing(found.kind, found.columns), found.matched, -found.sheet


def _says(said: str, field: Field, near: bool) -> bool:
    if not near:
        return said in field.told
    return len(said) <= 20 and any(len(told) > 2 and told in said for told in field.told)


def _plain(heading: str) -> str:
    return _NOISE.sub("", _ASIDE.sub("", fold(heading)).lower())
