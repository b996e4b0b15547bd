"""How much time is left until an instant, changed at the second; what is left is never less than nothing."""

from collections.abc import Callable, Mapping
from math import ceil
from typing import Any

from content.type.shaping import advance
from display.led.kinds.page import FOREVER
from display.led.lettering import Pixels, lay, legible, style_of

LOW = 200
"""Below this height all of it stands in one line."""
DAY_S = 86_400


class Countdown:
    def __init__(self, item: Mapping[str, Any], size: tuple[int, int]) -> None:
        self._until, self._label = int(item["until"]), item.get("text", "")
        self._english = item.get("lang") == "en"
        self._size = size
        self._ink, self._paper = style_of(item)

    def paint(self, view: Pixels, offset: float, now: float) -> float:  # noqa: ARG002 it looks at the hour alone
        # Rounded up: it says 0 at the instant itself and not a second before.
        left = max(0, ceil((self._until - now) / 1000))
        view[:] = self._paper
        rows = self._low(left) if self._size[1] < LOW else self._tall(left)
        top = (self._size[1] - sum(height for _, _, height in rows)) // 2
        for text, px, height in rows:
            lay(view[max(0, top) : top + height], text, px, self._ink, centred=True)
            top += height
        return self._until - left * 1000 + 1000 - now if left else FOREVER

    def _low(self, left: int) -> list[tuple[str, int, int]]:
        """Rows of (text, em, height)."""
        width, height = self._size
        text = f"{self._label}  {self._said(left)}".strip()
        px = min(height * 3 // 4, int(width * 0.95 * 16 / max(1.0, advance(text, 16))))
        return [(text, legible(px), height)]

    def _tall(self, left: int) -> list[tuple[str, int, int]]:
        width, height = self._size
        said, unit = self._said(left), min(height / 420, width / max(820, len(self._label) * 80))
        large = min(int(unit * 150), int(width * 0.95 * 16 / max(1.0, advance(said, 16))))
        return [
            (text, legible(px), round(px * 1.3)) for text, px in ((self._label, int(unit * 72)), (said, large)) if text
        ]

    def _said(self, left: int) -> str:
        days, rest = divmod(left, DAY_S)
        unit = (" day " if days == 1 else " days ") if self._english else "天 "
        clock = f"{rest // 3600:02}:{rest % 3600 // 60:02}:{rest % 60:02}"
        return f"{days}{unit}{clock}" if days else clock


def prepare_countdown(
    item: Mapping[str, Any],
    size: tuple[int, int],
    blobs: Callable[[str], bytes],  # noqa: ARG001
) -> Countdown:
    return Countdown(item, size)
