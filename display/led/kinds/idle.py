"""What an empty channel shows: the office's name, quietly."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from content.type.shaping import advance
from display.led.kinds.image import Still
from display.led.lettering import colour, coverage, legible, tinted

INK, PAPER = "#eaf6fa", "#000000"


def prepare_idle(item: Mapping[str, Any], size: tuple[int, int], blobs: Callable[[str], bytes]) -> Still:  # noqa: ARG001
    width, height = size
    px = _fitting(item["text"], min(item.get("px", 96), height * 3 // 4), width * 4 // 5)
    cover = np.zeros((height, width), np.uint8)
    drawn = coverage(item["text"], px, height)[:, :width]
    left = (width - drawn.shape[1]) // 2
    cover[:, left : left + drawn.shape[1]] = drawn
    return Still(tinted(cover, colour(INK), colour(PAPER)))


def _fitting(text: str, px: int, width: int) -> int:
    while px > legible(0) and advance(text, px) > width:
        px = legible(px - 1)
    return legible(px)
