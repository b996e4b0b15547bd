"""Sums of the play log, a day at a time: a quarter of a year of an office is a million turns, and what is past of it
does not change any more."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from itertools import groupby
from threading import Lock
from typing import Final

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
        self._lock = Lock()

    def sums(self, session: Session, screen: str, told: Sequence[Told], start: Ms) -> Sums:
        """By item. told: the spans of this screen from `start` on, in order; days are counted from there."""
        days = groupby(told, lambda each: (each.start - start) // taking.DAY)
        return joined(self._day(session, screen, start + day * taking.DAY, tuple(spans)) for day, spans in days)

    def _day(self, session: Session, screen: str, start: Ms, told: Sequence[Told]) -> Sums:
        with self._lock:
            kept = self._kept.get((screen, start))
        if kept and kept[0] == told:
            return kept[1]
        found = sums(taking.spans(session, screen, start, told[-1].start + 1))
        with self._lock:
            self._kept[screen, start] = told, found
            self._kept.move_to_end((screen, start))
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return found
