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
    """Counts of each value in rows of topic, genre, department and year."""
    columns = zip(*rows, strict=True)
    counts = {name: Counter(column) for name, column in zip(Filter._fields, columns, strict=False)}
    found = {name: {value: n for value, n in counts.get(name, {}).items() if value} for name in Filter._fields}
    topics: Counter[str] = Counter()
    for code, count in found["topic"].items():
        for each in above(code):
            topics[each] += count
    return {**found, "topic": dict(topics)}


def above(code: str) -> Iterator[str]:
    """A topic's code and those of the topics it lies in: A12b lies in A12 and A; a number is never cut."""
    for end in range(1, len(code) + 1):
        if end == len(code) or not (code[end - 1].isdigit() and code[end].isdigit()):
            yield code[:end]
