"""A programme and a moment become a frame. Nothing is remembered that the moment does not decide."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple, Self

import numpy as np

from config.lamps import LEVELS
from content.published.plays import Turn
from content.published.programme import ALERT, Programme, Region
from content.published.timeline import Position, at
from display.led.gallery import Gallery
from display.led.kinds import Blobs, Passing, Picture
from display.led.lettering import Pixels

Told = Callable[[str, str | None], None]
"""Told the item's id and what is wrong with it, None when it was shown as it should be."""
Rect = tuple[int, int, int, int]


LATER_MS = 60_000
"""A painter looks at least once a minute, also where nothing is ever to change."""


class Painted(NamedTuple):
    """until: the ms at which the frame has to be painted again, `now` itself when something moves.
    whole: every region shows what it should, or what stands in for it; not yet while pictures are being prepared."""

    until: float
    changed: bool
    whole: bool


class Slot:
    """One turn of an item in its region: what at() said at some moment, good until it says another thing."""

    def __init__(self, region: Region, position: Position, now: int, view: Pixels) -> None:
        self.region, self.item, self.view = region, position.item, view
        self.begin, self.until = now - position.offset, position.until
        self.key = (region.name, self.item, self.begin, self.until)
        self.broken: set[str] = set()
        self.picture: Picture | None = None  # once it was painted
        self.passing: Passing | None = None  # the same, where it may be shown without being painted
        self.ready = False
        self.shows: Turn | None = None  # what stands there: the item, or what stands in for it
        # From when to when the pixels are right; empty before the first painting.
        self.since, self.right = 0.0, 0.0


