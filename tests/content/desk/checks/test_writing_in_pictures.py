"""How small the writing in a picture is, by its shape; and whether it can be read where it is shown."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from content.desk.checks import standing
from content.desk.looking.writing import lines_in, smallest
from content.desk.models import Notice
from content.sample import pictures
from content.type.faces import face
from tests.world import Office
from tests.world.office import ORIGIN

SAID = "请在用水后随手关紧水龙头，发现漏水请及时告知管理人员。"


def poster(px: int, size: tuple[int, int] = (1200, 800), lines: int = 6) -> Image.Image:
    """A heading, and lines of `px`."""
    picture = Image.new("RGB", size, "#0b3645")
    draw = ImageDraw.Draw(picture)
    draw.text((40, 40), "节约用水从每一滴做起", font=face(90), fill="white")
    for line in range(lines):
        draw.text((40, 200 + line * px * 9 // 5), SAID * 2, font=face(px), fill="white")
    return picture


@pytest.mark.parametrize("px", [10, 12, 16, 20, 32, 48])
def test_the_height_of_writing_is_found_within_a_tenth(px: int) -> None:
    found = smallest(poster(px))
    assert found is not None
    assert abs(found - px) <= max(2, px // 10)


def test_large_pictures_are_told_in_their_own_px() -> None:
    large = poster(24).resize((3600, 2400))
    found = smallest(large)
    assert found is not None
    assert 60 <= found <= 80


@pytest.mark.parametrize("name", pictures.NAMES)
def test_drawings_without_small_writing_are_left_alone(name: str) -> None:
    with Image.open(io.BytesIO(pictures.draw(name))) as drawing:
        assert smallest(drawing) is None


@settings(max_examples=25)
@given(st.integers(1, 90), st.integers(1, 200), st.integers(0, 2**32 - 1))
def test_texture_is_no_writing_and_no_size_is_too_small(height: int, width: int, seed: int) -> None:
    grey = np.random.default_rng(seed).integers(0, 256, (height, width)).astype(np.int16)
    for line in lines_in(grey):
        assert 0 <= line.top < line.bottom <= height


def put(office: Office, picture: Image.Image) -> int:
    out = io.BytesIO()
    picture.save(out, "PNG")
    blob = office.desk.upload(office.staff["author"], out.getvalue(), "poster.png", now=office.now, origin=ORIGIN).sha
    return office.write("海报", kind="image", media=[blob], channels=["wall-11f"], region="pictures").id


def found_in(office: Office, notice: int) -> list[tuple[str, str, int, int]]:
    with office.desk.database.reading() as session:
        found = standing.of_item(session, session.get_one(Notice, notice), office.now).standings
    values = [(each.finding, each.finding.values) for each in found]
    return [(each.kind, each.severity, told["height"], told["least"]) for each, told in values]


def test_a_poster_that_cannot_be_read_on_its_screen_is_advice(office: Office) -> None:
    assert found_in(office, put(office, poster(10))) == [("small-writing", "advice", 11, 16)]
    assert found_in(office, put(office, poster(32))) == []
