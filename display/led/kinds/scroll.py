"""Text that passes once from right to left; where it is follows from the clock alone."""

from collections.abc import Callable, Mapping
from typing import Any

from display.led.lettering import Pixels, style_of
from display.led.strip import Strip

ROUNDING = 0.001
"""In px: what the moments of frames lose as floats never costs a whole pixel."""


class Scroll:
    def __init__(self, strip: Strip, speed: int) -> None:
        self._strip, self._speed = strip, speed

    def paint(self, view: Pixels, offset: float, now: float) -> float:  # noqa: ARG002 the same at any hour
        travelled = int(offset * self._speed / 1000 + ROUNDING)
        self._strip.window(travelled - view.shape[1], view)
        return 0


def prepare_scroll(item: Mapping[str, Any], size: tuple[int, int], blobs: Callable[[str], bytes]) -> Scroll:  # noqa: ARG001
    return Scroll(Strip(item["text"], item["px"], size[1], *style_of(item)), item["speed"])
