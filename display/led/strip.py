"""A line of text of any length, drawn in pieces just ahead of the window; a frame is a window onto it."""

from bisect import bisect_left, bisect_right
from itertools import accumulate
from math import ceil

import numpy as np

from content.type.shaping import PIECE, advance, pieces
from display.led.lettering import Pixels, coverage, tinted

AHEAD = 512
"""Columns drawn beyond the window at least: four seconds at the usual speed."""
LEAST_PIECE = 6
"""Characters. A piece is about as wide as AHEAD, so that drawing one, which takes a frame's time, stays short."""


class Strip:
    """`height` px high, as wide as its text; `window` is a view of columns of it, paper beyond its ends.

    Only the sheet is kept: the columns around the window. Its end lies between two pieces or beyond the last, so that
    each is drawn once.
    """

    def __init__(self, text: str, px: int, height: int, ink: Pixels, paper: Pixels, bold: bool = False) -> None:
        self._texts = pieces(text, min(PIECE, max(LEAST_PIECE, AHEAD // px)))
        self._px, self._height, self._ink, self._paper, self._bold = px, height, ink, paper, bold
        self._starts = list(accumulate((advance(each, px) for each in self._texts), initial=0.0))
        # Rounded as the glyphs themselves are placed: cut elsewhere, a piece's last column would be lost.
        self._edges = [int(each + 0.5) for each in self._starts[:-1]] + [ceil(self._starts[-1])]
        self._sheet: Pixels = np.empty((height, 0, 3), np.uint8)
        self._left = 0

    @property
    def width(self) -> int:
        """In px, rounded up."""
        return self._edges[-1]

    def window(self, left: int, width: int) -> Pixels:
        """The strip's columns from `left` on, which may be negative: height x width, not to be written to. It stays as
        it is: a sheet that was turned is never drawn on."""
        begin = left - self._left
        if begin < 0 or begin + width > self._sheet.shape[1]:
            self._turn(left, left + width)
            begin = 0
        return self._sheet[:, begin : begin + width]

    def _turn(self, left: int, right: int) -> None:
        """A new sheet from `left` to the end of a piece well beyond `right`, with what is still good of the old."""
        old, old_left, old_right = self._sheet, self._left, self._left + self._sheet.shape[1]
        begin = old_right if old_left <= left < old_right else left
        following = bisect_left(self._edges, right + AHEAD)
        end = self._edges[following] if following < len(self._edges) else right + AHEAD
        sheet = np.empty((self._height, end - left, 3), np.uint8)
        sheet[:, : begin - left] = old[:, left - old_left :] if begin > left else 0
        # Paper only where no piece comes: filling by threes is slower than drawing.
        sheet[:, begin - left : max(begin, min(0, end)) - left] = self._paper
        sheet[:, max(begin, self.width) - left :] = self._paper
        for place in range(max(0, bisect_right(self._edges, begin) - 1), len(self._texts)):
            edge = self._edges[place]
            if edge >= end:
                break
            piece = self._draw(place)
            first = max(0, begin - edge)
            sheet[:, edge + first - left : edge + piece.shape[1] - left] = piece[:, first : end - edge]
        self._sheet, self._left = sheet, left

    def _draw(self, place: int) -> Pixels:
        """With the characters beside it in sight: the ink of a few reaches beyond their own box."""
        edge, width = self._edges[place], self._edges[place + 1] - self._edges[place]
        before = self._texts[place - 1][-1] if place else ""
        after = self._texts[place + 1][0] if place + 1 < len(self._texts) else ""
        start = self._starts[place] - edge - advance(before, self._px)
        cover = coverage(before + self._texts[place] + after, self._px, self._height, start, bold=self._bold)
        return tinted(cover[:, :width], self._ink, self._paper)
