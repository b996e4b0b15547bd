"""Programmes for strips, written by hand, and what a painter makes of them."""

import math
from collections.abc import Callable, Mapping
from typing import Any

from content.published.programme import Programme, parse
from content.type.shaping import width
from display.led.lettering import Pixels
from display.led.painter import Painter

Item = dict[str, Any]
Size = tuple[int, int]
NINE = 1_795_395_600_000
"""Monday 2026-11-23, nine o'clock in the office's zone, in ms."""
FOR_EVER = 2**52
STYLES: dict[str, dict[str, Any]] = {
    "routine": {"color": "#ffd166", "background": "#000000"},
    "important": {"color": "#ffffff", "background": "#0b3d91"},
    "urgent": {"color": "#ffffff", "background": "#b00020", "bold": True},
}
IDLE: Item = {"kind": "idle", "text": "水务局", "text_en": "Water", "px": 20, "approved_by": "1-0"}
CLOCK: Item = {"kind": "clock", "zone": "Asia/Shanghai", "lang": "zh-Hans", "approved_by": "1-0"}
BROKEN: Item = {"kind": "image", "blob": "0" * 64, "fit": "contain", "approved_by": "1-0"}
"""A picture that no store of these tests has."""


def scroll(text: str, px: int = 24, speed: int = 120, level: str = "routine") -> Item:
    return {
        "kind": "scroll", "text": text, "lang": "zh-Hans", "level": level, "font": "sans", "px": px,
        "width_px": width(text, px), "speed": speed, "style": STYLES[level], "approved_by": "2-0",
    }  # fmt: skip


def page(*pages: str, px: int = 24, page_ms: int = 5000, level: str = "routine") -> Item:
    return {
        "kind": "page", "text": "".join(pages), "pages": list(pages), "page_ms": page_ms, "px": px,
        "lang": "zh-Hans", "level": level, "font": "sans", "style": STYLES[level], "approved_by": "2-0",
    }  # fmt: skip


def image(blob: str, fit: str = "contain") -> Item:
    return {"kind": "image", "blob": blob, "media_type": "image/png", "fit": fit, "approved_by": "2-0"}


def pass_ms(item: Item, region_width: int) -> int:
    """How long one pass of a scrolling item takes."""
    way, speed = region_width + int(item["width_px"]), int(item["speed"])
    return math.ceil(way * 1000 / speed)


def region(name: str, rect: tuple[int, int, int, int], windows: Any = (), fallback: str = "L0") -> dict[str, Any]:
    return {"name": name, "rect": list(rect), "windows": [list(each) for each in windows], "fallback": fallback}


def body(
    size: Size,
    regions: list[dict[str, Any]],
    loops: Mapping[str, list[tuple[str, int]]],
    items: Mapping[str, Item],
    *,
    number: int = 1,
    alert: Any = (),
    built_at: int = 0,
) -> dict[str, Any]:
    """A programme's body; the loop L0 of the idle item is always there, and the alert region."""
    over = {"name": "alert", "rect": [0, 0, *size], "windows": [list(each) for each in alert], "fallback": None}
    return {
        "kind": "programme", "format": 1, "channel": "lobby-led", "number": number, "built_at": built_at,
        "good_until": FOR_EVER, "zone": "Asia/Shanghai", "size": list(size), "regions": [*regions, over],
        "loops": {"L0": [["idle", 60_000]], **{name: [list(each) for each in loop] for name, loop in loops.items()}},
        "items": {"idle": IDLE, **items},
    }  # fmt: skip


def strip_body(size: Size, *entries: tuple[Item, int], **more: Any) -> dict[str, Any]:
    """One region as large as the strip, and one endless loop of these items from moment 0 on."""
    items = {f"n{place}": item for place, (item, _) in enumerate(entries, 1)}
    loop = [(name, ms) for name, (_, ms) in zip(items, entries, strict=True)]
    main = region("main", (0, 0, *size), [(0, FOR_EVER, "L1", 0)])
    return body(size, [main], {"L1": loop}, items, **more)


def strip(size: Size, *entries: tuple[Item, int], **more: Any) -> Programme:
    return parse(strip_body(size, *entries, **more))


def no_blobs(sha: str) -> bytes:
    raise FileNotFoundError(sha)


def ignore(_item: str, _problem: str | None) -> None:
    return


def frame_at(programme: Programme, now: float, blobs: Callable[[str], bytes] = no_blobs) -> Pixels:
    """What a painter that saw nothing before makes of a moment."""
    painter = Painter(programme, blobs, ignore)
    painter.paint(now)
    return painter.frame.copy()
