"""What is on a screen is a pure function of the programme and the instant. Its twin is
display/player/static/timeline.js; tests/vectors/timeline.json holds the two together."""

from bisect import bisect_right
from typing import NamedTuple

from content.published.programme import Loop, Programme, Region


class Position(NamedTuple):
    """The item shown, ms since it began, and the instant (ms) at which this stops being the answer."""

    item: str
    offset: int
    until: int


def at(programme: Programme, now: int) -> dict[str, Position | None]:
    """Per region, in painting order, what it shows at now (ms UTC). Only the alert region may give None."""
    return {region.name: _in_region(region, programme, now) for region in programme.regions}


def _in_region(region: Region, programme: Programme, now: int) -> Position | None:
    following = bisect_right(region.windows, now, key=lambda window: window.start)
    if following and now < region.windows[following - 1].end:
        window = region.windows[following - 1]
        return _in_loop(programme.loops[window.loop], now, window.anchor, window.end)
    if region.fallback is None:
        return None
    next_start = region.windows[following].start if following < len(region.windows) else None
    return _in_loop(programme.loops[region.fallback], now, 0, next_start)


def _in_loop(loop: Loop, now: int, anchor: int, limit: int | None) -> Position:
    phase = (now - anchor) % loop.period
    index = bisect_right(loop.ends, phase)
    begin = loop.ends[index - 1] if index else 0
    until = now + loop.ends[index] - phase
    return Position(loop.items[index], phase - begin, until if limit is None else min(until, limit))
