"""A frame as the bytes that lamps take one after another: along the wire, panel by panel, in their own colours."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from config.lamps import Way
from display.led.lettering import Pixels

Size = tuple[int, int]
PLAIN = Way()
Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Wiring:
    """How a device is built: `panel` is the size of one where several are chained, else None."""

    panel: Size | None = None
    chain: Way = PLAIN
    lamps: Way = PLAIN
    order: str = "rgb"
    gamma: float | None = None


class Lamps:
    """The wire of a device of `size`. ValueError when the panels do not fill it."""

    def __init__(self, size: Size, wiring: Wiring) -> None:
        self.size, self.length = size, size[0] * size[1] * 3
        places = wire(size, wiring.panel or size, wiring.chain, wiring.lamps)
        order = np.array(["rgb".index(letter) for letter in wiring.order])
        taken = (places[:, None] * 3 + order).ravel()
        # Most devices take a frame as it is, and copying is ten times quicker than gathering.
        self._taken = None if np.array_equal(taken, np.arange(self.length)) else taken
        self._gamma = wiring.gamma or 1.0
        self._lit: Pixels = np.empty((size[1], size[0], 3), np.uint8)

    def write(self, frame: Pixels, brightness: float, out: Bytes) -> None:
        """Fill `out` (`length` bytes, contiguous) with a frame of `size` at this share of full brightness."""
        table = shades(self._gamma, brightness)
        if table is not None:
            frame = np.take(table, frame, out=self._lit, mode="clip")
        if self._taken is None:
            np.copyto(out.reshape(self._lit.shape), frame)
        else:
            np.take(np.ascontiguousarray(frame).ravel(), self._taken, out=out, mode="clip")


def wire(size: Size, panel: Size, chain: Way, lamps: Way) -> NDArray[np.intp]:
    """The places of a frame's pixels (row by row from the top left) in the order of the wire."""
    across, down = size[0] // panel[0], size[1] // panel[1]
    if (across * panel[0], down * panel[1]) != tuple(size):
        raise ValueError(f"panels of {panel[0]}x{panel[1]} do not fill {size[0]}x{size[1]}")
    grid = np.arange(size[0] * size[1]).reshape(size[1], size[0])
    found = []
    for place, number in enumerate(along(chain, across, down)):
        row, column = divmod(int(number), across)
        part = grid[row * panel[1] : (row + 1) * panel[1], column * panel[0] : (column + 1) * panel[0]]
        back = chain.turned and place // (down if chain.columns else across) % 2
        part = part[::-1, ::-1] if back else part
        found.append(part.ravel()[along(lamps, *panel)])
    return np.concatenate(found)


def along(way: Way, width: int, height: int) -> NDArray[np.intp]:
    """The cells of a grid (row by row from the top left) in the order in which a line runs through them."""
    grid = np.arange(width * height).reshape(height, width)
    grid = grid[:: -1 if way.from_bottom else 1, :: -1 if way.from_right else 1]
    grid = (grid.T if way.columns else grid).copy()
    if way.snake:
        grid[1::2] = grid[1::2, ::-1].copy()
    return grid.ravel()


@lru_cache(16)
def shades(gamma: float, brightness: float) -> Bytes | None:
    """What each value of a colour becomes; None when it stays as it is."""
    if gamma == 1 and brightness == 1:
        return None
    values = 255 * (np.arange(256) / 255) ** gamma * min(1.0, max(0.0, brightness))
    return np.rint(values).astype(np.uint8)
