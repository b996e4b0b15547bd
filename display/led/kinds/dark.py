"""Outside its hours a channel is dark."""

from collections.abc import Callable, Mapping
from typing import Any

from display.led.kinds.page import FOREVER
from display.led.lettering import Pixels


class Dark:
    def paint(self, view: Pixels, offset: float, now: float) -> float:  # noqa: ARG002 the same at any moment
        view[:] = 0
        return FOREVER


def prepare_dark(item: Mapping[str, Any], size: tuple[int, int], blobs: Callable[[str], bytes]) -> Dark:  # noqa: ARG001
    return Dark()
