"""Sums of the play log, a day at a time: a quarter of a year of an office is a million turns, and what is past of it
does not change any more."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import is_
from threading import Lock
from typing import Any, Final

from sqlalchemy.orm import Session

from . import taking
from .accounting import Sum, joined, sums
from .taking import Told

Ms = int
Sums = Mapping[str, Sum]
MOST: Final = 8192
"""Days of screens that are kept: a quarter of a year of ninety."""


class Daily:
    """What was worked out of each screen's days, for as long as nothing else is told of them."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, Ms], tuple[Sequence[Told], Sums]] = OrderedDict()
        self._together: OrderedDict[tuple[str, Ms], tuple[Sequence[Sums], Sums]] = OrderedDict()
        self._lock = Lock()

    def sums(self, session: Session, screen: str, told: Sequence[Told], start: Ms) -> Sums:
        """By item. told: the spans of this screen from `start` on, in order; days are counted from there."""
        days = groupby(told, lambda each: (each.start - start) // taking.DAY)
        parts = [self._day(session, screen, start + day * taking.DAY, tuple(spans)) for day, spans in days]
        return joined([self._past(screen, start, parts[:-1]), *parts[-1:]])

    def _past(self, screen: str, start: Ms, parts: Sequence[Sums]) -> Sums:
        """All days but the last, which alone still grows, together."""
        with self._lock:
            kept = self._together.get((screen, start))
        if kept and len(kept[0]) == len(parts) and all(map(is_, kept[0], parts)):
            return kept[1]
        found = joined(parts)
        self._keep(self._together, (screen, start), (parts, found))
        return found

    def _day(self, session: Session, screen: str, start: Ms, told: Sequence[Told]) -> Sums:
        with self._lock:
            kept = self._kept.get((screen, start))
        if kept and kept[0] == told:
            return kept[1]
        found = sums(taking.spans(session, screen, start, told[-1].start + 1))
        self._keep(self._kept, (screen, start), (told, found))
        return found

    def _keep(self, where: OrderedDict[tuple[str, Ms], Any], key: tuple[str, Ms], found: Any) -> None:
        with self._lock:
            where[key] = found
            where.move_to_end(key)
            while len(where) > MOST:
                where.popitem(last=False)
