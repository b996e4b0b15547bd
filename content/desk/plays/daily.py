"""Sums of the play log, a day at a time: a quarter of a year of an office is a million turns, and what is past of it
does not change any more."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from threading import Lock
from typing import Final, NamedTuple

from sqlalchemy.orm import Session

from . import taking
from .accounting import Sum, joined, sums
from .taking import Told

Ms = int
MOST: Final = 8192
"""Days of screens that are kept: a quarter of a year of ninety."""


class Logged(NamedTuple):
    """What a screen told of some time: its spans in order, and the sums of what they showed, by item."""

    told: Sequence[Told]
    sums: Mapping[str, Sum]


_Kept = OrderedDict[tuple[str, Ms], tuple[Hashable, Logged]]


class Daily:
    """What was worked out of each screen's days, for as long as nothing else is told of them."""

    def __init__(self) -> None:
        self._days: _Kept = OrderedDict()
        self._past: _Kept = OrderedDict()
        self._lock = Lock()

    def logged(self, session: Session, screen: str, start: Ms, end: Ms) -> Logged:
        """What this screen told of [start, end); days are counted from `start`."""
        last = start + max(end - start - 1, 0) // taking.DAY * taking.DAY

        def past() -> Logged:
            days = range(start, last, taking.DAY)
            return _together(self._day(session, screen, day, day + taking.DAY) for day in days)

        # All days but the last, which alone still grows, are one thing.
        before = self._found(self._past, (screen, start), taking.mark(session, screen, start, last), past)
        return _together((before, self._day(session, screen, last, end)))

    def _day(self, session: Session, screen: str, start: Ms, end: Ms) -> Logged:
        def read() -> Logged:
            spans = taking.spans(session, screen, start, end)
            return Logged([Told(each.start, each.end, each.ended) for each in spans], sums(spans))

        return self._found(self._days, (screen, start), taking.mark(session, screen, start, end), read)

    def _found(self, where: _Kept, key: tuple[str, Ms], mark: Hashable, find: Callable[[], Logged]) -> Logged:
        with self._lock:
            kept = where.get(key)
        if kept and kept[0] == mark:
            return kept[1]
        found = find()
        with self._lock:
            where[key] = mark, found
            where.move_to_end(key)
            while len(where) > MOST:
                where.popitem(last=False)
        return found


def _together(parts: Iterable[Logged]) -> Logged:
    found = list(parts)
    return Logged([told for each in found for told in each.told], joined(each.sums for each in found))
