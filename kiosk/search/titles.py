"""Hanzi and numbers in titles: one long string, looked through from end to end. It takes 2 ms at 100,000 titles."""

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import islice
from operator import add
from typing import Final

from kiosk.search.hits import Hit, Quality, how, rank_of_entry

MOST: Final = 1000
"""Hits that are ranked, in the order of their numbers; there are never more unless the query is hardly one."""
TOLD: Final = 200
"""The best of them, which are given."""
LEAST_PART: Final = 2
LAST: Final = "\U0010ffff"
"""Comes after every character of a text."""


class Titles:
    """The folded texts of entries, in the order of their numbers, as lines of one string."""

    def __init__(self, rows: Iterable[tuple[int, str, str]]) -> None:
        """`rows`: number, field and folded text of each, ascending."""
        self._entries, self._starts, lines, at = array("q"), array("L"), [], 1
        self._fields: list[str] = []
        for e, field, folded in rows:
            self._entries.append(e)
            self._fields.append(sys.intern(field))
            self._starts.append(at)
            lines.append(folded)
            at += len(folded) + 1
        self._starts.append(at)
        self._text = "\n" + "\n".join(lines) + "\n"
        # Most of what is asked for and stands in no title is known by two of its characters that never do.
        self._characters = frozenset(self._text)
        self._pairs = Counter(map(add, self._text, islice(self._text, 1, None)))
        self._sorted = array("L", sorted(range(len(lines)), key=lines.__getitem__))

    def with_part(self, part: str, span: tuple[int, int]) -> list[Hit]:
        """Of the entries numbered within span: those in which the part stands, the first place in each. Those that
        begin with it are never missed."""
        found = list(self._with(part, span))
        if len(found) == MOST:
            found += self._beginning_with(part, span)
        size, fields, rank = len(part), self._fields, rank_of_entry
        ranked = [(how(at, size, length, fields[line]), rank(e), at, length, e) for e, at, length, line in found]
        if len(ranked) > TOLD:
            ranked = nsmallest(TOLD, ranked)
        return [Hit(*each, (part,)) for each in ranked]

    def _beginning_with(self, part: str, span: tuple[int, int]) -> Iterator[tuple[int, int, int, int]]:
        """As `_with`. Where there are more than MOST of them, looking through the text has found those of them that
        are told first."""
        first = bisect_left(self._sorted, part, key=self._line)
        last = bisect_left(self._sorted, part + LAST, first, key=self._line)
        if last - first < MOST:
            for line in self._sorted[first:last]:
                if span[0] <= self._entries[line] < span[1]:
                    yield self._entries[line], 0, self._starts[line + 1] - 1 - self._starts[line], line

    def _line(self, line: int) -> str:
        return self._text[self._starts[line] : self._starts[line + 1] - 1]

    def with_all(self, parts: Sequence[str], span: tuple[int, int], quality: Quality = Quality.TERMS) -> list[Hit]:
        """Those in which every part stands, wherever. The rarest of them says where to look."""
        if not all(map(self._may_have, parts)):
            return []
        anchor = min(parts, key=self._at_most)
        others = [part for part in parts if part is not anchor]
        found = []
        for e, at, length, line in self._with(anchor, span):
            text = self._line(line)
            if all(part in text for part in others):
                found.append((quality, rank_of_entry(e), at, length, e))
        return [Hit(*each, tuple(parts)) for each in nsmallest(TOLD, found)]

    def with_almost(self, whole: str, span: tuple[int, int]) -> list[Hit]:
        """Those in which it stands but for one character that is another, too many or missing. One half of it then
        is as it should be."""
        half, found = len(whole) // 2, []
        for part, rest, back in ((whole[:half], whole[half:], False), (whole[half:], whole[:half], True)):
            for e, at, length, line in self._with(part, span):
                text = self._line(line)
                beside = text[:at][::-1] if back else text[at + len(part) :]
                if _almost(rest[::-1] if back else rest, beside):
                    found.append(Hit(Quality.SLIP, rank_of_entry(e), at, length, e, (part,)))
                if len(found) == TOLD:
                    break
        return found

    def being(self, whole: str, span: tuple[int, int]) -> list[Hit]:
        """Those that are it from end to end."""
        found = self._beginning_with(whole, span)
        return [
            Hit(Quality.TERMS, rank_of_entry(e), 0, length, e, (whole,))
            for e, _, length, _ in found
            if length == len(whole)
        ]

    def with_most(self, parts: Sequence[str], span: tuple[int, int]) -> list[Hit]:
        """Those in which most of the parts stand, if any does; read through one by one."""
        first, last = (bisect_left(self._entries, end) for end in span)
        best = 1
        found: list[Hit] = []
        for line in range(first, last):
            text = self._line(line)
            there = tuple(part for part in parts if part in text)
            if len(there) > best:
                best, found = len(there), []
            if len(there) == best:
                e = self._entries[line]
                found.append(Hit(Quality.SLIP, rank_of_entry(e), 0, len(text), e, there))
        return found

    def within(self, text: str, span: tuple[int, int]) -> list[Hit]:
        """Those that stand in the text, as everyday words stand in a question."""
        first, last = (bisect_left(self._entries, end) for end in span)
        found = []
        for line in range(first, last):
            words = self._line(line)
            if len(words) >= LEAST_PART and words in text:
                e = self._entries[line]
                found.append(Hit(Quality.TERMS, rank_of_entry(e), 0, -len(words), e, (words,)))
        return found

    def _with(self, part: str, span: tuple[int, int]) -> Iterator[tuple[int, int, int, int]]:
        """Entry, place of the part in it, its length, its line; at most MOST."""
        if not self._may_have(part):
            return
        first, last = (bisect_left(self._entries, end) for end in span)
        at, end = self._starts[first] - 1, self._starts[last]
        find, starts = self._text.find, self._starts
        for _ in range(MOST):
            at = find(part, at, end)
            if at < 0:
                return
            first = bisect_right(starts, at + part.startswith("\n"), first) - 1
            begin, after = starts[first], starts[first + 1]
            yield self._entries[first], at - begin, after - 1 - begin, first
            at = after - 1

    def often(self, pair: str) -> int:
        """How often two characters stand side by side in all of them."""
        return self._pairs[pair]

    def _may_have(self, part: str) -> bool:
        return self._characters.issuperset(part) and all(pair in self._pairs for pair in map(add, part, part[1:]))

    def _at_most(self, part: str) -> int:
        """No more of them can have it."""
        return min(map(self.often, map(add, part, part[1:])), default=len(self._text))


def _almost(rest: str, beside: str) -> bool:
    """Whether `beside` begins with the rest but for one character."""
    same = 0
    while same < min(len(rest), len(beside)) and rest[same] == beside[same]:
        same += 1
    another, too_many, missing = (same + 1, same + 1), (same + 1, same), (same, same + 1)
    return any(beside[there:].startswith(rest[here:]) for here, there in (another, too_many, missing))
