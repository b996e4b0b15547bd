"""A QR code whose modules are whole lamps, black on white with its quiet zone, and its words beside or below it."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from content.type.lines import wrap
from display.led.kinds.image import Still
from display.led.lettering import Pixels, lay, legible, style_of

QUIET = 4
"""White around the code, in modules (ISO/IEC 18004)."""
LEAST_PX = 12


def prepare_qr(item: Mapping[str, Any], size: tuple[int, int], blobs: Callable[[str], bytes]) -> Still:  # noqa: ARG001
    """Raises ValueError where the code does not fit: half a code is worse than none."""
    width, height = size
    ink, paper = style_of(item)
    frame: Pixels = np.empty((height, width, 3), np.uint8)
    frame[:] = paper
    beside, words = width > height, item.get("text", "")
    room = min(width, height) if beside or not words else min(width, height * 4 // 5)
    drawn = code(item["rows"], item["side"], room // (item["side"] + 2 * QUIET))
    side = drawn.shape[0]
    if beside:
        top, left = (height - side) // 2, 0 if words else (width - side) // 2
        rest = frame[:, side:]
    else:
        top, left = (0 if words else (height - side) // 2), (width - side) // 2
        rest = frame[side:]
    frame[top : top + side, left : left + side] = drawn[:, :, None]
    if words:
        _write(rest, words, ink)
    return Still(frame)


def code(rows: list[str], side: int, module: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Rows of hexadecimal digits as a square of 0 and 255, its quiet zone around it."""
    if module < 1 or len(rows) != side:
        raise ValueError("the code does not fit into its region")
    bits = [[int(bit) for bit in f"{int(row, 16):0{len(row) * 4}b}"[:side]] for row in rows]
    light = np.pad(1 - np.array(bits, np.uint8), QUIET, constant_values=1) * np.uint8(255)
    return np.repeat(np.repeat(light, module, axis=0), module, axis=1)


def _write(view: Pixels, words: str, ink: Pixels) -> None:
    """The words as large as they fit into `view`, in lines from its middle."""
    height, width = view.shape[:2]
    px = legible(min(height * 3 // 10, width // 7, 96)) if min(height, width) >= LEAST_PX else 0
    while px >= LEAST_PX:
        lines = [line for page in wrap(words, px, width - px, 99) for line in page.split("\n")]
        row = px * 27 // 20
        if row * len(lines) <= height or px == LEAST_PX:
            break
        px = legible(px - 1)
    if px < LEAST_PX or row > height:
        return
    lines = lines[: height // row]
    top = (height - row * len(lines)) // 2
    for place, line in enumerate(lines):
        lay(view[top + place * row : top + (place + 1) * row], line, px, ink, left=px // 2)
