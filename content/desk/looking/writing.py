"""How high the smallest writing in a picture is, guessed by its shape: rows full of edges with calm rows above and
below, side by side in several columns of the picture. It does not read: a fence may look like writing, and a word that
stands alone on a photograph may not. Measured: some 40 ms for a million pixels."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

# Larger pictures are looked at through so many px; writing below SMALLEST of them is texture.
WIDEST: Final = 1600
COLUMNS: Final = 24
SMALLEST: Final = 6
HIGHEST: Final = 120
_EDGE: Final = 40
_BUSY: Final = 0.10
_CALM: Final = 0.03
# A line of writing goes through so many columns at least, at the same height within a tenth.
_NEIGHBOURS: Final = 3
_FEWEST: Final = 2


class Line(NamedTuple):
    top: int
    bottom: int

    @property
    def height(self) -> int:
        return self.bottom - self.top


def smallest(picture: Image.Image) -> int | None:
    """The height in the picture's own px; None where nothing looks like writing."""
    scale = max(1.0, picture.width / WIDEST)
    grey = picture.convert("L")
    if scale > 1:
        grey = grey.resize((WIDEST, max(1, round(picture.height / scale))))
    lines = sorted(line.height for line in lines_in(np.asarray(grey, np.int16)))
    # One line alone may be a coincidence.
    return round(lines[_FEWEST - 1] * scale) if len(lines) >= _FEWEST else None


def lines_in(grey: NDArray[np.int16]) -> list[Line]:
    """What looks like lines of writing, each once, in a picture of grey values 0 to 255."""
    if grey.shape[0] < SMALLEST * 2 or grey.shape[1] < COLUMNS * 4:
        return []
    edges = np.abs(np.diff(grey, axis=1)) > _EDGE
    columns = [list(_runs(part.mean(axis=1))) for part in np.array_split(edges, COLUMNS, axis=1)]
    found: list[Line] = []
    for place, runs in enumerate(columns[: 1 - _NEIGHBOURS]):
        for line in runs:
            beside = columns[place + 1 : place + _NEIGHBOURS]
            if all(any(_same(line, other) for other in each) for each in beside):
                found.append(line)
    return _once(found)


def _runs(share: NDArray[np.float64]) -> Iterator[Line]:
    """Stretches of rows full of edges between rows with hardly any."""
    busy = share > _CALM
    turns = np.flatnonzero(np.diff(busy.astype(np.int8), prepend=0, append=0))
    for top, bottom in zip(turns[::2], turns[1::2], strict=True):
        if SMALLEST <= bottom - top <= HIGHEST and share[top:bottom].mean() > _BUSY:
            yield Line(int(top), int(bottom))


def _same(line: Line, other: Line) -> bool:
    slack = max(2, line.height // 5)
    return abs(line.top - other.top) <= slack and abs(line.bottom - other.bottom) <= slack


def _once(found: Sequence[Line]) -> list[Line]:
    kept: list[Line] = []
    for line in found:
        if not any(_same(line, other) for other in kept):
            kept.append(line)
    return kept
