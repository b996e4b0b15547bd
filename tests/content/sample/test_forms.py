"""The forms of the sample office: one for each guide, drawn so that everything asked can be read."""

import io

import numpy as np
from PIL import Image

from content.sample.forms import ASKS, LINE, MARGIN, SIZE, draw, font, lines, sheets
from content.sample.records import samples


def test_every_guide_has_a_sheet_of_its_first_form() -> None:
    guides = {each.name: each.content["forms"][0]["name"]["zh-Hans"] for each in samples() if each.kind == "guide"}
    assert {name: sheet.title for name, sheet in sheets().items()} == {
        name: title.removesuffix("（空白表）") for name, title in guides.items()
    }


def test_what_is_filled_in_fits_its_field() -> None:
    for name, sheet in sheets().items():
        for row in sheet.rows:
            width = (SIZE[0] - 2 * MARGIN) // len(row) - ASKS
            for field in row:
                told = list(lines(field.get("told", ""), font("sans", 29), width - 30))
                options = sum(46 + font("sans", 26).getlength(each) for each in field.get("options", ()))
                assert len(told) <= field.get("lines", 1), (name, field["ask"])
                assert options <= width, (name, field["ask"])
        assert 270 + sum(LINE * max(f.get("lines", 1) for f in row) + 22 for row in sheet.rows) < SIZE[1] - 200, name


def test_a_sheet_that_is_filled_in_is_marked_as_an_example() -> None:
    sheet = sheets()["tap-connection"]
    blank, filled = (Image.open(io.BytesIO(draw(sheet, filled=each))).convert("RGB") for each in (False, True))
    assert blank.size == filled.size == SIZE

    def reds(paper: Image.Image) -> int:
        red, green, blue = (np.asarray(paper, np.int16)[..., each] for each in range(3))
        return int(((red > green + 8) & (red > blue + 8)).sum())

    assert reds(blank) == 0
    assert reds(filled) > 20_000
