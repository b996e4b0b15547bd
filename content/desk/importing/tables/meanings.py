"""What stands in a cell, as a record has it. What cannot be meant is refused, and never made up."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from content.desk.errors import Problem
from content.desk.importing import guide_items
from content.desk.importing.dates import first_date
from content.desk.importing.script import Script, fold

# Of what an Excel says of a day before it is shown as one.
_FLOOR: Final = re.compile(r"(?:第 ?)?(b|负|地下|-)? ?(\d{1,3}|[一二三四五六七八九十]{1,3}) ?(?:楼|层|f)?")
_HANZI: Final = {hanzi: number for number, hanzi in enumerate("一二三四五六七八九", start=1)}
_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,31}")
_BETWEEN: Final = re.compile(r"[;；,，、|\s]+")


@dataclass(frozen=True, slots=True)
class Around:
    """What cells may name. departments and topics: name or code by title, folded; script: of the table's words."""

    script: Script = "zh-Hans"
    departments: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)


class Unknown(Exception):
    """A cell that names what is not there: left out, and told."""


Meaning = Callable[[str, Around], Any]


def text(cell: str, around: Around) -> dict[str, str]:
    return {around.script: cell}


def english(cell: str, around: Around) -> dict[str, str]:
    del around
    return {"en": cell}


def word(cell: str, around: Around) -> str:
    del around
    return " ".join(cell.split())


def lines(cell: str, around: Around) -> list[dict[str, str]]:
    return [{around.script: each} for each in guide_items.items(cell.splitlines())]


def several(cell: str, around: Around) -> list[str]:
    del around
    return [each for each in _BETWEEN.split(cell) if each]


def day(cell: str, around: Around) -> str:
    """Raises Problem 400."""
    del around
    found = first_date(cell)
    if found is None or found.day is None:
        raise Problem(400, "bad-cell", "%(cell)s is no date", cell=_short(cell))
    return found.day


def whole(cell: str, around: Around) -> int:
    """Raises Problem 400."""
    del around
    plain = fold(cell).strip()
    if not re.fullmatch(r"-?\d{1,9}", plain, re.ASCII):
        raise Problem(400, "bad-cell", "%(cell)s is no whole number", cell=_short(cell))
    return int(plain)


def floor(cell: str, around: Around) -> int:
    """As 3, 3楼, 三层, B1, 地下一层. Raises Problem 400."""
    del around
    match = _FLOOR.fullmatch(fold(cell).strip().lower())
    if match is None:
        raise Problem(400, "bad-cell", "%(cell)s is no floor", cell=_short(cell))
    number = int(match[2]) if match[2].isdigit() else _counted(match[2])
    return -number if match[1] else number


def laws(cell: str, around: Around) -> list[dict[str, Any]]:
    """Raises Unknown when a line cites no article of a law."""
    found, rest = guide_items.articles(cell.splitlines(), around.script)
    if not found or rest:
        # Half of a legal basis would read as the whole of it.
        raise Unknown(_short((rest or [cell])[0]))
    return found


def department(cell: str, around: Around) -> str:
    return _named(cell, around.departments)


def topic(cell: str, around: Around) -> str:
    known = around.topics.get(fold(cell))
    if known is None and not (_CODE.fullmatch(cell) and cell in around.topics.values()):
        raise Unknown(_short(cell))
    return known or cell


def one_of(words: Mapping[str, str]) -> Meaning:
    """A cell that says one of `words`, or whose words begin with one. The meaning raises Problem 400."""

    def meaning(cell: str, around: Around) -> str:
        del around
        said = fold(cell).replace(" ", "")
        found = words.get(said) or next((each for told, each in words.items() if said.startswith(told)), None)
        if found is None:
            raise Problem(400, "bad-cell", "%(cell)s is none of: %(known)s", cell=_short(cell), known="、".join(words))
        return found

    return meaning


def _named(cell: str, known: Mapping[str, str]) -> str:
    said = fold(cell).replace(" ", "")
    if said not in known:
        raise Unknown(_short(cell))
    return known[said]


def _counted(hanzi: str) -> int:
    tens, ten, ones = hanzi.rpartition("十")
    return (_HANZI.get(tens, 1) * 10 if ten else 0) + _HANZI.get(ones, 0)


def _short(cell: str) -> str:
    plain = " ".join(cell.split())
    return plain if len(plain) <= 40 else plain[:40] + "…"
