"""A region's time cut at every edge of a span: what is shown changes there and nowhere else.

What is shown is a bit mask over the region's showings in their order, so equal neighbours are equal numbers
and a whole horizon of them costs next to nothing until its loops are written.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from content.desk.compile.parts import TEST, Ms, Showing
from content.desk.compile.spans import Span


class Segment(NamedTuple):
    start: Ms
    end: Ms
    mask: int


def segments(placed: Sequence[tuple[Showing, Sequence[Span]]]) -> list[Segment]:
    """Sorted, disjoint segments of one region; bit i stands for the i-th of `placed`. Urgent showings
    replace all others while they run, and test patterns those; time in which nothing is due has no segment."""
    alone = [_of_level(placed, level) for level in (TEST, "urgent")]
    edges: dict[Ms, int] = {}
    for bit, (_, found) in enumerate(placed):
        for span in found:
            for edge in span:
                edges[edge] = edges.get(edge, 0) ^ 1 << bit
    return _cut(edges, alone)


def _of_level(placed: Sequence[tuple[Showing, Sequence[Span]]], level: str) -> int:
    return sum(1 << bit for bit, (showing, _) in enumerate(placed) if showing.level == level)


def _cut(edges: dict[Ms, int], alone: Sequence[int]) -> list[Segment]:
    found = []
    due = shown = since = 0
    for edge in sorted(edges):
        due ^= edges[edge]
        visible = next((due & mask for mask in alone if due & mask), due)
        if visible == shown:
            continue
        if shown:
            found.append(Segment(since, edge, shown))
        since, shown = edge, visible
    return found


def within(cut: Sequence[Segment], start: Ms, end: Ms) -> Iterator[Segment]:
    """The segments' parts inside [start, end)."""
    for segment in cut:
        if segment.start < end and start < segment.end:
            yield Segment(max(segment.start, start), min(segment.end, end), segment.mask)


def bits(mask: int) -> list[int]:
    """The numbers of the bits set, lowest first."""
    return [bit for bit, digit in enumerate(bin(mask)[:1:-1]) if digit == "1"]
