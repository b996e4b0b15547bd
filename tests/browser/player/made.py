"""Programmes as the compiler makes them, written by hand for tests of the player."""

import hashlib
import io
import json
import math
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

Item = dict[str, Any]
Loop = list[tuple[str, int]]

LED = (1920, 128)
STYLES: dict[str, dict[str, Any]] = {
    "routine": {"color": "#ffd166", "background": "#000000"},
    "important": {"color": "#ffffff", "background": "#0b3d91"},
    "urgent": {"color": "#ffffff", "background": "#b00020", "bold": True},
}
IDLE: Item = {
    "kind": "idle",
    "text": "澄川市水务局",
    "text_en": "Chengchuan Water Bureau",
    "px": 96,
    "approved_by": "1-0",
}


def scroll(text: str, *, px: int = 96, width: int | None = None, speed: int = 120, level: str = "routine") -> Item:
    """A line of ideographs, whose width is then one em each."""
    return {
        "kind": "scroll", "text": text, "lang": "zh-Hans", "level": level, "font": "sans", "px": px,
        "width_px": len(text) * px if width is None else width, "speed": speed,
        "style": STYLES[level], "approved_by": "2-0",
    }  # fmt: skip


def pass_ms(item: Item, width: int = LED[0]) -> int:
    """How long one pass of a scrolling item takes through a region."""
    way, speed = width + int(item["width_px"]), int(item["speed"])
    return math.ceil(way * 1000 / speed)


def page(*pages: str, px: int = 48, page_ms: int = 15000, level: str = "routine") -> Item:
    return {
        "kind": "page", "text": "".join(pages), "pages": list(pages), "page_ms": page_ms, "px": px,
        "lang": "zh-Hans", "level": level, "font": "sans", "style": STYLES[level], "approved_by": "2-0",
    }  # fmt: skip


def image(blob: str, **more: str) -> Item:
    return {"kind": "image", "blob": blob, "media_type": "image/png", "fit": "contain", "approved_by": "2-0", **more}


def clock(lang: str = "zh-Hans") -> Item:
    return {"kind": "clock", "zone": "Asia/Shanghai", "lang": lang, "approved_by": "1-0"}


def region(name: str, rect: tuple[int, int, int, int], windows: Any = (), fallback: str = "L0") -> dict[str, Any]:
    return {"name": name, "rect": list(rect), "windows": [list(window) for window in windows], "fallback": fallback}


def programme(
    channel: str,
    regions: list[dict[str, Any]],
    loops: dict[str, Loop],
    items: dict[str, Item],
    *,
    size: tuple[int, int] = LED,
    number: int = 1,
    built_at: int = 0,
    alert: Any = (),
) -> dict[str, Any]:
    """The body; the idle loop L0 and the alert region are always there."""
    alert_region = {"name": "alert", "rect": [0, 0, *size], "windows": [list(each) for each in alert], "fallback": None}
    return {
        "kind": "programme", "format": 1, "channel": channel, "number": number, "built_at": built_at,
        "good_until": 2**52, "zone": "Asia/Shanghai", "size": list(size), "regions": [*regions, alert_region],
        "loops": {"L0": [["idle", 60_000]], **loops}, "items": {"idle": IDLE, **items},
    }  # fmt: skip


def strip(
    *entries: tuple[Item, int],
    start: int = 0,
    end: int = 2**52,
    number: int = 1,
    anchor: int | None = None,
    alert: Any = (),
    **more: Item,
) -> dict[str, Any]:
    """A programme of lobby-led with one window of these items; `more` items are named but not in its loop."""
    items = {f"n{place}r1": item for place, (item, _) in enumerate(entries, 1)}
    loop = [(name, duration) for name, (_, duration) in zip(items, entries, strict=True)]
    main = region("main", (0, 0, *LED), [(start, end, "L1", start if anchor is None else anchor)])
    return programme("lobby-led", [main], {"L1": loop}, {**items, **more}, number=number, alert=alert)


def put(folder: Path, body: dict[str, Any]) -> None:
    """Serve a body from now on; it is signed by nobody, as pages trust their own machine's push."""
    envelope = {"body": json.dumps(body, ensure_ascii=False), "number": body["number"], "signature": "", "key": ""}
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / "fresh"
    fresh.write_text(json.dumps(envelope, ensure_ascii=False), "utf-8")
    fresh.replace(folder / f"{body['channel']}.json")


def put_blob(folder: Path, data: bytes) -> str:
    sha = hashlib.sha256(data).hexdigest()
    (folder / "blobs").mkdir(parents=True, exist_ok=True)
    (folder / "blobs" / sha).write_bytes(data)
    return sha


def picture(colour: str, size: tuple[int, int] = (640, 360), note: str = "") -> bytes:
    made = Image.new("RGB", size, colour)
    ImageDraw.Draw(made).text((20, 20), note, fill="white")
    sink = io.BytesIO()
    made.save(sink, "PNG")
    return sink.getvalue()
