"""Browsing the catalog: what a choice of topic, genre, department and year means, and how many are left of each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Filter(NamedTuple):
    """What is chosen; None is everything."""

    topic: str | None = None
    genre: str | None = None
    department: str | None = None
    year: str | None = None


def where(chosen: Filter) -> tuple[str, dict[str, str]]:
    """An SQL condition on table `catalog`, and its values."""
    values = {name: value for name, value in chosen._asdict().items() if value is not None}
    conditions = [f"{name} = :{name}" for name in values if name != "topic"]
    if chosen.topic is not None:
        conditions.append("(topic = :topic OR (substr(topic, 1, length(:topic)) = :topic AND topic GLOB :below))")
        values["below"] = "?" * len(chosen.topic) + ("[^0-9]*" if chosen.topic[-1:].isdigit() else "*")
    return " AND ".join(conditions) or "1", values


def facets(rows: Iterable[tuple[str, str, str, str]]) -> dict[str, dict[str, int]]:
    """Counts of each value in rows of topic, genre, year and department."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("topic", "genre", "year", "department")}
    for topic, genre, year, department in rows:
        counts["topic"].update(above(topic))
        counts["genre"].update([genre] if genre else [])
        counts["year"].update([year] if year else [])
        counts["department"].update([department] if department else [])
    return {name: dict(counted) for name, counted in counts.items()}


def above(code: str) -> Iterator[str]:
    """A topic's code and those of the topics it lies in: A12b lies in A12 and A; a number is never cut."""
    for end in range(1, len(code) + 1):
        if end == len(code) or not (code[end - 1].isdigit() and code[end].isdigit()):
            yield code[:end]
