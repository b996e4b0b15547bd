"""Spans of what was really shown become sums per item and gaps with a name each. Pure.

sum of an item = what at() says over the time asked for, minus the gaps: a screen writes its spans by what it paints,
and paints what at() says, so what is missing is a gap and has a reason.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from content.published.plays import Span

Ms = int
NOTICE: Final = re.compile(r"n(\d+)r\d+")
# What a span's own ending says about the time after it, where that is missing.
LOST: Final = {"number": "lost", "hour": "lost", "": "cut"}
UNTOLD: Final = "untold"
# Shorter holes are those between two looks at the clock.
LEAST_MS: Final = 1_000


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


def within(spans: Iterable[Span], start: Ms, end: Ms) -> list[Span]:
    """The spans that begin in [start, end), in order. Days begin on the hour, so that no span crosses their edges."""
    return sorted((span for span in spans if start <= span.start < end), key=lambda span: (span.start, span.id))


def sums(spans: Iterable[Span]) -> dict[str, Sum]:
    """By item."""
    found: dict[str, Sum] = {}
    for span in spans:
        for each in span.shown:
            before = found.get(each.item, Sum(0, 0, span.start, span.end))
            found[each.item] = before.with_span(each.times, each.ms, span)
    return found


def by_notice(items: Mapping[str, Sum]) -> dict[int, Sum]:
    """All wordings, pages and languages of a notice together; what no notice is, is left out."""
    found: dict[int, Sum] = {}
    for item, each in items.items():
        named = NOTICE.match(item)
        if named:
            notice = int(named[1])
            before = found.get(notice, Sum(0, 0, each.first, each.last))
            first, last = min(before.first, each.first), max(before.last, each.last)
            found[notice] = Sum(before.times + each.times, before.ms + each.ms, first, last)
    return found


def gaps(spans: Sequence[Span], start: Ms, end: Ms) -> list[Gap]:
    """What is missing of [start, end); `spans` are in order."""
    return [gap for gap in _holes(spans, start, end) if gap.ms >= LEAST_MS]


def _holes(spans: Sequence[Span], start: Ms, end: Ms) -> Iterator[Gap]:
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
