"""What a channel's programme does not show as whoever queued it would think."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

from content.desk.compile.spans import Span, merged
from content.published.programme import Loop, Programme, Region

Ms = int
NOTICE: Final = re.compile(r"n(\d+)r\d+")


class Conflict(NamedTuple):
    """`never`: its days and times name no moment until the programme's end. `covered`: for `ms` of them, first from
    `since` on, the notices `by` stand in its place."""

    word: Literal["never", "covered"]
    ms: Ms = 0
    since: Ms = 0
    by: tuple[int, ...] = ()


class Turn(NamedTuple):
    """How long a notice stands when its turn comes, and how long a whole round of its loop takes, in ms."""

    length: Ms
    period: Ms


def conflicts(programme: Programme, wanted: Mapping[int, Sequence[Span]], now: Ms) -> dict[int, Conflict]:
    """By notice. `wanted` are the spans that its rule names between `now` and the programme's end, sorted and
    disjoint."""
    found = {notice: _conflict(programme, notice, spans, now) for notice, spans in wanted.items()}
    return {notice: conflict for notice, conflict in found.items() if conflict}


def turns(programme: Programme, now: Ms) -> dict[int, Turn]:
    """Of the notices that run now or come next: in the first loop that has them."""
    found: dict[int, Turn] = {}
    for region in programme.regions:
        for window in region.windows:
            if window.end > now:
                loop = programme.loops[window.loop]
                for notice in notices_of(loop.items):
                    found.setdefault(notice, Turn(_length(loop, notice), loop.period))
    return found


def notice_of(item: str) -> int | None:
    """The notice whose wording an item shows; None for what is no notice's."""
    named = NOTICE.match(item)
    return int(named[1]) if named else None


def notices_of(items: Sequence[str]) -> list[int]:
    """Each once, in the order of their turns."""
    return list(dict.fromkeys(notice for notice in map(notice_of, items) if notice is not None))


def _length(loop: Loop, notice: int) -> Ms:
    begins = (0, *loop.ends)
    parts = zip(loop.items, begins, loop.ends, strict=False)
    return sum(end - begin for item, begin, end in parts if notice_of(item) == notice)


def _conflict(programme: Programme, notice: int, wanted: Sequence[Span], now: Ms) -> Conflict | None:
    if not wanted:
        return Conflict("never")
    own = [region for region in programme.regions if _shows(programme, region, notice)]
    missing = without(wanted, merged(span for region in own for span in _shown(programme, region, notice, now)))
    if not missing:
        return None
    # What is shown nowhere may belong into any of them.
    by = _instead(programme, own or programme.regions, missing)
    return Conflict("covered", sum(end - start for start, end in missing), missing[0][0], by)


def without(spans: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    """What is left of spans where `taken` is not; both sorted and disjoint, as the result is."""
    left: list[Span] = []
    for start, end in spans:
        at = start
        for first, last in taken:
            if last <= at or first >= end:
                continue
            left.append((at, first))
            at = last
        left.append((at, end))
    return [(start, end) for start, end in left if start < end]


def _shows(programme: Programme, region: Region, notice: int) -> bool:
    return any(notice in notices_of(programme.loops[window.loop].items) for window in region.windows)


def _shown(programme: Programme, region: Region, notice: int, now: Ms) -> list[Span]:
    windows = (each for each in region.windows if notice in notices_of(programme.loops[each.loop].items))
    return [(max(each.start, now), each.end) for each in windows]


def _instead(programme: Programme, regions: Sequence[Region], missing: Sequence[Span]) -> tuple[int, ...]:
    """The notices that run in the meantime."""
    found: dict[int, None] = {}
    for window in (each for region in regions for each in region.windows):
        if any(window.start < end and start < window.end for start, end in missing):
            found.update(dict.fromkeys(notices_of(programme.loops[window.loop].items)))
    return tuple(found)
