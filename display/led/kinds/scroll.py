"""Text that passes once from right to left; where it is follows from the clock alone."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from display.led.lettering import Pixels, is_bold, style_of
from display.led.strip import Strip

ROUNDING = 0.001
"""In px: what the moments of frames lose as floats never costs a whole pixel."""


class Scroll:
    def __init__(self, strip: Strip, speed: int) -> None:
        self._strip, self._speed = strip, speed

    def window(self, width: int, offset: float) -> Pixels:
        travelled = int(offset * self._speed / 1000 + ROUNDING)
        return self._strip.window(travelled - width, width)

    def paint(self, view: Pixels, offset: float, now: float) -> float:  # noqa: ARG002 the same at any hour
        np.copyto(view, self.window(view.shape[1], offset))
        return 0


def prepare_scroll(item: Mapping[str, Any], size: tuple[int, int], blobs: Callable[[str], bytes]) -> Scroll:  # noqa: ARG001
    return Scroll(Strip(item["text"], item["px"], size[1], *style_of(item), is_bold(item)), item["speed"])
