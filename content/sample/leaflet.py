"""A leaflet of the bureau as a document of two pages, as an office would hand it in: how a household saves water."""

import io
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from content.type.faces import font_file

SIZE: Final = (1680, 1150)
"""As wide for its height as the wall's region for pictures."""
MARGIN, LINE = 110, 124
INK, BAND, PAPER, SOFT = (16, 54, 74), (0, 103, 127), (246, 251, 252), (74, 110, 126)
TITLE: Final = "家庭节水小册子"
PAGES: Final = (
    (
        "一、厨房和卫生间",
        (
            "洗菜用盆接水，洗菜水浇花、拖地",
            "淋浴不超过10分钟，抹香皂时关水",
            "坐便器选用两档冲水，水箱不放杂物",
            "洗衣集中，少量衣物用手洗",
        ),
    ),
    (
        "二、查漏和报修",
        (
            "全部关水后看水表，指针还动就是漏水",
            "水龙头滴漏一昼夜，约是一桶水",
            "户内漏水请物业或水工检修",
            "路面冒水请打供水抢修0999-5550120",
        ),
    ),
)


def made() -> bytes:
    """The leaflet as PDF."""
    first, *others = (_page(number, *page) for number, page in enumerate(PAGES, start=1))
    out = io.BytesIO()
    first.save(out, "PDF", resolution=150, save_all=True, append_images=others, title=TITLE, quality=90)
    return out.getvalue()


def _page(number: int, heading: str, lines: tuple[str, ...]) -> Image.Image:
    paper = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(paper)
    pen.rectangle((0, 0, SIZE[0], 190), fill=BAND)
    pen.text((MARGIN, 95), TITLE, font=_font(84), fill="white", anchor="lm", stroke_width=1, stroke_fill="white")
    pen.text((SIZE[0] - MARGIN, 95), "澄川市水务局", font=_font(48), fill="white", anchor="rm")
    pen.text((MARGIN, 320), heading, font=_font(76), fill=BAND, anchor="lm", stroke_width=1, stroke_fill=BAND)
    for place, line in enumerate(lines):
        y = 460 + place * LINE
        pen.ellipse((MARGIN, y - 13, MARGIN + 26, y + 13), fill=BAND)
        pen.text((MARGIN + 64, y), line, font=_font(66), fill=INK, anchor="lm")
    pen.text((SIZE[0] - MARGIN, SIZE[1] - 70), f"{number}/{len(PAGES)}", font=_font(44), fill=SOFT, anchor="rm")
    return paper


def _font(px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_file("sans"), px)
