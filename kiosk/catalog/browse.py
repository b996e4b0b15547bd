"""What a visitor chose in the catalog, and what is left to choose from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from kiosk.fields import Text

PAGE = 20
"""Records on a page: two or three screens of one finger's scrolling."""
LONGEST = 80
MOST_OPTIONS = 60
"""Ways to narrow in one dimension: genres are words of authors, and may be as many as documents."""
YEAR = re.compile(r"[12]\d{3}")
DIMENSIONS = ("genre", "department", "year")


@dataclass(frozen=True, slots=True)
class Choice:
    """None is everything; `page`, and `part` of a level of topics, count from 1."""

    topic: str | None = None
    genre: str | None = None
    department: str | None = None
    year: str | None = None
    page: int = 1
    part: int = 1

    @property
    def narrowing(self) -> dict[str, Any]:
        """As the index takes it, and as addresses carry it."""
        return {"topic": self.topic, "genre": self.genre, "department": self.department, "year": self.year}


class Option(NamedTuple):
    """One value to narrow by; `title` is None where the value itself is what to say."""

    value: str
    title: Text | None
    records: int


class Facet(NamedTuple):
    name: str
    chosen: str | None
    options: tuple[Option, ...]


def choice(asked: Mapping[str, str]) -> Choice:
    """From an address; what makes no sense there is as if it had not been asked."""
    year = _short(asked.get("year"))
    return Choice(
        topic=_short(asked.get("topic")),
        genre=_short(asked.get("genre")),
        department=_short(asked.get("department")),
        year=year if year and YEAR.fullmatch(year) else None,
        page=_counted(asked.get("page", "")),
        part=_counted(asked.get("part", "")),
    )


def facets(
    chosen: Choice, counts: Mapping[str, Mapping[str, int]], titles: Mapping[str, Mapping[str, Text]]
) -> tuple[Facet, ...]:
    """The ways to narrow further; `titles` by dimension and value. Years newest first, the others by how many."""
    return tuple(
        Facet(name, chosen.narrowing[name], _options(name, counts.get(name, {}), titles.get(name, {})))
        for name in DIMENSIONS
        if counts.get(name)
    )


def pages(total: int) -> int:
    return max(1, -(-total // PAGE))


def _options(name: str, counts: Mapping[str, int], titles: Mapping[str, Text]) -> tuple[Option, ...]:
    def rank(value: str) -> tuple[int, str]:
        return (-int(value) if name == "year" and value.isdigit() else -counts[value], value)

    return tuple(Option(value, titles.get(value), counts[value]) for value in sorted(counts, key=rank)[:MOST_OPTIONS])


def _counted(asked: str) -> int:
    return int(asked) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 6 and int(asked) else 1


def _short(value: str | None) -> str | None:
    return value if value and len(value) <= LONGEST else None
