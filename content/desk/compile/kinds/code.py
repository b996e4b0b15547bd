"""A QR code of any text, as the modules that players and painters draw at whole pixels; it needs no network."""

from typing import Final

import segno

from content.desk.compile.parts import Part, Rect
from content.desk.compile.setting import Setting

SECONDS = 20
# White around the code, in modules (ISO/IEC 18004).
QUIET: Final = 4
# Below this many px a module, no telephone reads it off a screen.
SMALLEST_MODULE: Final = 2


def code(setting: Setting) -> tuple[Part, ...]:
    """Raises ValueError where the code would be too fine for the region."""
    text = setting.content["code"]
    rows = modules(text)
    module = module_px(setting.rect, len(rows))
    if module < SMALLEST_MODULE:
        raise ValueError(f"the code of {len(text)} characters is too fine for this region")
    item = {
        "kind": "qr",
        "code": text,
        "side": len(rows),
        "rows": rows,
        "module": module,
        **setting.texts(),
        "lang": "zh-Hans",
        **setting.manner,
    }
    return (setting.part("", item, setting.seconds(SECONDS)),)


def modules(text: str) -> list[str]:
    """The code's rows, each as hexadecimal digits, the first module the highest bit; raises ValueError for too much."""
    try:
        made = segno.make(text, error="m", boost_error=False, micro=False)
    except segno.DataOverflowError as error:
        raise ValueError("the text is too long for a QR code") from error
    rows = [list(row) for row in made.matrix]
    digits = -(-len(rows) // 4)
    return [f"{int(''.join(map(str, row)).ljust(digits * 4, '0'), 2):0{digits}x}" for row in rows]


def module_px(rect: Rect, side: int) -> int:
    """How large a module is in a region, in whole px: the whole height, or half the width beside its words."""
    _, _, width, height = rect
    return min(height, width) // (side + 2 * QUIET)
