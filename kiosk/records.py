"""The records of one edition, as pages read them: rows from the index, whole bodies from the verified blobs."""

import json
import sqlite3
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from content.published.errors import Refused
from content.published.shards import object_in
from content.published.store import Store
from kiosk.index import files
from kiosk.index.rows import ALWAYS
from kiosk.shelf import Filter, facets, where

Ms = int
SHA = "SELECT sha FROM record WHERE id = :id AND since <= :now AND :now < until"
COUNT = "SELECT count(*) FROM record WHERE kind = :kind AND since <= :now AND :now < until"
ROWS_OF = "SELECT n, id, kind, name, title, place, card FROM record WHERE n IN (SELECT value FROM json_each(?))"
ROWS = (
    "SELECT id, kind, name, title, place, card FROM record"
    " WHERE kind = :kind AND since <= :now AND :now < until ORDER BY place, sort"
)
FOUND = "SELECT n FROM catalog WHERE since <= :now AND :now < until AND "
FACETS = "SELECT topic, genre, department, year FROM catalog WHERE since <= :now AND :now < until AND "
REMEMBERED = 256
"""Answers of each sort that are kept in memory."""


class Row(NamedTuple):
    """A record in a list. `title` by language; `card` is the body without its long fields."""

    id: str
    kind: str
    name: str
    title: Mapping[str, str]
    order: int
    card: Mapping[str, Any]


class Page(NamedTuple):
    """Some of the rows found, and how many there are in all."""

    rows: list[Row]
    total: int


class Records:
    """One edition's records. Never changes; any thread may ask; `now` in ms decides what is visible."""

    def __init__(self, path: Path, store: Store) -> None:
        """Raises Refused when `path` is no index."""
        self._path, self._store = path, store
        self._idle: deque[sqlite3.Connection] = deque()
        try:
            with self.reading_all() as index:
                self.edition, self.number = files.fact(index, "edition"), int(files.fact(index, "number") or 0)
                spans = index.execute("SELECT n, since, until FROM record WHERE since > 0 OR until < ?", (ALWAYS,))
                self._spans = {n: (since, until) for n, since, until in spans}
        except sqlite3.Error as error:
            raise Refused("damaged", f"{path.name}: {error}") from error
        self._turns = sorted({each for span in self._spans.values() for each in span if 0 < each < ALWAYS})
        # Between two turns of visibility every answer stays the same.
        self._rows = lru_cache(REMEMBERED)(self._read_rows)
        self._found = lru_cache(REMEMBERED)(self._read_found)
        self._facets = lru_cache(REMEMBERED)(self._read_facets)
        self._count = lru_cache(REMEMBERED)(self._read_count)
        self._hidden = lru_cache(2)(self._read_hidden)

    def epoch(self, now: Ms) -> int:
        """Changes when anything appears or vanishes by the clock: what was read in an epoch holds through it."""
        return bisect_right(self._turns, now)

    def hidden(self, now: Ms) -> frozenset[int]:
        """The numbers of the records that are not visible."""
        return self._hidden(self.epoch(now))

    def get(self, record_id: str, now: Ms) -> Mapping[str, Any] | None:
        """The whole body; None when there is none, when it is not visible, or when its blob is damaged."""
        found = self._one(SHA, {"id": record_id, "now": now})
        if found is None:
            return None
        try:
            return object_in(self._store.read_blob(found[0]), found[0])
        except Refused:
            return None

    def of_kind(self, kind: str, now: Ms) -> list[Row]:
        """By order, then title."""
        return list(self._rows(kind, self.epoch(now)))

    def count(self, kind: str, now: Ms) -> int:
        return self._count(kind, self.epoch(now))

    def catalog(
        self,
        now: Ms,
        *,
        topic: str | None = None,
        genre: str | None = None,
        department: str | None = None,
        year: str | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> Page:
        """Newest first. `topic` is a code and takes in all below it; `genre` is its Chinese words; `year` four
        digits."""
        found = self._found(Filter(topic, genre, department, year), self.epoch(now))
        picked = found[max(0, offset) :][: max(0, limit)]
        with self.reading() as index:
            rows = {n: row for n, *row in index.execute(ROWS_OF, (json.dumps(picked),))} if picked else {}
        return Page([_row(rows[n]) for n in picked], len(found))

    def facets(
        self,
        now: Ms,
        *,
        topic: str | None = None,
        genre: str | None = None,
        department: str | None = None,
        year: str | None = None,
    ) -> dict[str, dict[str, int]]:
        """How many of `catalog` are under each topic (with all below it), genre, year and department."""
        found = self._facets(Filter(topic, genre, department, year), self.epoch(now))
        return {name: dict(counts) for name, counts in found.items()}

    def blob_type(self, sha: str) -> str | None:
        """The media type of a blob that a record of this edition names."""
        found = self._one("SELECT type FROM media WHERE sha = :sha AND type > ''", {"sha": sha})
        return str(found[0]) if found else None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The index, for one thread at a time."""
        try:
            index = self._idle.pop()
        except IndexError:
            index = files.opened(self._path)
        try:
            yield index
        finally:
            self._idle.append(index)

    @contextmanager
    def reading_all(self) -> Iterator[sqlite3.Connection]:
        """The index, for what goes through much of it once: none of that stays mapped."""
        with closing(files.opened(self._path)) as index:
            yield index

    def _one(self, query: str, values: Mapping[str, Any]) -> tuple[Any, ...] | None:
        with self.reading() as index:
            found: tuple[Any, ...] | None = index.execute(query, values).fetchone()
        return found

    def _moment(self, epoch: int) -> Ms:
        """An instant of the epoch."""
        return self._turns[epoch - 1] if epoch else 0

    def _read_count(self, kind: str, epoch: int) -> int:
        found = self._one(COUNT, {"kind": kind, "now": self._moment(epoch)})
        return int(found[0]) if found else 0

    def _read_hidden(self, epoch: int) -> frozenset[int]:
        now = self._moment(epoch)
        return frozenset(n for n, (since, until) in self._spans.items() if not since <= now < until)

    def _read_rows(self, kind: str, epoch: int) -> tuple[Row, ...]:
        with self.reading() as index:
            return tuple(_row(each) for each in index.execute(ROWS, {"kind": kind, "now": self._moment(epoch)}))

    def _read_found(self, chosen: Filter, epoch: int) -> tuple[int, ...]:
        condition, values = where(chosen)
        query = FOUND + condition + " ORDER BY dated DESC, n"
        with self.reading() as index:
            return tuple(n for (n,) in index.execute(query, values | {"now": self._moment(epoch)}))

    def _read_facets(self, chosen: Filter, epoch: int) -> dict[str, dict[str, int]]:
        condition, values = where(chosen)
        query = FACETS + condition
        with self.reading() as index:
            return facets(index.execute(query, values | {"now": self._moment(epoch)}))


def _row(found: Sequence[Any]) -> Row:
    record_id, kind, name, title, place, card = found
    return Row(record_id, kind, name, json.loads(title), place, json.loads(card))
