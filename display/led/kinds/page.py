"""Pages of text, one after another; the lines are the compiler's."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from display.led.lettering import Pixels, baseline, coverage, is_bold, style_of, tinted

LEADING = 1.5
"""From line to line, in em; the compiler reckons with the same."""
FOREVER = 1 << 40


class Page:
    def __init__(self, pages: list[Pixels], page_ms: int) -> None:
        self._pages, self._page_ms = pages, page_ms

    def paint(self, view: Pixels, offset: float, now: float) -> float:  # noqa: ARG002 the same at any hour
        turn = min(len(self._pages) - 1, int(offset // self._page_ms))
        np.copyto(view, self._pages[turn])
        return (turn + 1) * self._page_ms - offset if turn + 1 < len(self._pages) else FOREVER


def prepare_page(item: Mapping[str, Any], size: tuple[int, int], blobs: Callable[[str], bytes]) -> Page:  # noqa: ARG001
    return Page([_drawn(page, item, size) for page in item["pages"]], item["page_ms"])


def _drawn(page: str, item: Mapping[str, Any], size: tuple[int, int]) -> Pixels:
    (width, height), px = size, item["px"]
    cover = np.zeros((height, width), np.uint8)
    lines = page.split("\n")
    leading = min(round(px * LEADING), height)
    top = max(0, (height - leading * len(lines)) // 2)
    for row, line in enumerate(lines):
        y = top + leading * row + baseline(leading, px)
        drawn = coverage(line, px, height, y=y, bold=is_bold(item))[:, :width]
        left = (width - drawn.shape[1]) // 2 if len(lines) == 1 else min(px // 2, width - drawn.shape[1])
        part = cover[:, left : left + drawn.shape[1]]
        np.maximum(part, drawn, out=part)
    return tinted(cover, *style_of(item))
