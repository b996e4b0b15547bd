"""How far ahead a programme reaches: 21 days, or as many halvings fewer as it takes to be small enough.

Sizes are upper bounds of what the segment adds to the envelope, where the body is JSON text inside JSON: a
quotation mark counts twice.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Final

from content.desk.compile.local_days import DAY
from content.desk.compile.parts import Ms, Part, Showing
from content.desk.compile.segments import Segment, bits, within

ORDINARY_NOTICES = 60
ORDINARY_BYTES = 64 * 1024
MOST_BYTES = 256 * 1024
SHORTEST = DAY // 24
FRAME = 1024
WINDOW = len(r"[1234567890123,1234567890123,\"L12345\",1234567890123],")
LOOP = len(r"\"L12345\":[],")

_AS_TEXT: Final = json.JSONEncoder(ensure_ascii=False)
Regions = Sequence[tuple[Sequence[Showing], Sequence[Segment]]]


class TooLarge(ValueError):
    """The notices of the channel do not fit into a programme, however short."""


def reach(regions: Regions, fixed: Sequence[Part], now: Ms, longest: Ms) -> Ms:
    """How far ahead in ms: `longest` halved as often as needed; `fixed` are the fallbacks' parts, which any
    programme carries. Raises TooLarge."""
    count = len({showing.id for showings, _ in regions for showing in showings})
    limits = [ORDINARY_BYTES, MOST_BYTES] if count <= ORDINARY_NOTICES else [MOST_BYTES]
    base = FRAME * (1 + len(regions)) + sum(map(weight, fixed)) + sum(map(entry, fixed))
    weighed = [(_Weights(showings), cut) for showings, cut in regions]
    for limit in limits:
        ahead = longest
        while ahead >= SHORTEST:
            if _fits(weighed, now - look_back(ahead), now + ahead, limit - base):
                return ahead
            ahead //= 2
    raise TooLarge(f"{count} notices are more than a programme of {MOST_BYTES // 1024} KB holds")


def look_back(ahead: Ms) -> Ms:
    """How far a programme reaches back, for screens whose clock is slow and for looking at yesterday."""
    return min(DAY, ahead // 16)


def weight(part: Part) -> int:
    """Bytes of an item and its entry among the items."""
    text = _AS_TEXT.encode({part.id: dict(part.item)})
    # Inside a text of its own it has two quotation marks more, and one byte more for each of these.
    return len(text.encode()) + text.count('"') + text.count("\\") + 2


def entry(part: Part) -> int:
    """Bytes of an item's place in a loop."""
    return len(part.id.encode()) + len(str(part.duration)) + len(r"[\"\",],")


class _Weights:
    """Bytes of one region's items and loops, by the bits of its segments."""

    def __init__(self, showings: Sequence[Showing]) -> None:
        self._items = [sum(map(weight, one.parts)) for one in showings]
        self._entries = [sum(map(entry, one.parts)) for one in showings]
        self._loops: dict[int, int] = {}

    def items(self, mask: int) -> int:
        return sum(self._items[bit] for bit in bits(mask))

    def loop(self, mask: int) -> int:
        if mask not in self._loops:
            self._loops[mask] = LOOP + sum(self._entries[bit] for bit in bits(mask))
        return self._loops[mask]


def _fits(weighed: Sequence[tuple[_Weights, Sequence[Segment]]], start: Ms, end: Ms, room: int) -> bool:
    for weights, cut in weighed:
        room -= _bytes(weights, within(cut, start, end), room)
    return room >= 0


def _bytes(weights: _Weights, cut: Iterable[Segment], room: int) -> int:
    """What the segments take; counting ends when that is more than `room`."""
    loops: set[int] = set()
    items = taken = 0
    for segment in cut:
        taken += WINDOW
        if segment.mask not in loops:
            taken += weights.loop(segment.mask) + weights.items(segment.mask & ~items)
            loops.add(segment.mask)
            items |= segment.mask
        if taken > room:
            break
    return taken
