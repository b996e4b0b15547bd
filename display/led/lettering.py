"""Text as arrays of pixels, placed as the browser player places it."""

from math import ceil

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageColor, ImageDraw

from content.type.faces import BITMAP_SIZES, font, mode, setting
from content.type.shaping import advance, run_advance, runs

Pixels = NDArray[np.uint8]
"""height x width x 3, red green blue."""
BASELINE_BELOW_MIDDLE = 0.38
"""In em: an ideograph's body reaches from 0.12 em below the baseline to 0.88 em above it."""

BOLD_FROM, BOLD = 40, 1 / 72
"""From this em on bold outlines are so many em thicker on either side; below, dense characters clot (looked at)."""
SMOOTH = 20
"""Below this em the greys of smoothed type smear over the lamps of a strip."""


def baseline(height: int, px: int) -> int:
    """The y of the baseline that centres a line of ideographs in `height`."""
    return int(height / 2 + BASELINE_BELOW_MIDDLE * px + 0.5)


def legible(px: int) -> int:
    """The largest size not above `px` that lamps can show: from 20 px type is smooth, below there are the bitmaps."""
    return px if px >= SMOOTH else max(each for each in BITMAP_SIZES if each <= max(px, min(BITMAP_SIZES)))


def coverage(
    text: str, px: int, height: int, start: float = 0.0, y: int | None = None, bold: bool = False
) -> NDArray[np.uint8]:
    """One line of text as height x width coverage, 0 to 255; `start` is the fraction of a pixel it begins at,
    `y` its baseline, centred when left out. Bold type has thicker outlines and the same widths."""
    width = max(1, ceil(start + advance(text, px)))
    image = Image.new("L", (width, height))
    draw = ImageDraw.Draw(image)
    draw.fontmode = mode(px)
    x = start
    for face, part in runs(text, px):
        drawn = font(face, px)
        direction, language = setting(drawn)
        at = (x, baseline(height, px) if y is None else y)
        thick = px * BOLD if bold and px >= BOLD_FROM else 0
        draw.text(
            at, part, fill=255, font=drawn, anchor="ls", direction=direction, language=language, stroke_width=thick
        )
        x += run_advance(face, px, part)
    return np.asarray(image)


def tinted(cover: NDArray[np.uint8], ink: Pixels, paper: Pixels) -> Pixels:
    """Coverage in colour: paper where it is 0, ink where it is 255."""
    table = np.rint(paper + (ink.astype(float) - paper) * (np.arange(256)[:, None] / 255)).astype(np.uint8)
    return np.take(table, cover, axis=0, mode="clip")


def colour(name: str) -> Pixels:
    """Three bytes of a CSS colour; ValueError when it is none."""
    return np.array(ImageColor.getrgb(name)[:3], np.uint8)


def is_bold(item: object) -> bool:
    """Whether an item's style asks for bold outlines."""
    return isinstance(item, dict) and item.get("style", {}).get("bold") is True


def style_of(item: object) -> tuple[Pixels, Pixels]:
    """Ink and paper of an item."""
    style = item.get("style", {}) if isinstance(item, dict) else {}
    return colour(style.get("color", "#ffffff")), colour(style.get("background", "#000000"))


def lay(view: Pixels, text: str, px: int, ink: Pixels, *, left: int = 0, centred: bool = False) -> None:
    """One line of text over what `view` (height x width x 3) shows, in the middle of its height, from `left` on or in
    the middle of its width; cut where it is too wide."""
    height, width = view.shape[:2]
    drawn = coverage(text, px, height)
    left = max(0, (width - drawn.shape[1]) // 2) if centred else left
    drawn = drawn[:, : max(0, width - left)]
    part = view[:, left : left + drawn.shape[1]]
    share = drawn[:, :, None].astype(np.uint16)
    part[:] = ((part * (255 - share) + ink * share + 127) // 255).astype(np.uint8)


def mixed(one: Pixels, other: Pixels, share: float) -> Pixels:
    """A colour between two, `share` of it the other."""
    return np.rint(one + (other.astype(float) - one) * share).astype(np.uint8)
