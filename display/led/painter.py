"""A programme and a moment become a frame. Nothing is remembered that the moment does not decide."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from itertools import combinations
from typing import NamedTuple, Self

import numpy as np

from content.published.programme import Programme, Region
from content.published.timeline import Position, at
from display.led.gallery import Gallery
from display.led.kinds import Blobs
from display.led.kinds.page import FOREVER
from display.led.lettering import Pixels

Told = Callable[[str, str | None], None]
"""Told the item's id and what is wrong with it, None when it was shown as it should be."""
Rect = tuple[int, int, int, int]


class Painted(NamedTuple):
    """until: the ms at which the frame has to be painted again, `now` itself when something moves."""

    until: float
    changed: bool


class Slot:
    """One turn of an item in its region: what at() said at some moment, good until it says another thing."""

    def __init__(self, region: Region, position: Position, now: int, view: Pixels) -> None:
        self.region, self.item, self.view = region, position.item, view
        self.begin, self.until = now - position.offset, position.until
        self.broken: set[str] = set()
        # From when to when the pixels are right; empty before the first painting.
        self.since, self.right = 0.0, 0.0


class Painter:
    """Paints one programme into one kept frame, beginning with what `former` showed.

    With an executor, pictures are prepared there, and until the first is ready the pixels before it stay.
    """

    def __init__(
        self,
        programme: Programme,
        blobs: Blobs,
        told: Told,
        executor: Executor | None = None,
        former: Self | None = None,
    ) -> None:
        self.programme = programme
        keeps = former is not None and former.programme.size == programme.size
        self.frame: Pixels = former.frame if former and keeps else np.zeros((*programme.size[::-1], 3), np.uint8)
        self._gallery: Gallery = Gallery(programme, blobs, executor, former._gallery if former else None)
        self._told = told
        self._slots: list[Slot] = []
        self._seen, self._until, self._layered_now = 0.0, 0.0, False
        self._layered = any(_overlap(*pair) for pair in combinations([each.rect for each in programme.regions[:-1]], 2))

    def paint(self, now: float) -> Painted:
        """Bring `frame` to the moment `now`, in ms and parts of them."""
        if not self._seen <= now < self._until:
            self._look(now)
        due = [slot for slot in self._slots if not slot.since <= now < slot.right]
        if due and self._layered_now:
            due = self._slots  # what lies under or over it has to be painted again
        for slot in due:
            slot.since, slot.right = now, min(now + self._show(slot, now), slot.until)
        return Painted(min((slot.right for slot in self._slots), default=now + 1000), bool(due))

    def _look(self, now: float) -> None:
        """Ask at() anew; slots that go on keep what they have painted, unless an alert has begun or ended."""
        before = {(slot.region.name, slot.item, slot.begin): slot for slot in self._slots}
        shown = at(self.programme, int(now))
        alert = self.programme.regions[-1].name
        if (shown[alert] is not None) != any(slot.region.name == alert for slot in self._slots):
            before = {}
        self._slots = []
        for region in self.programme.regions:
            position = shown[region.name]
            if position is not None:
                known = before.get((region.name, position.item, int(now) - position.offset))
                self._slots.append(known or Slot(region, position, int(now), self._view(region.rect)))
        self._layered_now = self._layered or shown[alert] is not None
        self._seen, self._until = now, min((slot.until for slot in self._slots), default=now + 1000)
        self._look_ahead()

    def _look_ahead(self) -> None:
        """Have prepared what follows, while what is on now is on."""
        kept = set()
        for slot in self._slots:
            following = at(self.programme, slot.until)[slot.region.name]
            for item in {slot.item, following.item} if following else {slot.item}:
                self._gallery.ask(slot.region, item)
                kept.add((slot.region.name, item))
        self._gallery.keep(kept)

    def _view(self, rect: Rect) -> Pixels:
        x, y, width, height = rect
        return self.frame[y : y + height, x : x + width]

    def _show(self, slot: Slot, now: float) -> float:
        """Paint the item, or where it is broken what the region falls back to; ms that this stays right."""
        for item in (slot.item, *self._instead(slot.region)):
            if item in slot.broken:
                continue
            try:
                picture = self._gallery.picture(slot.region, item)
                if picture is None:
                    return 0
                lasting = picture.paint(slot.view, now - slot.begin, now)
            except Exception as trouble:  # noqa: BLE001 one poisoned item never ends the others
                slot.broken.add(item)
                self._told(item, f"{type(trouble).__name__}: {trouble}")
            else:
                if slot.right == 0:
                    self._told(item, None)
                return lasting
        slot.view[:] = 0
        return FOREVER

    def _instead(self, region: Region) -> Iterator[str]:
        if region.fallback:
            yield from self.programme.loops[region.fallback].items


def _overlap(one: Rect, other: Rect) -> bool:
    beside = one[0] + one[2] <= other[0] or other[0] + other[2] <= one[0]
    below = one[1] + one[3] <= other[1] or other[1] + other[3] <= one[1]
    return not (beside or below)
