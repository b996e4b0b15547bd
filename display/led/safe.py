"""The slide for a strip that has never been given anything: dark, and alive."""

from functools import lru_cache

import numpy as np

from display.led.kinds.idle import prepare_idle
from display.led.lettering import Pixels

WORDS = "门厅"


@lru_cache(1)
def safe_slide(size: tuple[int, int]) -> Pixels:
    """A frame of `size` (width, height)."""
    frame = np.zeros((size[1], size[0], 3), np.uint8)
    prepare_idle({"text": WORDS, "px": size[1] // 2}, size, lambda _: b"").paint(frame, 0, 0)
    frame //= 3  # it says that the strip lives, not that there is something to read
    return frame
