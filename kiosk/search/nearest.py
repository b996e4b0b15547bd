"""When nothing fits the whole of a question: what fits most of it."""

import sqlite3
from collections.abc import Sequence
from typing import Final

from kiosk.index.tokens import pairs_of
from kiosk.search.hits import Hit, Quality, record_of
from kiosk.search.letters import beginning_with
from kiosk.search.questions import stem
from kiosk.search.titles import Titles

EACH: Final = 60
"""Titles that are looked at for one word."""
MOST: Final = 12


def with_most_words(index: sqlite3.Connection, words: Sequence[str], span: tuple[int, int]) -> list[Hit]:
    """Records any of whose names have most of the words; of those with as many, the ones with the rarer words."""
    found: dict[int, dict[str, Hit]] = {}
    rare: dict[str, int] = {}
    for word in words:
        hits = beginning_with(index, stem(word), span, EACH)
        rare[word] = -len(hits)
        for hit in hits:
            found.setdefault(record_of(hit.e), {}).setdefault(word, hit)
    ranked = sorted(found.values(), key=lambda had: (-len(had), -max(map(rare.__getitem__, had)), min(had.values())))
    best = len(ranked[0]) if ranked else 0
    return [_told(had, place) for place, had in enumerate(ranked[:MOST]) if len(had) == best]


def with_most_pairs(titles: Titles, whole: str, span: tuple[int, int]) -> list[Hit]:
    """Titles with most of the neighbours in a Chinese sentence."""
    return sorted(titles.with_most(list(dict.fromkeys(pairs_of(whole))), span))[:MOST]


def _told(had: dict[str, Hit], place: int) -> Hit:
    """`place` keeps the order."""
    best = min(had.values())
    parts = tuple(part for hit in had.values() if hit.e == best.e for part in hit.parts)
    return best._replace(quality=Quality.SLIP, position=place, parts=parts)
