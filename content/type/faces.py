"""Which font draws at which size. Noto Sans SC comes as a package; WenQuanYi's bitmaps, where installed, are what is
legible at 12, 15 and 16 px, every stroke on LEDs of its own (measured by looking at sheets of both)."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pylopdf_fonts_zh_cn
from fontTools.ttLib import TTFont
from PIL import ImageFont, features

BITMAP_SIZES = (12, 15, 16)
_ZENHEI = Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc")
_SHARP = 2  # the face in that collection that carries the bitmaps


class Face(NamedTuple):
    """A font file and which of its faces."""

    path: Path
    number: int = 0


SANS = Face(Path(pylopdf_fonts_zh_cn.__file__).parent / "NotoSansSC-Regular.otf")
SHARP = Face(_ZENHEI, _SHARP)


def font_file(name: str = "sans") -> Path:
    """The file behind a font name of a programme; KeyError for another name."""
    return {"sans": SANS.path}[name]


def chain(px: int) -> tuple[Face, ...]:
    """The faces that draw at `px`, first choice first; each character takes the first that has it."""
    return (SHARP, SANS) if px in BITMAP_SIZES and _ZENHEI.exists() else (SANS,)


@cache
def font(face: Face, px: int) -> ImageFont.FreeTypeFont:
    # Bitmaps are set on whole pixels: the basic layout keeps their advances whole, and Latin words evenly spaced.
    engine = ImageFont.Layout.BASIC if face == SHARP else None
    return ImageFont.truetype(face.path, px, index=face.number, layout_engine=engine)


def face(px: int) -> ImageFont.FreeTypeFont:
    """The first choice at `px`."""
    return font(chain(px)[0], px)


def mode(px: int) -> str:
    """Pillow's mode for measuring and drawing: "1" at the bitmaps' sizes, where a lamp is on or off."""
    return "1" if px in BITMAP_SIZES else "L"


def setting(drawn: ImageFont.FreeTypeFont) -> tuple[str | None, str | None]:
    """Direction and language to lay text out in, for all who measure or draw; None for both where only the basic
    layout is. Without them a "…" after a Latin word, or a line that begins in Arabic, is another than in a browser,
    and a piece of a text another than in the whole."""
    return ("ltr", "zh-Hans") if drawn.layout_engine == ImageFont.Layout.RAQM else (None, None)


@cache
def characters(face: Face) -> frozenset[int]:
    """The code points that a face has glyphs for, from its cmap; 65 to 290 ms, once."""
    with TTFont(face.path, fontNumber=face.number, lazy=True) as opened:
        return frozenset(opened.getBestCmap())


def check() -> list[str]:
    """What is wrong with the type on this machine, one line each; nothing when all is well."""
    wrong = []
    if not SANS.path.is_file():
        wrong.append(f"the font {SANS.path.name} is missing: set up again")
    if not features.check("raqm"):
        wrong.append("libfribidi is missing, so type is spaced a little differently: apt-get install libfribidi0")
    if not _ZENHEI.exists():
        wrong.append("small LED type is less legible: apt-get install fonts-wqy-zenhei")
    return wrong
