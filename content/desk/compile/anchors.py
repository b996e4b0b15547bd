"""Where a loop begins: position = (now - anchor) modulo its period.

A loop that goes on unchanged keeps its anchor, wherever its window's edges have moved, so a new programme
never makes it jump. A running loop that changed begins with what is new, so that an approval is seen at
once; with nothing new it goes on with the item on screen, or the next that is left. A window still to come
begins its loop with itself.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from content.desk.compile.parts import Ms

# As in a programme's body: [[item id, duration in ms], ...].
Loop = list[Any]


class Running(NamedTuple):
    loop: Loop
    anchor: Ms


class Before:
    """What the previous programme had in one region."""

    def __init__(self, body: Mapping[str, Any] | None, region: str) -> None:
        found = [each for each in body["regions"] if each["name"] == region] if body else []
        self._windows: Sequence[Sequence[Any]] = found[0]["windows"] if found else []
        self._fallback: str | None = found[0]["fallback"] if found else None
        self._starts = [window[0] for window in self._windows]
        self._loops: Mapping[str, Loop] = body["loops"] if body else {}

    def at(self, moment: Ms) -> Running | None:
        place = bisect_right(self._starts, moment) - 1
        if place >= 0 and moment < self._windows[place][1]:
            return Running(self._loops[self._windows[place][2]], self._windows[place][3])
        return Running(self._loops[self._fallback], 0) if self._fallback else None

    def beginning(self, start: Ms) -> Running | None:
        """The window that begins exactly there."""
        place = bisect_right(self._starts, start) - 1
        return self.at(start) if place >= 0 and self._starts[place] == start else None


def anchor(start: Ms, end: Ms, loop: Loop, before: Before, now: Ms) -> Ms:
    """The anchor of the window [start, end) that shows `loop`, in a programme built at `now`."""
    running = start <= now < end
    if running:
        old = before.at(now)
    elif end <= now:
        # Screens whose clock is a little slow are still here.
        old = before.at(end - 1)
    else:
        old = before.beginning(start)
    if old and old.loop == loop:
        return old.anchor
    return now - _entry(loop, old, now) if running else start


def _entry(loop: Loop, old: Running | None, now: Ms) -> Ms:
    """How far into the changed loop it begins at `now`."""
    known = {item for item, _ in old.loop} if old else set()
    starts: dict[str, Ms] = {}
    offset = 0
    for item, duration in loop:
        if item not in known:
            return offset
        starts[item] = offset
        offset += duration
    return _continued(loop, starts, old, now) if old else 0


def _continued(loop: Loop, starts: Mapping[str, Ms], old: Running, now: Ms) -> Ms:
    """Nothing is new: the item on screen at its moment, or the next of the old loop that is left."""
    elapsed: Ms = (now - old.anchor) % sum(duration for _, duration in old.loop)
    place = 0
    while elapsed >= old.loop[place][1]:
        elapsed -= old.loop[place][1]
        place += 1
    on_screen = old.loop[place][0]
    if on_screen in starts:
        length: Ms = next(duration for item, duration in loop if item == on_screen)
        return starts[on_screen] + min(elapsed, length - 1)
    following = [item for item, _ in old.loop[place + 1 :] + old.loop[:place]]
    return next((starts[item] for item in following if item in starts), 0)
