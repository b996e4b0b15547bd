"""A line of text of any length: drawn once in pieces just ahead of the window, then only copied."""

from bisect import bisect_right
from itertools import accumulate

from content.type.shaping import advance, pieces
from display.led.lettering import Pixels, coverage, tinted

KEPT = 12
"""Pieces kept at most; a window of 1920 px shows three of 96 px type and six of 16 px."""


class Strip:
    """`height` px high, as wide as its text; `window` copies columns out of it."""

    def __init__(self, text: str, px: int, height: int, ink: Pixels, paper: Pixels) -> None:
        self._texts = pieces(text)
        self._px, self._height, self._ink, self._paper = px, height, ink, paper
        starts = [0.0, *accumulate(advance(each, px) for each in self._texts)]
        self._starts = starts[:-1]
        self._edges = [int(each) for each in starts[:-1]]
        self.width = int(starts[-1] + 0.999)
        self._drawn: dict[int, Pixels] = {}

    def window(self, left: int, view: Pixels) -> None:
        """Fill `view` (height x n) with the strip's columns from `left` on; paper beyond its ends."""
        right = left + view.shape[1]
        if left < 0:
            view[:, : min(-left, view.shape[1])] = self._paper
        if right > self.width:
            view[:, max(0, self.width - left) :] = self._paper
        first = max(0, bisect_right(self._edges, max(left, 0)) - 1)
        for place in range(first, len(self._texts)):
            edge = self._edges[place]
            if edge >= right:
                break
            piece = self._piece(place)
            start, end = max(left, edge), min(right, edge + piece.shape[1])
            if start < end:
                view[:, start - left : end - left] = piece[:, start - edge : end - edge]
        else:
            return
        self._piece(place)  # the next one, drawn before it is needed

    def _piece(self, place: int) -> Pixels:
        found = self._drawn.get(place)
        if found is None:
            found = self._draw(place)
            for old in [each for each in self._drawn if abs(each - place) >= KEPT]:
                del self._drawn[old]
            self._drawn[place] = found
        return found

    def _draw(self, place: int) -> Pixels:
        edge = self._edges[place]
        cover = coverage(self._texts[place], self._px, self._height, self._starts[place] - edge)
        following = self._edges[place + 1] if place + 1 < len(self._edges) else self.width
        return tinted(cover[:, : following - edge], self._ink, self._paper)
