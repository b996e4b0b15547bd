"""A programme and a moment become a frame. Nothing is remembered that the moment does not decide."""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np

from content.published.programme import Programme, Region
from content.published.timeline import Position, at
from display.led.kinds import Blobs, Picture, prepare
from display.led.kinds.page import FOREVER
from display.led.lettering import Pixels

Broken = Callable[[str, str], None]
"""Told the item's id and what is wrong with it."""
Rect = tuple[int, int, int, int]


class Painted(NamedTuple):
    """until: the ms at which the frame has to be painted again, `now` itself when something moves."""

    until: int
    changed: bool


class Slot:
    """One turn of an item in its region: what at() said at some moment, good until it says another thing."""

    def __init__(self, region: Region, position: Position, now: int, view: Pixels) -> None:
        self.region, self.item, self.view = region, position.item, view
        self.begin, self.until = now - position.offset, position.until
        # From when to when the pixels are right; empty before the first painting.
        self.since, self.right = 0, 0


class Painter:
    """Paints one programme into one kept frame; `broken` hears of items that cannot be shown, once each."""

    def __init__(self, programme: Programme, blobs: Blobs, broken: Broken) -> None:
        self.programme = programme
        self.frame: Pixels = np.zeros((programme.size[1], programme.size[0], 3), np.uint8)
        self._blobs, self._broken = blobs, broken
        self._pictures: dict[tuple[str, str], Picture | None] = {}
        self._slots: list[Slot] = []
        self._seen, self._until, self._layered_now = 0, 0, False
        self._layered = any(_overlap(*pair) for pair in combinations([each.rect for each in programme.regions[:-1]], 2))

    def paint(self, now: int) -> Painted:
        """Bring `frame` to the moment `now`, in ms."""
        if not self._seen <= now < self._until:
            self._look(now)
        due = [slot for slot in self._slots if not slot.since <= now < slot.right]
        if due and self._layered_now:
            due = self._slots  # what lies under or over it has to be painted again
        for slot in due:
            slot.since, slot.right = now, min(now + self._show(slot, now), slot.until)
        return Painted(min((slot.right for slot in self._slots), default=now + 1000), bool(due))

    def _look(self, now: int) -> None:
        """Ask at() anew; slots that go on keep what they have painted, unless an alert has begun or ended."""
        before = {(slot.region.name, slot.item, slot.begin): slot for slot in self._slots}
        shown = at(self.programme, now)
        alert = self.programme.regions[-1].name
        if (shown[alert] is not None) != any(slot.region.name == alert for slot in self._slots):
            before = {}
        self._slots = []
        for region in self.programme.regions:
            position = shown[region.name]
            if position is not None:
                known = before.get((region.name, position.item, now - position.offset))
                self._slots.append(known or Slot(region, position, now, self._view(region.rect)))
        self._layered_now = self._layered or shown[alert] is not None
        self._seen, self._until = now, min((slot.until for slot in self._slots), default=now + 1000)
        self._forget()

    def _view(self, rect: Rect) -> Pixels:
        x, y, width, height = rect
        return self.frame[y : y + height, x : x + width]

    def _show(self, slot: Slot, now: int) -> int:
        """Paint the item, or where it is broken what the region falls back to; ms that this stays right."""
        for item in (slot.item, *self._instead(slot.region)):
            picture = self._picture(slot.region, item)
            if picture is None:
                continue
            try:
                return picture.paint(slot.view, now - slot.begin, now)
            except Exception as trouble:  # noqa: BLE001 one poisoned item never ends the others
                self._give_up(slot.region, item, trouble)
        slot.view[:] = 0
        return FOREVER

    def _instead(self, region: Region) -> Iterator[str]:
        if region.fallback:
            yield from self.programme.loops[region.fallback].items

    def _picture(self, region: Region, item: str) -> Picture | None:
        key = (region.name, item)
        if key not in self._pictures:
            try:
                self._pictures[key] = prepare(self.programme.items[item], region.rect[2:], self._blobs)
            except Exception as trouble:  # noqa: BLE001 whatever is wrong with an item, the rest goes on
                self._give_up(region, item, trouble)
        return self._pictures[key]

    def _give_up(self, region: Region, item: str, trouble: Exception) -> None:
        self._pictures[region.name, item] = None
        self._broken(item, f"{type(trouble).__name__}: {trouble}")

    def _forget(self) -> None:
        """Keep only the pictures on now, so that memory does not grow; what is broken stays known."""
        on = {(slot.region.name, slot.item) for slot in self._slots}
        self._pictures = {key: picture for key, picture in self._pictures.items() if picture is None or key in on}


def _overlap(one: Rect, other: Rect) -> bool:
    beside = one[0] + one[2] <= other[0] or other[0] + other[2] <= one[0]
    below = one[1] + one[3] <= other[1] or other[1] + other[3] <= one[1]
    return not (beside or below)
