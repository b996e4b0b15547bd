"""One search: the cheapest and surest first, and what costs more only while there is little to show."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import NamedTuple

from kiosk.folding import Folding, pairs
from kiosk.index import files
from kiosk.index.entries import RANKS, rank_of
from kiosk.records import Records
from kiosk.search import bodies, letters, nearest, slips
from kiosk.search.hits import Hit, Quality, best_by_record, best_of, entries_of_rank, rank_of_entry
from kiosk.search.query import Query
from kiosk.search.titles import Titles

Ms = int
FEW = 3
"""Fewer titles than this, and parts of the query are looked for apart."""
ENOUGH = 20
"""Fewer titles than this, and bodies are looked through."""
NAMES = frozenset(("title", "word", "post", "room"))
"""The fields whose texts are what something is called."""
MANY = RANKS.index("catalog")
"""The rank of the kind of which there may be very many records."""
NONE: Mapping[int, Hit] = {}
MOST_SPELLINGS = 4


Look = tuple[int, Callable[[], list[Hit]]]
"""A way to look, taken while fewer than so many are found."""


class Found(NamedTuple):
    """The hits, the best first, one for each target; `guessed` when only what may have been meant was found. `ways`
    are all the ways to them, the best first."""

    hits: list[Hit]
    guessed: bool = False
    ways: Sequence[Hit] = ()


class Finder:
    """Searches one edition's records. One thread at a time may call it."""

    def __init__(self, records: Records) -> None:
        self.records = records
        with records.reading_all() as index:
            self.folding = Folding(pairs(files.fact(index, "simplified") or ""))
            rows = index.execute("SELECT e, field, folded FROM entry ORDER BY e").fetchall()
            self._targets = dict(index.execute("SELECT e, target FROM entry WHERE target > ''"))

        self._titles = Titles(row for row in rows if row[1] in NAMES)
        self._keywords = Titles(row for row in rows if row[1] == "keyword")
        self._numbers = Titles(row for row in rows if row[1] == "number")
        self._few = Titles(row for row in rows if row[1] in NAMES and rank_of_entry(row[0]) < MANY)

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
            plain = query.plain(self.folding)
            best = self._best(self._looks(index, query, span), now)
            meant = query
            if plain and all(hit.quality >= Quality.TERMS for hit in best.values()):
                meant, best = plain, self._best(self._looks(index, plain, span), now, best)
            best = self._best(self._looks_further(index, meant, span), now, best)
            if best:
                return self._found(best)
            for guess in self._guesses(index, plain or query, span):
                if best := best_of(self._seen(guess(), now)):
                    break
            return self._found(best)._replace(guessed=True)

    def _best(self, looks: Iterable[Look], now: Ms, had: Mapping[int, Hit] = NONE) -> dict[int, Hit]:
        best = dict(had)
        for most, look in looks:
            if len(best) < most:
                fresh = self._seen(look(), now)
                best = best_of([*best.values(), *fresh])
        return best

    def _guesses(
        self, index: sqlite3.Connection, query: Query, span: tuple[int, int]
    ) -> Iterator[Callable[[], list[Hit]]]:
        """What may have been meant, the likeliest first."""
        yield lambda: slips.one_slip_away(index, self._titles, self.readings, query, span)
        if len(query.words) > 1:
            words = slips.spelled_right(index, query.words, span)
            if words != query.words:
                yield lambda: letters.with_all_letters(index, words, span)
            yield lambda: nearest.with_most_words(index, words, span)
        if not query.is_latin:
            yield lambda: nearest.with_most_pairs(self._few, query.whole, span)

    def _looks(self, index: sqlite3.Connection, query: Query, span: tuple[int, int]) -> Iterator[Look]:
        """The cheapest and surest first."""
        whole, terms = query.whole, query.terms
        if query.has_digit:
            yield ENOUGH, lambda: self._numbers.with_part(whole, span)
        if query.is_latin and not whole.isdigit():
            yield ENOUGH, lambda: letters.with_letters(index, whole, span)
            if len(query.words) > 1 or query.has_forms:
                yield ENOUGH, lambda: letters.with_all_letters(index, query.words, span)
        if not query.is_latin or query.has_digit:
            yield ENOUGH, lambda: self._titles.with_part(whole, span)
            if len(query.parts) > 1:
                yield ENOUGH, lambda: self._titles.with_all(query.parts, span)
                if query.has_digit:
                    yield FEW, lambda: self._across(query.parts, span)
            yield ENOUGH, lambda: self._keywords.with_part(whole, span)
        if query.has_digit and len(terms) > 1:
            yield ENOUGH, lambda: self._numbers.with_all(terms, span)

    def _looks_further(self, index: sqlite3.Connection, query: Query, span: tuple[int, int]) -> Iterator[Look]:
        """What is tried only while there is little."""
        if query.is_mixed or ((query.is_latin and len(query.terms) == 1) and not query.has_digit):
            yield ENOUGH, lambda: letters.with_pieces(index, self._pieces(query), self._spellings(query), span)
        if not query.is_latin or len(query.terms) > 1:
            yield ENOUGH, lambda: self._said_within(query, span)
        if not query.is_latin and len(query.terms) == 1:
            yield ENOUGH, lambda: self._apart(query.whole, span)
        yield ENOUGH, lambda: bodies.saying(index, query.words, span, self._titles.often)

    def _said_within(self, query: Query, span: tuple[int, int]) -> list[Hit]:
        """Names and numbers that a question holds."""
        named = [hit for hit in self._few.within(query.whole, span) if query.stands_apart(hit.parts[0])]
        return named + [hit for number in query.numbers for hit in self._numbers.being(number, span)]

    def _across(self, parts: Sequence[str], span: tuple[int, int]) -> list[Hit]:
        """Records of which one name has one part, and another the other."""
        found = [best_by_record(self._titles.with_part(part, span)) for part in parts]
        both = set.intersection(*map(set, found))
        return [min(each[n] for each in found)._replace(quality=Quality.TERMS) for n in both]

    def _found(self, best: dict[int, Hit]) -> Found:
        """In order, each target once: a record by any of its names, a room by any of its own."""
        told: dict[tuple[int, str], Hit] = {}
        ways = sorted(best.values())
        for hit in ways:
            told.setdefault((hit.n, self._targets.get(hit.e, "")), hit)
        return Found(list(told.values()), ways=ways)

    def _seen(self, hits: list[Hit], now: Ms) -> list[Hit]:
        hidden = self.records.hidden(now)
        return [hit for hit in hits if hit.n not in hidden] if hidden else hits

    def _apart(self, whole: str, span: tuple[int, int]) -> list[Hit]:
        """Two words written as one that stand apart in a title: where one ends and the other begins, the two
        characters are the least often seen together."""
        cuts = range(2, len(whole) - 1)
        if not cuts:
            return []
        at = min(cuts, key=lambda at: (self._titles.often(whole[at - 1 : at + 1]), abs(2 * at - len(whole))))
        return self._titles.with_all((whole[:at], whole[at:]), span, Quality.LOOSE)

    def _pieces(self, query: Query) -> list[str]:
        return [piece for run in query.runs for piece in ([run] if run.isascii() else run)]

    def _spellings(self, query: Query) -> list[str]:
        """The query in letters: its hanzi by pinyin, or by initials."""
        read = [self.readings.get(each, (each,)) for each in query.whole]
        full = ["".join(each) for _, each in zip(range(MOST_SPELLINGS), product(*read), strict=False)]
        return [*full, "".join(each[0][:1] for each in read)]