class Painter:
    """Paints one programme into one kept frame, beginning with what `former` showed. Where one line of text is all
    there is to see, `frame` is a window onto that line, and nothing is copied.

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
        keeps = former is not None and _layout(former.programme) == _layout(programme)
        self._kept: Pixels = former.kept() if former and keeps else np.zeros((*programme.size[::-1], 3), np.uint8)
        self.frame: Pixels = self._kept
        """height x width x 3 at the moment painted last; its readers copy it before the next."""
        self._gallery: Gallery = Gallery(programme, blobs, executor, former._gallery if former else None)
        self._told = told
        # What a region shows in place of what is broken: at() as if there were no windows.
        bare = tuple(replace(region, windows=()) for region in programme.regions if region.fallback)
        self._bare = replace(programme, regions=bare)
        self._slots: list[Slot] = []
        self._seen, self._until, self._layered_now, self._whole = 0.0, 0.0, False, False
        self._alone = False
        self.looks = 0
        """Rises whenever `turns` may be others."""
        self._layered = any(_overlap(*pair) for pair in combinations([each.rect for each in programme.regions[:-1]], 2))

    def paint(self, now: float) -> Painted:
        """Bring `frame` to the moment `now`, in ms and parts of them."""
        if not self._seen <= now < self._until:
            self._look(now)
        # What lies under or over a changed region has to be painted again.
        all_due = self._layered_now and any(not slot.since <= now < slot.right for slot in self._slots)
        until, changed = self._until, False
        for slot in self._slots:
            if all_due or not slot.since <= now < slot.right:
                changed |= self._show(slot, now)
            until = min(until, slot.right)
        self._whole = self._whole or all(slot.ready for slot in self._slots)
        return Painted(until, changed, self._whole)

    def kept(self) -> Pixels:
        """The frame that is painted into, with what is shown now."""
        if self.frame is not self._kept:
            np.copyto(self._kept, self.frame)
            self.frame = self._kept
        return self._kept

    def _look(self, now: float) -> None:
        """Ask at() anew; slots that go on keep what they have painted, unless an alert has begun or ended."""
        self.kept()
        before = {slot.key: slot for slot in self._slots}
        shown = at(self.programme, int(now))
        alert = self.programme.regions[-1]
        if (shown[alert.name] is not None) != any(slot.region is alert for slot in self._slots):
            before = {}
            self._kept[:] = 0
        turns = [(region, shown[region.name]) for region in self.programme.regions]
        slots = [Slot(region, turn, int(now), self._view(region.rect)) for region, turn in turns if turn]
        self._slots = [before.get(slot.key, slot) for slot in slots]
        self._alone = len(slots) == 1 and slots[0].view.shape == self._kept.shape
        self._layered_now = self._layered or shown[alert.name] is not None
        # Where the alert region shows nothing, at() does not say until when.
        begins = (window.start for window in alert.windows if window.start > now)
        self._seen, self._until = now, min([now + LATER_MS, *begins, *(slot.until for slot in self._slots)])
        self._whole = False
        self.looks += 1
        self._look_ahead()

    @property
    def turns(self) -> dict[str, Turn]:
        """What is to be seen, by region; an alert covers all others."""
        found = {slot.region.name: slot.shows for slot in self._slots if slot.shows}
        return {ALERT: found[ALERT]} if ALERT in found else found

    @property
    def level(self) -> str:
        """The highest level of what is shown; the alert region is for emergencies."""
        return max((_level_of(slot, self.programme) for slot in self._slots), key=LEVELS.index, default=LEVELS[0])

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
        return self._kept[y : y + height, x : x + width]

    def _show(self, slot: Slot, now: float) -> bool:
        """Paint a slot's item, or where it is broken what stands in for it; False while that is being prepared."""
        if slot.picture is None:
            return self._choose(slot, now)
        try:
            if slot.passing and self._alone:
                self.frame = slot.passing.window(self._kept.shape[1], now - slot.begin)
                slot.since = slot.right = now
                return True
            lasts = slot.picture.paint(slot.view, now - slot.begin, now)
        except Exception as trouble:  # noqa: BLE001 one poisoned item never ends the others
            slot.picture = slot.passing = None
            self._give_up(slot, slot.item, trouble)
            return self._choose(slot, now)
        slot.since, slot.right = now, min(now + lasts, slot.until)
        return True

    def _choose(self, slot: Slot, now: float) -> bool:
        self.kept()
        slot.since, slot.right = now, now
        for item, begin, until in self._choices(slot, now):
            try:
                picture = self._gallery.picture(slot.region, item)
                if picture is None:
                    return False
                slot.right = min(now + picture.paint(slot.view, now - begin, now), until, slot.until)
            except Exception as trouble:  # noqa: BLE001 as above
                self._give_up(slot, item, trouble)
                continue
            slot.shows = Turn(item, begin, until)
            self.looks += 1
            if item == slot.item:
                slot.picture, slot.passing = picture, picture if isinstance(picture, Passing) else None
                self._told(item, None)
            break
        else:
            slot.right, slot.shows = slot.until, None
            if slot.region.fallback:  # under an alert, what it lies over stays to be seen
                slot.view[:] = 0
        slot.ready = True
        return True

    def _give_up(self, slot: Slot, item: str, trouble: Exception) -> None:
        slot.broken.add(item)
        self._told(item, f"{type(trouble).__name__}: {trouble}")

    def _choices(self, slot: Slot, now: float) -> Iterator[tuple[str, int, int]]:
        """What may be shown, its beginning and its end."""
        if slot.item not in slot.broken:
            yield slot.item, slot.begin, slot.until
        position = at(self._bare, int(now)).get(slot.region.name)
        if position and position.item not in slot.broken:
            yield position.item, int(now) - position.offset, position.until


def _level_of(slot: Slot, programme: Programme) -> str:
    level = programme.items[slot.item].get("level")
    if slot.region.name == ALERT:
        return LEVELS[-1]
    return level if level in LEVELS else LEVELS[0]


def _layout(programme: Programme) -> list[object]:
    return [programme.size, *((region.name, region.rect) for region in programme.regions)]


def _overlap(one: Rect, other: Rect) -> bool:
    beside = one[0] + one[2] <= other[0] or other[0] + other[2] <= one[0]
    below = one[1] + one[3] <= other[1] or other[1] + other[3] <= one[1]
    return not (beside or below)
