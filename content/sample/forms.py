"""The forms of the guides as sheets of paper to look at: blank, and filled in with what is invented and marked so.

Drawn here, so that they belong to nobody; what they ask stands in forms.toml.
"""

import io
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from PIL import Image, ImageDraw, ImageFont

from content.type.faces import font_file

SIZE: Final = (1240, 1754)
"""A4 at 150 px an inch."""
MARGIN: Final = 110
ASKS: Final = 190
LINE: Final = 62
INK, FILLED, MARK, SHADE, RULE = (20, 30, 36), (18, 62, 150), (196, 40, 40), (238, 243, 244), (60, 76, 84)
PROMISE: Final = "申请人承诺：所填内容和所附材料真实有效，并对此负责。"
MARKED: Final = "样例：内容均为虚构"


class Sheet(NamedTuple):
    """What a form asks, row by row: see forms.toml."""

    title: str
    number: str
    rows: list[list[dict[str, Any]]]


def sheets() -> dict[str, Sheet]:
    """By the name of the guide."""
    found = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return {name: Sheet(each["title"], each["number"], each["rows"]) for name, each in found.items()}


def drawn() -> dict[str, bytes]:
    """Every sheet as PNG, by "<guide>-blank" and "<guide>-sample"."""
    each = ((name, sheet, kind) for name, sheet in sheets().items() for kind in ("blank", "sample"))
    return {f"{name}-{kind}": draw(sheet, filled=kind == "sample") for name, sheet, kind in each}


def draw(sheet: Sheet, *, filled: bool) -> bytes:
    """The sheet as PNG."""
    paper = Image.new("RGB", SIZE, (255, 255, 255))
    if filled:
        _marked(paper)
    pen = ImageDraw.Draw(paper)
    top = _head(pen, sheet, filled=filled)
    for row in sheet.rows:
        top = _row(pen, row, top, filled=filled)
    _foot(pen, top, filled=filled)
    out = io.BytesIO()
    paper.quantize(32, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


def _head(pen: ImageDraw.ImageDraw, sheet: Sheet, *, filled: bool) -> int:
    """The y below it."""
    px = min(56, (SIZE[0] - 2 * MARGIN) // len(sheet.title))
    title = font("sans", px)
    pen.text((MARGIN, 84), sheet.number, font=font("sans", 26), fill=INK)
    if filled:
        pen.text((SIZE[0] - MARGIN, 84), MARKED, font=font("sans", 28), fill=MARK, anchor="ra")
    pen.text((SIZE[0] // 2, 150), sheet.title, font=title, fill=INK, anchor="ma")
    return 270


def _row(pen: ImageDraw.ImageDraw, row: list[dict[str, Any]], top: int, *, filled: bool) -> int:
    """One or two fields side by side; the y below them."""
    height: int = LINE * max(field.get("lines", 1) for field in row) + 22
    width = (SIZE[0] - 2 * MARGIN) // len(row)
    for place, field in enumerate(row):
        _field(pen, field, (MARGIN + place * width, top, width, height), filled=filled)
    return top + height


def _field(pen: ImageDraw.ImageDraw, field: Mapping[str, Any], box: tuple[int, int, int, int], *, filled: bool) -> None:
    left, top, width, height = box
    pen.rectangle((left, top, left + ASKS, top + height), fill=SHADE, outline=RULE, width=2)
    pen.rectangle((left + ASKS, top, left + width, top + height), outline=RULE, width=2)
    asks = font("sans", 30 if len(field["ask"]) < 6 else 26)
    pen.text((left + ASKS // 2, top + height // 2), field["ask"], font=asks, fill=INK, anchor="mm")
    x, y = left + ASKS + 18, top + 20
    if "options" in field:
        _options(pen, field, (x, y), filled=filled)
    elif filled:
        told = font("sans", 29)
        for place, line in enumerate(lines(field["told"], told, width - ASKS - 30)):
            pen.text((x, y + place * LINE), line, font=told, fill=FILLED)


def _options(pen: ImageDraw.ImageDraw, field: Mapping[str, Any], at: tuple[int, int], *, filled: bool) -> None:
    x, y = at
    face = font("sans", 26)
    for place, words in enumerate(field["options"]):
        pen.rectangle((x, y + 9, x + 24, y + 33), outline=INK, width=2)
        if filled and place == field["chosen"]:
            pen.line((x + 3, y + 20, x + 11, y + 29, x + 28, y + 2), fill=FILLED, width=5)
        pen.text((x + 32, y + 2), words, font=face, fill=INK)
        x += 46 + int(face.getlength(words))


def _foot(pen: ImageDraw.ImageDraw, top: int, *, filled: bool) -> None:
    plain, hand = font("sans", 28), font("sans", 29)
    pen.text((MARGIN, top + 40), PROMISE, font=plain, fill=INK)
    pen.text((MARGIN, top + 120), "申请人（签字或者盖章）：", font=plain, fill=INK)
    pen.text((SIZE[0] - MARGIN - 400, top + 120), "日期：", font=plain, fill=INK)
    if filled:
        pen.text((MARGIN + 340, top + 119), "（样例）", font=hand, fill=FILLED)
        pen.text((SIZE[0] - MARGIN - 310, top + 119), "2026年7月1日", font=hand, fill=FILLED)


def _marked(paper: Image.Image) -> None:
    """The word that it is an example, large and pale across the sheet."""
    layer = Image.new("L", SIZE, 0)
    ImageDraw.Draw(layer).text((SIZE[0] // 2, SIZE[1] // 2), "样 例", font=font("sans", 340), fill=34, anchor="mm")
    paper.paste(MARK, mask=layer.rotate(32))


def lines(words: str, face: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    """Broken where the width in px is full."""
    line = ""
    for each in words:
        if face.getlength(line + each) > width:
            yield line
            line = ""
        line += each
    yield line


@cache
def font(face: str, px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_file(face), px)
