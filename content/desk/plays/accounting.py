"""Spans of what was really shown become sums per item and gaps with a name each. Pure.

sum of an item = what at() says over the time asked for, minus the gaps: a screen writes its spans by what it paints,
and paints what at() says, so what is missing is a gap and has a reason.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol, TypeVar

from content.published.plays import Span

Ms = int
Key = TypeVar("Key")
NOTICE: Final = re.compile(r"n(\d+)r\d+")
# What a span's own ending says about the time after it, where that is missing.
LOST: Final = {"number": "lost", "hour": "lost", "": "cut"}
UNTOLD: Final = "untold"
# Shorter holes are those between two looks at the clock.
LEAST_MS: Final = 1_000


class Timed(Protocol):
    """A span, as far as its time goes."""

    @property
    def start(self) -> Ms: ...
    @property
    def end(self) -> Ms: ...
    @property
    def ended(self) -> str: ...


class Gap(NamedTuple):
    """[start, end) in which nothing is known to have been shown. why: an ending of a span; `cut`: it said no more;
    `lost`: it went on, but that was never told; `untold`: nothing was told of it, or not yet."""

    start: Ms
    end: Ms
    why: str

    @property
    def ms(self) -> Ms:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Sum:
    """How often and how long something was on, and the first and last time (ms) to which that is known."""

    times: int
    ms: Ms
    first: Ms
    last: Ms

    def with_span(self, times: int, ms: Ms, span: Span) -> "Sum":
        return Sum(self.times + times, self.ms + ms, min(self.first, span.start), max(self.last, span.end))

    def __add__(self, other: "Sum") -> "Sum":
        first, last = min(self.first, other.first), max(self.last, other.last)
        return Sum(self.times + other.times, self.ms + other.ms, first, last)


def sums(spans: Iterable[Span]) -> dict[str, Sum]:
    """By item."""
    found: dict[str, Sum] = {}
    for span in spans:
        for each in span.shown:
            before = found.get(each.item, Sum(0, 0, span.start, span.end))
            found[each.item] = before.with_span(each.times, each.ms, span)
    return found


def joined(parts: Iterable[Mapping[Key, Sum]]) -> dict[Key, Sum]:
    """The sums of several times as those of all of it."""
    found: dict[Key, Sum] = {}
    for part in parts:
        for key, each in part.items():
            before = found.get(key)
            found[key] = before + each if before else each
    return found


def by_notice(items: Mapping[str, Sum]) -> dict[int, Sum]:
    """All wordings, pages and languages of a notice together; what no notice is, is left out."""
    named = ((NOTICE.match(item), each) for item, each in items.items())
    return joined({int(match[1]): each} for match, each in named if match)


def gaps(spans: Sequence[Timed], start: Ms, end: Ms) -> list[Gap]:
    """What is missing of [start, end); `spans` are in order."""
    return [gap for gap in _holes(spans, start, end) if gap.ms >= LEAST_MS]


def _holes(spans: Sequence[Timed], start: Ms, end: Ms) -> Iterator[Gap]:
    known, why = start, UNTOLD
    for span in spans:
        if span.start > known:
            yield Gap(known, min(span.start, end), why)
        if span.end >= known:
            known, why = span.end, LOST.get(span.ended, span.ended)
    if known < end:
        # A span that goes on is told again when it is longer: until then nobody knows better.
        last = spans[-1].ended if spans else ""
        yield Gap(known, end, UNTOLD if last in LOST else why)
