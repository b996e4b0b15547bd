"""The part of a channel's test pattern that lies in a region: lamps that are lamps, colours, and every size of type.
Everything stands where the browser player draws it."""

from collections.abc import Callable, Mapping
from math import ceil
from typing import Any, NamedTuple

import numpy as np

from content.type.shaping import advance
from display.led.kinds.image import Still
from display.led.lettering import Pixels, colour, lay, legible

BARS = ("#ffffff", "#ffff00", "#00ffff", "#00ff00", "#ff00ff", "#ff0000", "#0000ff", "#000000")
SIZES = (12, 16, 20, 24, 28, 32, 40, 48, 56, 64, 72, 80, 96, 112, 128, 144, 160)
GREYS = 16
SAMPLE, SHORT, LARGE = "水务局 Aa8", "水务", 56
"""Larger type has less to say, so that it fits."""
RULER = 14
LOW = 300
"""Lower channels have everything side by side."""
WHITE, NAME = colour("#ffffff"), colour("#ffd166")


class Box(NamedTuple):
    x: int
    y: int
    width: int
    height: int

    def of(self, frame: Pixels) -> Pixels:
        """The box's pixels, as far as they lie in the frame."""
        return frame[max(0, self.y) : self.y + self.height, max(0, self.x) : self.x + self.width]


def prepare_pattern(item: Mapping[str, Any], size: tuple[int, int], blobs: Callable[[str], bytes]) -> Still:  # noqa: ARG001
    x, y = item["origin"]
    whole = pattern(tuple(item["size"]), item["channel"], item.get("desktop"))
    return Still(whole[y : y + size[1], x : x + size[0]].copy())


def pattern(size: tuple[int, int], channel: str, desktop: list[int] | None = None) -> Pixels:
    """Of a channel of this size; `desktop` is where its rectangle begins on the machine's desktop."""
    width, height = size
    frame: Pixels = np.zeros((height, width, 3), np.uint8)
    for step, grey in ((8, 0x14), (64, 0x3C)):
        frame[:, ::step] = frame[::step] = grey
    _rulers(frame)
    name = f"{channel}  {width} × {height}" + (f"  @ {desktop[0]}, {desktop[1]}" if desktop else "")
    inner = Box(RULER + 10, RULER + 10, width - 2 * RULER - 20, height - 2 * RULER - 20)
    if inner.width > 0 and inner.height > 0:
        (_strip if height < LOW else _wall)(frame, inner, name)
    _edges(frame)
    return frame


def _rulers(frame: Pixels) -> None:
    """A tick every second lamp, longer every ten and every hundred, with its number."""
    height, width = frame.shape[:2]
    for at in range(0, max(width, height), 2):
        long = RULER - 4 if at % 100 == 0 else 6 if at % 10 == 0 else 3
        Box(at, 1, 1, long).of(frame)[:] = WHITE
        Box(1, at, long, 1).of(frame)[:] = WHITE
    for x in range(100, width - 30, 100):
        _type(frame, Box(x + 3, 3, 60, 16), str(x), 12, WHITE)
    for y in range(100, height - 14, 100):
        _type(frame, Box(3, y, 60, 16), str(y), 12, WHITE)


def _edges(frame: Pixels) -> None:
    """The outermost lamps, and a colour in each corner: one that is missing is cut off."""
    frame[0] = frame[-1] = frame[:, 0] = frame[:, -1] = WHITE
    frame[:8, :8], frame[:8, -8:] = colour("#ff0000"), colour("#00ff00")
    frame[-8:, :8], frame[-8:, -8:] = colour("#0000ff"), colour("#ffff00")


def _strip(frame: Pixels, inner: Box, name: str) -> None:
    x, y, width, height = inner
    share, half, line = width // 8, height // 2, min(24, height)
    _bars(frame, Box(x, y, share, half))
    _greys(frame, Box(x, y + half, share, height - half))
    _fine(frame, x + share + 8, y, height)
    left = x + share + height + 24
    _sizes(frame, Box(left, y, width - (left - x), height - line), short=True)
    _type(frame, Box(left, y + height - line, width - (left - x), line), name, line - 4, NAME)


def _wall(frame: Pixels, inner: Box, name: str) -> None:
    x, y, width, height = inner
    band, top = height // 6, y + height // 10
    _type(frame, Box(x, y, width, height // 10), name, min(64, height // 12), NAME)
    _bars(frame, Box(x, top, width, band))
    _greys(frame, Box(x, top + band, width, band // 2))
    below, box = top + band + band // 2 + 16, min(256, height // 5)
    _fine(frame, x, below, box)
    _sizes(frame, Box(x + box + 32, below, width - box - 32, height - (below - y)), short=False)


def _bars(frame: Pixels, box: Box) -> None:
    share = box.width // len(BARS)
    for place, name in enumerate(BARS):
        Box(box.x + place * share, box.y, share, box.height).of(frame)[:] = colour(name)


def _greys(frame: Pixels, box: Box) -> None:
    share = box.width // GREYS
    for place in range(GREYS):
        Box(box.x + place * share, box.y, share, box.height).of(frame)[:] = round(place * 255 / (GREYS - 1))


def _fine(frame: Pixels, x: int, y: int, side: int) -> None:
    """Lines and a board of single lamps: grey or in waves wherever something scales."""
    half = side // 2
    drawn: Pixels = np.zeros((half * 2, half * 2, 3), np.uint8)
    drawn[:half, :half:2] = drawn[:half:2, half:] = WHITE
    drawn[half::2, :half:2] = drawn[half + 1 :: 2, 1:half:2] = WHITE
    drawn[half:, half::3] = colour("#ff0000")
    room = Box(x, y, half * 2, half * 2).of(frame)
    room[:] = drawn[: room.shape[0], : room.shape[1]]


def _sizes(frame: Pixels, box: Box, short: bool) -> None:
    """Every size of type with its number, in lines as wide as there is room; short: one line of little text."""
    left, top, line = box.x, box.y, 0
    for px in (each for each in SIZES if not short or each * 1.3 <= box.height):
        text = f"{px} {SAMPLE if px < LARGE and not short else SHORT}"
        wide = ceil(advance(text, px))
        if left > box.x and left + wide > box.x + box.width:
            left, top, line = box.x, top + line, 0
        if top + px * 1.3 > box.y + box.height or left + wide > box.x + box.width:
            break
        _type(frame, Box(left, top, wide, ceil(px * 1.3)), text, px, WHITE)
        left, line = left + wide + 24, max(line, ceil(px * 1.35))


def _type(frame: Pixels, box: Box, text: str, px: int, ink: Pixels) -> None:
    room = box.of(frame)
    if room.size:
        lay(room, text, legible(px), ink)
