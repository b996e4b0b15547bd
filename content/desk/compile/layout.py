"""How large text is in a region, and how it breaks: decided here once, so that players never measure."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from content.desk.compile.parts import Ms, Rect

# Characters a minute: the rule for LED text is 60 to 80 (domain.md 3.7).
SLOW, FAST = 60, 80
# px/s that move by the same step with every frame of 60 Hz, or with every second one.
EVEN = (12, 15, 20, 30, 60, 120, 180, 240)
SMALLEST, LARGEST = 12, 160
# Lower regions hold a single line of a page.
ONE_LINE = 240


@dataclass(frozen=True, slots=True)
class Measure:
    """The faces' widths: `width(text, px)` in px; `wrap(text, px, width, lines)` is pages of lines."""

    width: Callable[[str, int], int]
    wrap: Callable[[str, int, int, int], list[str]]


def scroll_px(rect: Rect) -> int:
    """The em of text scrolling through a region: three quarters of its height."""
    return _snapped(rect[3] * 3 // 4)


def page_px(rect: Rect) -> int:
    """The em of a page: twelve ideographs a line, eight lines, or one line in a low region."""
    _, _, width, height = rect
    return _snapped(min(width // 12, height * 3 // 4 if height < ONE_LINE else height // 8))


def page_box(rect: Rect, px: int) -> tuple[int, int]:
    """A page's line width in px and its lines: half an em of margin, one and a half em from line to line."""
    return max(px, rect[2] - px), max(1, (rect[3] - px) * 2 // (px * 3))


def speed(px: int, characters: int | None = None) -> int:
    """px/s of text of em `px`, at so many characters (ems) a minute; by default as even as 60 to 80 allow."""
    if characters is not None:
        return max(1, round(px * characters / 60))
    even = [pace for pace in EVEN if px * SLOW <= pace * 60 <= px * FAST]
    return even[-1] if even else max(1, round(px * (SLOW + FAST) / 600) * 5)


def scroll_ms(rect: Rect, width_px: int, pace: int) -> Ms:
    """How long one pass takes at `pace` px/s, from the first pixel's entrance to the last one's exit."""
    return ceil((rect[2] + width_px) * 1000 / pace)


def _snapped(px: int) -> int:
    return max(SMALLEST, min(LARGEST, px // 4 * 4))
