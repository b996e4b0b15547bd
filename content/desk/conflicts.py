"""What a channel's programme does not show as whoever queued it would think."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from content.desk.compile.spans import Span, merged
from content.published.programme import Loop, Programme, Region, Window

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
    shown = _shown(programme, wanted.keys(), now)
    found = {notice: _conflict(programme, shown.get(notice, {}), spans) for notice, spans in wanted.items()}
    return {notice: conflict for notice, conflict in found.items() if conflict}


def turns(programme: Programme, now: Ms) -> dict[int, Turn]:
    """Of the notices that run now or come next: in the first loop that has them."""
    found: dict[int, Turn] = {}
    for name in _loops(window for region in programme.regions for window in region.windows if window.end > now):
        loop = programme.loops[name]
        for notice, length in _lengths(loop).items():
            found.setdefault(notice, Turn(length, loop.period))
    return found


@lru_cache(maxsize=8192)
def notice_of(item: str) -> int | None:
    """The notice whose wording an item shows; None for what is no notice's."""
    named = NOTICE.match(item)
    return int(named[1]) if named else None


@lru_cache(maxsize=256)
def notices_of(items: tuple[str, ...]) -> tuple[int, ...]:
    """Each once, in the order of their turns; kept, since a loop is looked at once for each window that has it."""
    return tuple(dict.fromkeys(notice for notice in map(notice_of, items) if notice is not None))


def _lengths(loop: Loop) -> dict[int, Ms]:
    """How long each notice of a loop stands in one round."""
    found: dict[int, Ms] = {}
    for item, begin, end in zip(loop.items, (0, *loop.ends), loop.ends, strict=False):
        notice = notice_of(item)
        if notice is not None:
            found[notice] = found.get(notice, 0) + end - begin
    return found


def _loops(windows: Iterable[Window]) -> Iterable[str]:
    """Each once: hundreds of windows have a handful of loops."""
    return dict.fromkeys(window.loop for window in windows)


def _shown(programme: Programme, notices: Collection[int], now: Ms) -> dict[int, dict[str, list[Span]]]:
    """When each of these notices is shown, by region."""
    of = {name: set(notices_of(loop.items)).intersection(notices) for name, loop in programme.loops.items()}
    found: dict[int, dict[str, list[Span]]] = {}
    for region in programme.regions:
        for window in region.windows:
            for notice in of[window.loop]:
                span = (max(window.start, now), window.end)
                found.setdefault(notice, {}).setdefault(region.name, []).append(span)
    return found


def _conflict(programme: Programme, shown: Mapping[str, Sequence[Span]], wanted: Sequence[Span]) -> Conflict | None:
    if not wanted:
        return Conflict("never")
    own = [region for region in programme.regions if region.name in shown]
    missing = without(wanted, merged(span for spans in shown.values() for span in spans))
    if not missing:
        return None
    # What is shown nowhere may belong into any of them.
    by = _instead(programme, own or programme.regions, missing)
    return Conflict("covered", sum(end - start for start, end in missing), missing[0][0], by)


def without(spans: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    """What is left of spans where `taken` is not; both sorted and disjoint, as the result is."""
    left: list[Span] = []
    place = 0
    for start, end in spans:
        at = start
        while place < len(taken) and taken[place][1] <= start:
            place += 1
        further = place
        while further < len(taken) and taken[further][0] < end:
            left.append((at, taken[further][0]))
            at = taken[further][1]
            further += 1
        left.append((at, end))
    return [(start, end) for start, end in left if start < end]


def _instead(programme: Programme, regions: Sequence[Region], missing: Sequence[Span]) -> tuple[int, ...]:
    """The notices that run in the meantime."""
    found: dict[int, None] = {}
    for name in _loops(window for region in regions for window in _meeting(region.windows, missing)):
        found.update(dict.fromkeys(notices_of(programme.loops[name].items)))
    return tuple(found)


def _meeting(windows: Sequence[Window], spans: Sequence[Span]) -> Iterator[Window]:
    """The windows that have a moment in common with the spans; both sorted."""
    place = 0
    for window in windows:
        while place < len(spans) and spans[place][1] <= window.start:
            place += 1
        if place < len(spans) and spans[place][0] < window.end:
            yield window
