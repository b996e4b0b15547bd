"""One search: the cheapest and surest first, and what costs more only while there is little to show."""

import sqlite3
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import product
from typing import NamedTuple

from kiosk.folding import Folding, pairs
from kiosk.index import files
from kiosk.index.entries import rank_of
from kiosk.records import Records
from kiosk.search import bodies, letters, slips
from kiosk.search.hits import Hit, Quality, best_of, entries_of_rank
from kiosk.search.query import Query
from kiosk.search.titles import Titles

Ms = int
FEW = 5
"""Fewer titles than this, and parts of the query are looked for apart."""
ENOUGH = 20
"""Fewer titles than this, and bodies are looked through."""
MOST_SPLITS = 2
MOST_SPELLINGS = 4


class Found(NamedTuple):
    """The hits, the best first, one for each target; `guessed` when only what may have been meant was found."""

    hits: list[Hit]
    guessed: bool = False


class Finder:
    """Searches one edition's records. One thread at a time may call it."""

    def __init__(self, records: Records) -> None:
        self.records = records
        with records.reading() as index:
            self.folding = Folding(pairs(files.fact(index, "simplified") or ""))
            rows = index.execute("SELECT e, field, folded FROM entry ORDER BY e").fetchall()
            self._targets = dict(index.execute("SELECT e, target FROM entry WHERE target > ''"))

        self._titles = Titles(row for row in rows if row[1] != "number")
        self._words = Titles(row for row in rows if row[1] == "word")
        self._numbers = Titles(row for row in rows if row[1] == "number")

    @cached_property
    def readings(self) -> dict[str, tuple[str, ...]]:
        """How each common hanzi is read, the usual reading first."""
        with self.records.reading() as index:
            lines = (files.fact(index, "readings") or "").split("\n")
        return {line[0]: tuple(line[1:].split()) for line in lines if line}

    def find(self, text: str, now: Ms, kind: str | None = None) -> Found:
        """What visitors may see now; of one kind only when it is named."""
        query = Query.of(text, self.folding)
        if not query.terms:
            return Found([])
        span = entries_of_rank(rank_of(kind) if kind else None)
        with self.records.reading() as index:
            best: dict[int, Hit] = {}
            for look in self._looks(index, query, span):
                if len(best) < ENOUGH:
                    fresh = self._seen(look(), now)
                    best = best_of([*best.values(), *fresh])
            if best:
                return Found(self._told(best))
            meant = slips.one_slip_away(index, self._titles, self.readings, query, span)
            return Found(self._told(best_of(self._seen(meant, now))), guessed=True)

    def _looks(
        self, index: sqlite3.Connection, query: Query, span: tuple[int, int]
    ) -> Iterator[Callable[[], list[Hit]]]:
        whole, terms = query.whole, query.terms
        if query.has_digit:
            yield lambda: self._numbers.with_part(whole, span)
        if query.is_latin and not whole.isdigit():
            yield lambda: letters.with_letters(index, whole, span)
            if len(query.words) > 1:
                yield lambda: letters.with_all_letters(index, query.words, span)
        if not query.is_latin or query.has_digit:
            yield lambda: self._titles.with_part(whole, span)
            if len(terms) > 1:
                yield lambda: self._titles.with_all(terms, span)
        if query.has_digit and len(terms) > 1:
            yield lambda: self._numbers.with_all(terms, span)
        yield from self._looks_further(index, query, span)

    def _looks_further(
        self, index: sqlite3.Connection, query: Query, span: tuple[int, int]
    ) -> Iterator[Callable[[], list[Hit]]]:
        """What is tried only while there is little."""
        if query.is_mixed or ((query.is_latin and len(query.terms) == 1) and not query.has_digit):
            yield lambda: letters.with_pieces(index, self._pieces(query), self._spellings(query), span)
        if not query.is_latin or len(query.terms) > 1:
            yield lambda: [hit for hit in self._words.within(query.whole, span) if query.stands_apart(hit.parts[0])]
        if not query.is_latin and len(query.terms) == 1:
            yield lambda: self._apart(query.whole, span)
        yield lambda: bodies.saying(index, query.terms, span)

    def _told(self, best: dict[int, Hit]) -> list[Hit]:
        """In order, each target once: a record by any of its names, a room by any of its own."""
        told: dict[tuple[int, str], Hit] = {}
        for hit in sorted(best.values()):
            told.setdefault((hit.n, self._targets.get(hit.e, "")), hit)
        return list(told.values())

    def _seen(self, hits: list[Hit], now: Ms) -> list[Hit]:
        hidden = self.records.hidden(now)
        return [hit for hit in hits if hit.n not in hidden] if hidden else hits

    def _apart(self, whole: str, span: tuple[int, int]) -> list[Hit]:
        """Two words written as one that stand apart in a title."""
        cuts = sorted(range(2, len(whole) - 1), key=lambda at: abs(2 * at - len(whole)))
        for at in cuts[:MOST_SPLITS]:
            if found := self._titles.with_all((whole[:at], whole[at:]), span, Quality.LOOSE):
                return found
        return []

    def _pieces(self, query: Query) -> list[str]:
        return [piece for run in query.runs for piece in ([run] if run.isascii() else run)]

    def _spellings(self, query: Query) -> list[str]:
        """The query in letters: its hanzi by pinyin, or by initials."""
        read = [self.readings.get(each, (each,)) for each in query.whole]
        full = ["".join(each) for _, each in zip(range(MOST_SPELLINGS), product(*read), strict=False)]
        return [*full, "".join(each[0][:1] for each in read)]
