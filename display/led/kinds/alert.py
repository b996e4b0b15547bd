"""An emergency over everything: on a strip a badge and a line that passes beside it, elsewhere a heading and pages of
facts. Its colour never stands alone: a sign and a word are always with it, and a drill is hatched and says so."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
from PIL import Image, ImageDraw

from display.led.kinds.page import LEADING, Page
from display.led.kinds.scroll import Scroll, prepare_scroll
from display.led.lettering import Pixels, baseline, colour, coverage, tinted

SIGN: Final = 0.7
"""Of the plate's height."""
FINER: Final = 8
HATCH: Final = 24
"""Px of plate and of its other shade by turns, behind a drill."""
DARKER: Final = 0.35
LIGHTER: Final = 0.6


class StripAlert:
    def __init__(self, plate: Pixels, line: Scroll) -> None:
        self._plate, self._line = plate, line

    def paint(self, view: Pixels, offset: float, now: float) -> float:
        wide = self._plate.shape[1]
        np.copyto(view[:, :wide], self._plate)
        return self._line.paint(view[:, wide:], offset, now)


def prepare_alert(item: Mapping[str, Any], size: tuple[int, int], blobs: Callable[[str], bytes]) -> StripAlert | Page:
    """Raises KeyError for an item that lacks what its form needs."""
    if item["form"] == "strip":
        badge, (wide, high) = item["badge"], size
        passing = dict(item) | {"style": {"color": item["style"]["pale"], "background": "#000000"}}
        line = prepare_scroll(passing, (wide - badge["width"], high), blobs)
        return StripAlert(_plate(item, (badge["width"], high), badge["lines"], badge["px"]), line)
    return Page([_wall(item, page, size) for page in item["pages"]], item["page_ms"])


def _wall(item: Mapping[str, Any], page: str, size: tuple[int, int]) -> Pixels:
    wide, high = size
    frame = np.zeros((high, wide, 3), np.uint8)
    frame[: item["heading"]] = _plate(item, (wide, item["heading"]), [item["headline"]], item["title_px"])
    px, room = item["px"], frame[item["heading"] :]
    leading = min(round(px * LEADING), len(room))
    cover = np.zeros(room.shape[:2], np.uint8)
    for row, line in enumerate(page.split("\n")):
        drawn = coverage(line, px, len(room), y=px // 2 + leading * row + baseline(leading, px))[:, : wide - px // 2]
        part = cover[:, px // 2 : px // 2 + drawn.shape[1]]
        np.maximum(part, drawn, out=part)
    room[:] = tinted(cover, colour("#ffffff"), colour("#000000"))
    return frame


def _plate(item: Mapping[str, Any], size: tuple[int, int], words: list[str], px: int) -> Pixels:
    """Sign at the left in a square of the plate's height, the words beside it, each in a row of its own."""
    wide, high = size
    cover = np.zeros((high, wide), np.uint8)
    mark = _sign(min(wide, high), item["colour"] == "over")
    cover[: mark.shape[0], : mark.shape[1]] = mark
    for row, word in enumerate(words):
        tall = high // len(words)
        drawn = coverage(word, px, tall)[:, : wide - high]
        cover[row * tall : (row + 1) * tall, high : high + drawn.shape[1]] = drawn
    ink, paper = colour(item["style"]["ink"]), colour(item["style"]["plate"])
    frame = tinted(cover, ink, paper)
    return _hatched(frame, cover, ink, paper) if item["drill"] else frame


def _hatched(frame: Pixels, cover: np.ndarray[Any, Any], ink: Pixels, paper: Pixels) -> Pixels:
    # Away from the ink, so that words stay as legible as on the plain plate.
    away, share = (0, DARKER) if int(ink.sum()) > int(paper.sum()) else (255, LIGHTER)
    other = tinted(cover, ink, (paper * (1 - share) + away * share).astype(np.uint8))
    rows, columns = np.indices(cover.shape)
    return np.where((((rows + columns) // HATCH) % 2 == 1)[:, :, None], other, frame)


def _sign(side: int, over: bool) -> np.ndarray[Any, Any]:
    """A triangle with its stroke, or a tick, as side x side coverage; drawn finer and made smooth."""
    fine = side * FINER
    image = Image.new("L", (fine, fine))
    draw = ImageDraw.Draw(image)

    def at(*points: tuple[float, float]) -> list[tuple[float, float]]:
        margin = (1 - SIGN) / 2
        return [((margin + SIGN * x / 100) * fine, (margin + SIGN * y / 100) * fine) for x, y in points]

    if over:
        draw.ellipse(at((4, 4), (96, 96)), fill=255)
        draw.polygon(at((24, 52), (43, 70), (77, 33), (69, 26), (42, 55), (31, 45)), fill=0)
    else:
        draw.polygon(at((50, 6), (97, 90), (3, 90)), fill=255)
        draw.polygon(at((45, 34), (55, 34), (53, 64), (47, 64)), fill=0)
        draw.ellipse(at((44.5, 69.5), (55.5, 80.5)), fill=0)
    return np.asarray(image.resize((side, side), Image.Resampling.BOX))
