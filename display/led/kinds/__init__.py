"""The kinds of items that an LED shows. Each is prepared once and then painted at any moment.

`prepare(item, size, blobs)` gives a Picture or raises; to add a kind is to add a row to KINDS.
"""

from collections.abc import Callable, Mapping
from typing import Any, Protocol, runtime_checkable

from display.led.kinds.alert import prepare_alert
from display.led.kinds.clock import prepare_clock
from display.led.kinds.countdown import prepare_countdown
from display.led.kinds.dark import prepare_dark
from display.led.kinds.idle import prepare_idle
from display.led.kinds.image import prepare_image
from display.led.kinds.page import prepare_page
from display.led.kinds.pattern import prepare_pattern
from display.led.kinds.qr import prepare_qr
from display.led.kinds.scroll import prepare_scroll
from display.led.kinds.table import prepare_table
from display.led.lettering import Pixels

Size = tuple[int, int]
Blobs = Callable[[str], bytes]


class Picture(Protocol):
    """What a prepared item looks like at a moment."""

    def paint(self, view: Pixels, offset: float, now: float) -> float:
        """Paint all of `view` as it is `offset` ms into the item, at `now`; ms for which that stays right, 0 when
        it moves with every frame."""


@runtime_checkable
class Passing(Picture, Protocol):
    """A picture whose frames lie ready: it moves at any moment, and need not be copied to be shown."""

    def window(self, width: int, offset: float) -> Pixels:
        """What `paint` would paint into a view of this width; not to be written to."""


def _video(item: Mapping[str, Any], size: Size, blobs: Blobs) -> Picture:
    # Decoders are large, and most strips never need any.
    from display.led.kinds.video import prepare_video

    return prepare_video(item, size, blobs)


KINDS: Mapping[str, Callable[[Mapping[str, Any], Size, Blobs], Picture]] = {
    "alert": prepare_alert,
    "clock": prepare_clock,
    "countdown": prepare_countdown,
    "dark": prepare_dark,
    "document": prepare_image,
    "idle": prepare_idle,
    "image": prepare_image,
    "page": prepare_page,
    "pattern": prepare_pattern,
    "qr": prepare_qr,
    "scroll": prepare_scroll,
    "table": prepare_table,
    "video": _video,
}


def prepare(item: Mapping[str, Any], size: Size, blobs: Blobs) -> Picture:
    """The item laid out for a region of `size` (width, height); raises whatever its kind finds wrong with it,
    KeyError for a kind that is not known here."""
    return KINDS[item["kind"]](item, size, blobs)
