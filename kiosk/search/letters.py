"""Letters: one look-up of a prefix finds the titles that pinyin, initials or English words lead to."""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from kiosk.index.tokens import BEGIN, MOST_LETTERS
from kiosk.index.writing import unpacked
from kiosk.search.hits import Hit, Quality, how, rank_of_entry
from kiosk.search.questions import stem
from kiosk.search.spelling import Span, mixed, spelled, spelled_otherwise

TELLING: Final = 4
"""Letters that begin an English word hardly by chance."""
MOST: Final = 120
"""Titles that are compared; of more, those told first anyway."""
SECONDS: Final = 0.003
"""Processor time for what hardly ever leads anywhere."""
CANDIDATES: Final = (
    "SELECT e, field, folded, pinyin, others, english FROM entry WHERE e IN"
    " (SELECT rowid FROM key WHERE key MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid LIMIT ?)"
)


class Candidate(NamedTuple):
    e: int
    field: str
    folded: str
    pinyin: str
    others: str
    english: str

    def where(self, letters: str) -> Span | None:
        """Where the letters spell it."""
        syllables = self.pinyin.split()
        return spelled(letters, syllables) or spelled_otherwise(letters, syllables, unpacked(self.others))


def with_letters(index: sqlite3.Connection, letters: str, span: tuple[int, int]) -> list[Hit]:
    """Titles that the letters spell from some character on. Those that begin with them are never missed."""
    found = {}
    for key in (BEGIN + letters[:MOST_LETTERS], letters[:MOST_LETTERS]):
        for each in candidates(index, [key], span):
            if each.e not in found and (hit := _hit(each, letters)):
                found[each.e] = hit
    return list(found.values())


def with_all_letters(
    index: sqlite3.Connection, terms: Sequence[str], span: tuple[int, int], most: int = MOST
) -> list[Hit]:
    """Titles in which each of the terms is spelled somewhere, or begins an English word, or is a form of one."""
    found = []
    for each in candidates(index, [stem(term)[:MOST_LETTERS] for term in terms], span, most):
        hits = [_hit(each, term) for term in terms]
        if all(hits):
            parts = tuple(part for hit in hits if hit for part in hit.parts)
            first = min(hit.position for hit in hits if hit)
            if list(map(stem, each.english.split())) == list(map(stem, terms)):
                quality = how(0, 1, 1, each.field)
            else:
                quality = Quality.BEGIN if hits[0] and hits[0].quality <= Quality.BEGIN else Quality.TERMS
            found.append(Hit(quality, rank_of_entry(each.e), first, len(each.folded), each.e, parts))
    return found


def with_pieces(
    index: sqlite3.Connection, pieces: Sequence[str], spellings: Iterable[str], span: tuple[int, int]
) -> list[Hit]:
    """Titles in which hanzi and runs of letters follow one another. `spellings`: the whole in letters, the likeliest
    first. Looked up by as much of it as leads anywhere."""
    until = time.thread_time() + SECONDS
    for spelling in spellings:
        for end in range(min(len(spelling), MOST_LETTERS), 1, -1):
            found = []
            for each in candidates(index, [spelling[:end]], span):
                if place := mixed(pieces, each.folded, each.pinyin.split()):
                    found.append(_spanned(each, place))
            if found or time.thread_time() > until:
                return found
    return []


def candidates(
    index: sqlite3.Connection, keys: Sequence[str], span: tuple[int, int], most: int = MOST
) -> Iterator[Candidate]:
    match = " AND ".join(f'"{key}" *' for key in keys)
    return map(Candidate._make, index.execute(CANDIDATES, (match, *span, most)))


def beginning_with(index: sqlite3.Connection, letters: str, span: tuple[int, int], most: int) -> list[Hit]:
    """As `with_letters`, but a few will do."""
    found = (_hit(each, letters) for each in candidates(index, [letters[:MOST_LETTERS]], span, most))
    return [hit for hit in found if hit]


def _hit(candidate: Candidate, letters: str) -> Hit | None:
    if place := candidate.where(letters):
        return _spanned(candidate, place)
    words, cut = candidate.english.split(), stem(letters)
    at = next((at for at, word in enumerate(words) if word.startswith(cut)), None)
    if at is None or not (words[at].startswith(letters) or stem(words[at]) == cut):
        return None
    part = letters if words[at].startswith(letters) else cut
    # Which word of an English title comes first says little of what it is about.
    counted = 0 if len(letters) >= TELLING or letters in words else at
    quality = how(counted, len(words) == 1 and stem(words[0]) == cut, 1, candidate.field)
    return Hit(quality, rank_of_entry(candidate.e), at, len(candidate.folded), candidate.e, (part,))


def _spanned(candidate: Candidate, place: Span) -> Hit:
    e, folded = candidate.e, candidate.folded
    quality = how(place.start, place.end - place.start, len(folded), candidate.field)
    return Hit(quality, rank_of_entry(e), place.start, len(folded), e, (folded[place.start : place.end],))
