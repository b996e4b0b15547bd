"""When nothing was found: what the visitor may have meant, one slip away."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from kiosk.index.tokens import MOST_LETTERS, is_latin
from kiosk.search.hits import Hit, Quality
from kiosk.search.letters import with_all_letters, with_letters
from kiosk.search.query import Query
from kiosk.search.titles import Titles

Readings = Mapping[str, Sequence[str]]
ALIKE: Final = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"), ("l", "n"))
"""What is often taken for one another by ear."""
BESIDE: Final = {
    here: left + right
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for left, here, right in zip(" " + row, row, row[1:] + " ", strict=False)
}
"""The neighbours of a letter on the keyboard."""
VOWELS: Final = "eiaou"
MOST_TRIED: Final = 240
"""Variants looked up: of the whole, and of its words, however many they are. Counted, and not by the clock: what is
forgiven must not hang on how busy the machine is."""
FEW: Final = 8
"""Titles compared to see that a variant leads anywhere: long letters share their beginning with very many."""
LEAST: Final = 3
LEAST_LETTERS: Final = 5
"""Of fewer letters almost anything is one slip away."""


def one_slip_away(
    index: sqlite3.Connection, titles: Titles, readings: Readings, query: Query, span: tuple[int, int]
) -> list[Hit]:
    whole = query.whole
    if query.is_latin:
        found = _meant(index, whole, span) if len(whole) >= LEAST_LETTERS else []
    else:
        found = _sounding_alike(index, readings, whole, span) if len(whole) > 1 else []
        if not found and len(whole) >= LEAST and len(query.terms) == 1:
            found = titles.with_almost(whole, span)
    return [hit._replace(quality=Quality.SLIP) for hit in found]


def spelled_right(index: sqlite3.Connection, words: Sequence[str], span: tuple[int, int]) -> tuple[str, ...]:
    """The words, each that leads nowhere by what it may have been meant for, where that leads anywhere."""
    left = MOST_TRIED
    found = []
    for word in words:
        if len(word) >= LEAST_LETTERS and is_latin(word) and not with_all_letters(index, [word], span):
            tried, word = _likeliest(index, word, span, left)
            left -= tried
        found.append(word)
    return tuple(found)


def _meant(index: sqlite3.Connection, letters: str, span: tuple[int, int]) -> list[Hit]:
    _, likeliest = _likeliest(index, letters, span, MOST_TRIED)
    return with_all_letters(index, [likeliest], span) if likeliest != letters else []


def _likeliest(index: sqlite3.Connection, letters: str, span: tuple[int, int], most: int) -> tuple[int, str]:
    """How many variants were tried, and the likeliest that leads anywhere; the letters themselves when none does."""
    tried = 0
    for each in islice(variants(letters), most):
        tried += 1
        if with_all_letters(index, [each], span, FEW):
            return tried, each
    return tried, letters


def variants(letters: str) -> Iterator[str]:
    """The likeliest slips of the ear first, then those of the finger; never the letters themselves."""
    tried = {letters}
    for each in (*_by_ear(letters), *_by_finger(letters)):
        if each not in tried:
            tried.add(each)
            yield each


def _by_ear(letters: str) -> Iterator[str]:
    for pair in ALIKE:
        for said, meant in (pair, pair[::-1]):
            at = letters.find(said)
            while at >= 0:
                yield letters[:at] + meant + letters[at + len(said) :]
                at = letters.find(said, at + 1)


def _by_finger(letters: str) -> Iterator[str]:
    """One letter too many, two that changed places, one beside the right one, one (double, a vowel) left out."""
    for at in range(len(letters)):
        if at:  # hardly anybody begins with another letter than they mean
            yield letters[:at] + letters[at + 1 :]
        yield letters[:at] + letters[at + 1 : at + 2] + letters[at] + letters[at + 2 :]
    for at, letter in enumerate(letters):
        for other in BESIDE.get(letter, "").strip():
            yield letters[:at] + other + letters[at + 1 :]
    for at, letter in enumerate(letters):
        for left_out in letter + VOWELS:
            yield letters[:at] + left_out + letters[at:]


def _sounding_alike(index: sqlite3.Connection, readings: Readings, whole: str, span: tuple[int, int]) -> list[Hit]:
    """The same pinyin, written otherwise: a character for a character."""
    spelling = "".join(readings.get(each, (each,))[0] for each in whole)
    found = with_letters(index, spelling[: 2 * MOST_LETTERS], span) if spelling.isascii() else []
    return [hit for hit in found if len(hit.parts[0]) == len(whole) and _sound_alike(readings, whole, hit.parts[0])]


def _sound_alike(readings: Readings, one: str, other: str) -> bool:
    return all(set(readings.get(a, a)) & set(readings.get(b, b)) for a, b in zip(one, other, strict=True))
