"""The topics as they are browsed: read once for each state of the records, and of a level no more than fits a page."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from threading import Lock
from typing import Final, NamedTuple

from kiosk.catalog.topics import Topic, topics
from kiosk.records import Records

MOST: Final = 60
"""Topics on a page: twenty rows of three."""
NAME: Final = "topics/topics"


class Tree:
    """All topics, the first level in order; and from the first level down to each."""

    def __init__(self, top: tuple[Topic, ...]) -> None:
        self.top = top
        self._paths: dict[str, tuple[Topic, ...]] = {}
        for way in _ways(top, ()):
            self._paths.setdefault(way[-1].code, way)

    def path(self, code: str | None) -> tuple[Topic, ...]:
        """From the first level down to the topic of this code; empty when there is none."""
        return self._paths.get(code or "", ())


class Trees:
    """The tree of the newest state that was asked for."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._state: Hashable = None
        self._tree = Tree(())

    def tree(self, records: Records, now: int) -> Tree:
        state = (records.edition, records.epoch(now))
        with self._turn:
            if state != self._state:
                self._state, self._tree = state, Tree(topics(records.get(NAME, now) or {}))
            return self._tree


class Part(NamedTuple):
    """Some topics of a level with how many records each has; `part` of `parts`, from 1."""

    topics: Sequence[tuple[Topic, int]]
    part: int
    parts: int


def part_of(level: Sequence[Topic], counts: Mapping[str, int], part: int) -> Part:
    """Where a level is larger than a page, topics with records come before those without."""
    found = [(topic, counts.get(topic.code, 0)) for topic in level]
    if len(found) > MOST:
        found.sort(key=lambda each: each[1] == 0)
    parts = max(1, -(-len(found) // MOST))
    part = min(part, parts)
    return Part(found[(part - 1) * MOST :][:MOST], part, parts)


def _ways(level: Sequence[Topic], above: tuple[Topic, ...]) -> Iterator[tuple[Topic, ...]]:
    for topic in level:
        yield (*above, topic)
        yield from _ways(topic.topics, (*above, topic))
