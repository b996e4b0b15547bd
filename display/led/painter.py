"""A programme and a moment become a frame. Nothing is remembered that the moment does not decide."""

from collections.abc import Callable
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


class Painted(NamedTuple):
    """until: the ms at which the frame has to be painted again, `now` itself when something moves."""

    until: int
    changed: bool


class Painter:
    """Paints one programme into one kept frame; `broken` hears of items that cannot be shown, once each."""

    def __init__(self, programme: Programme, blobs: Blobs, broken: Broken) -> None:
        self.programme = programme
        self.frame: Pixels = np.zeros((programme.size[1], programme.size[0], 3), np.uint8)
        self._blobs, self._broken = blobs, broken
        self._pictures: dict[tuple[str, str], Picture | None] = {}
        self._due: dict[str, tuple[str, int]] = {}
        self._layered = any(_overlap(*pair) for pair in combinations([r.rect for r in programme.regions[:-1]], 2))

    def paint(self, now: int) -> Painted:
        """Bring `frame` to the moment `now`, in ms."""
        shown = at(self.programme, now)
        if self._layers_change(shown, now):
            self._due.clear()  # what lies under or over something else has to be painted again
        changed = False
        for region in self.programme.regions:
            position = shown[region.name]
            if position is not None:
                changed |= self._paint(region, position, now)
        self._forget(shown)
        return Painted(min((until for _, until in self._due.values()), default=now + 1000), changed)

    def _layers_change(self, shown: dict[str, Position | None], now: int) -> bool:
        """Whether a frame is due in which regions lie over each other, or an alert begins or ends."""
        alert = self.programme.regions[-1].name
        if (shown[alert] is not None) != (alert in self._due):
            return True
        layered = self._layered or shown[alert] is not None
        return layered and any(until <= now for _, until in self._due.values())

    def _paint(self, region: Region, position: Position, now: int) -> bool:
        item, until = self._due.get(region.name, ("", 0))
        if item == position.item and until > now:
            return False
        x, y, width, height = region.rect
        view = self.frame[y : y + height, x : x + width]
        lasting = self._show(region, position, view, now)
        self._due[region.name] = (position.item, min(now + lasting, position.until))
        return True

    def _show(self, region: Region, position: Position, view: Pixels, now: int) -> int:
        """Paint the item, or where it is broken what the region falls back to; ms that this stays right."""
        for item, offset in ((position.item, position.offset), *self._instead(region)):
            picture = self._picture(region, item)
            if picture is None:
                continue
            try:
                return picture.paint(view, offset, now)
            except Exception as trouble:  # noqa: BLE001 one poisoned item never ends the others
                self._give_up(region, item, trouble)
        view[:] = 0
        return FOREVER

    def _instead(self, region: Region) -> list[tuple[str, int]]:
        return [(item, 0) for item in self.programme.loops[region.fallback].items] if region.fallback else []

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

    def _forget(self, shown: dict[str, Position | None]) -> None:
        """Drop what is not on now, so that memory does not grow with the programme; what is broken stays known."""
        on = {(name, position.item) for name, position in shown.items() if position}
        fixed = {(region.name, item) for region in self.programme.regions for item, _ in self._instead(region)}
        for key in [key for key, picture in self._pictures.items() if picture and key not in on | fixed]:
            del self._pictures[key]


def _overlap(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    beside = one[0] + one[2] <= other[0] or other[0] + other[2] <= one[0]
    below = one[1] + one[3] <= other[1] or other[1] + other[3] <= one[1]
    return not (beside or below)
