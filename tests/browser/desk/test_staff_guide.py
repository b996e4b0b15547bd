"""The staff guide says what stands on the desk: somebody walks its chapters, and its pictures are what they see.

With FOYER_PICTURES naming a folder, as `make pictures` does, the pictures are kept there.
"""

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from PIL import Image
from playwright.sync_api import Browser

from .guide import deciding, house, reading, running, walking, writing

pytestmark = pytest.mark.browser
SCENES: Final = writing.SCENES | deciding.SCENES | running.SCENES
GUIDE: Final = reading.read(reading.GUIDE.read_text("utf-8"))
WIDTHS: Final = {house.SHEET["width"], house.HAND["width"]}
LARGEST: Final = 120_000


@pytest.fixture(scope="module")
def office(sample_office: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[house.House]:
    with house.opened(sample_office, tmp_path_factory.mktemp("guide"), browser) as opened:
        yield opened


@pytest.mark.parametrize("name", SCENES)
def test_what_the_guide_quotes_stands_on_the_page_that_it_shows(office: house.House, name: str) -> None:
    walk = SCENES[name](office)
    walk.page.close()
    picture = walking.as_webp(walk.picture)
    if folder := os.environ.get("FOYER_PICTURES"):
        (Path(folder) / f"{name}.webp").write_bytes(picture)
    assert [word for word in GUIDE.figures[name].words if word not in walk.said] == []
    assert len(picture) <= LARGEST


def test_the_guide_names_every_picture_there_is_and_no_other() -> None:
    assert set(GUIDE.figures) == set(SCENES) == {path.stem for path in reading.PICTURES.glob("*")}


def test_every_picture_is_of_a_desk_or_of_a_telephone_and_quickly_there() -> None:
    for path in reading.PICTURES.iterdir():
        data = path.read_bytes()
        with Image.open(BytesIO(data)) as picture:
            assert (picture.format, picture.width in WIDTHS) == ("WEBP", True), path.name
        assert len(data) <= LARGEST, path.name


def test_a_quoted_word_belongs_to_the_picture_before_it_or_to_the_first_of_its_part() -> None:
    told = reading.read(
        "# 甲\n「一」\n![图](pictures/desk/a.webp)\n「二」\n![图](pictures/desk/b.webp)\n「三」\n## 乙\n「四」"
    )
    assert {name: figure.words for name, figure in told.figures.items()} == {"a": ["一", "二"], "b": ["三"]}
    assert told.loose == ["四"]


def test_nothing_is_quoted_where_no_picture_could_show_it() -> None:
    assert GUIDE.loose == []
