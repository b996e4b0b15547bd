"""A hit, and which of two is told first."""

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from kiosk.index.difference import SPAN
from kiosk.index.writing import PER_RECORD


class Quality(IntEnum):
    """How well a query fits, the best first."""

    WHOLE = 0
    BEGIN = 1
    INSIDE = 2
    TERMS = 3
    LOOSE = 4
    BODY = 5
    SLIP = 6


class Hit(NamedTuple):
    """Sorts as visitors want it: the best fit, the kinds most asked for, early in the title, short titles, the newest.

    `e` is the index's entry, or -1 less the record's number for a body. `parts` is what was found there, folded."""

    quality: Quality
    rank: int
    position: int
    length: int
    e: int
    parts: tuple[str, ...] = ()

    @property
    def n(self) -> int:
        """The record."""
        return record_of(self.e) if self.e >= 0 else -1 - self.e


def record_of(e: int) -> int:
    return e // PER_RECORD


def rank_of_entry(e: int) -> int:
    """The rank of its kind."""
    return e // (PER_RECORD * SPAN)


def entries_of_rank(rank: int | None) -> tuple[int, int]:
    """The first entry of a kind and the first after it; of everything when rank is None."""
    if rank is None:
        return 0, 1 << 62
    return rank * PER_RECORD * SPAN, (rank + 1) * PER_RECORD * SPAN


def how(position: int, covered: int, length: int, field: str = "title") -> Quality:
    """Of `covered` characters that were found at `position` of a text of `length`. An everyday word or a post is one
    of many names: the whole of it counts as the beginning of a title does, its beginning for less. A keyword says only
    what a document is about."""
    if field == "keyword":
        return _LOOSE
    if position:
        return _INSIDE
    if field in ("word", "post"):
        return _BEGIN if covered == length else _INSIDE
    return _WHOLE if covered == length else _BEGIN


_WHOLE, _BEGIN, _INSIDE, _LOOSE = Quality.WHOLE, Quality.BEGIN, Quality.INSIDE, Quality.LOOSE


def best_of(hits: Iterable[Hit]) -> dict[int, Hit]:
    """By entry."""
    best: dict[int, Hit] = {}
    for hit in hits:
        if hit.e not in best or hit < best[hit.e]:
            best[hit.e] = hit
    return best


def best_by_record(hits: Iterable[Hit]) -> dict[int, Hit]:
    best: dict[int, Hit] = {}
    for hit in hits:
        if hit.n not in best or hit < best[hit.n]:
            best[hit.n] = hit
    return best
