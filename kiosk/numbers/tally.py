"""Counts in memory, by day. Of words that somebody typed nothing is told until several visits asked for them: what one
visitor types, however often, stays between the visitor and the screen."""

import re
from collections import Counter, OrderedDict
from collections.abc import Iterable
from threading import Lock
from typing import Final, NamedTuple

LEAST_VISITS: Final = 3
"""So many visits asked for words in vain before anybody is told of them. The page that asks counts a word once a visit
(static/js/vain.js): here nobody could know which visit it was."""
MOST: Final = 2000
"""Different things counted between two tellings; what comes beyond is not counted."""
MOST_WORDS: Final = 300
"""Different words of one day that anybody is told of: more than staff could read."""
LONGEST: Final = 30
_DIGITS: Final = re.compile(r"\d")
MOST_DIGITS: Final = 5
"""Words with more are a number of somebody's or of a document, and nothing that staff could write a page for."""


class Count(NamedTuple):
    """`day` as YYYY-MM-DD; `what` is page, language, mode, idle or unanswered, `name` which one of these."""

    day: str
    what: str
    name: str
    times: int


class Tally:
    """Any thread may count and take."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._counts: Counter[tuple[str, str, str]] = Counter()
        self._asked: OrderedDict[str, int] = OrderedDict()
        self._day, self._told = "", set[str]()

    def add(self, day: str, what: str, name: str, times: int = 1) -> None:
        key = (day, what, name)
        with self._lock:
            if key in self._counts or len(self._counts) < MOST:
                self._counts[key] += times

    def add_unanswered(self, day: str, words: str) -> None:
        """Words that one more visit asked for, and that nothing was found for."""
        name = worth_telling(words)
        if not name:
            return
        with self._lock:
            asked = self._asked.pop(name, 0) + 1
            self._asked[name] = asked
            while len(self._asked) > MOST:
                self._asked.popitem(last=False)
            worth = asked >= LEAST_VISITS and self._may_be_told(day, name)
        if worth:
            self.add(day, "unanswered", name, LEAST_VISITS if asked == LEAST_VISITS else 1)

    def _may_be_told(self, day: str, name: str) -> bool:
        if day != self._day:
            self._day, self._told = day, set()
        if len(self._told) < MOST_WORDS:
            self._told.add(name)
        return name in self._told

    def taken(self) -> list[Count]:
        """All that was counted since the last time."""
        with self._lock:
            counts, self._counts = self._counts, Counter()
        return [Count(*key, times) for key, times in sorted(counts.items())]

    def put_back(self, counts: Iterable[Count]) -> None:
        """What could not be told now."""
        for day, what, name, times in counts:
            self.add(day, what, name, times)


def worth_telling(words: str) -> str | None:
    """In one spelling; None for what is too long or has too many digits for a subject."""
    name = " ".join(words.casefold().split())
    fits = 1 < len(name) <= LONGEST and name.isprintable() and len(_DIGITS.findall(name)) <= MOST_DIGITS
    return name if fits else None
