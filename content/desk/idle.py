"""What a region shows while nothing else is due: the office's name, or a clock. Always there, and approved
as a whole by the ledger entry that `init` wrote."""

from collections.abc import Mapping
from typing import Any

from content.published.canonical import digest

from .compile import Part

TURN_MS = 60_000
SMALLEST, LARGEST = 12, 160


def approval(name: str, name_en: str) -> dict[str, str]:
    """What the ledger entry of kind `idle` says: the digest of the texts that may stand on idle screens."""
    return {"text": name, "text_en": name_en, "content": digest({"text": name, "text_en": name_en})}


def part(region: Mapping[str, Any], *, first: bool, name: str, name_en: str, zone: str, approved_by: str) -> Part:
    """The fallback of one region as the channel's layout has it."""
    if region["fallback"] == "clock":
        return Part("clock", {"kind": "clock", "zone": zone, "lang": "zh-Hans", "approved_by": approved_by}, TURN_MS)
    item = {
        "kind": "idle",
        "text": name,
        "text_en": name_en,
        "px": size(region["rect"], name),
        "approved_by": approved_by,
    }
    return Part("idle" if first else f"idle-{region['name']}", item, TURN_MS)


def size(rect: list[int], text: str) -> int:
    """The em in px in which the text fills at most four fifths of the width and half the height."""
    px = min(rect[3] // 2, rect[2] * 4 // (5 * max(1, len(text))))
    return max(SMALLEST, min(LARGEST, px // 4 * 4))
