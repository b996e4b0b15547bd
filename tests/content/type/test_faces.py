"""Which font draws what, and what a machine is told that lacks one."""

from pathlib import Path

import pytest

from content.type import faces
from content.type.missing import missing
from content.type.shaping import runs

SMALL = faces.SHARP if faces.SHARP.path.exists() else faces.SANS
"""The bitmaps are an optional package; without them the outlines draw every size."""


def test_the_font_of_programmes_is_a_file_of_its_package() -> None:
    assert faces.font_file("sans").name == "NotoSansSC-Regular.otf"
    assert faces.font_file("sans").is_file()


def test_another_font_name_is_refused() -> None:
    with pytest.raises(KeyError):
        faces.font_file("comic")


def test_bitmaps_draw_the_small_sizes_alone() -> None:
    assert [faces.chain(px)[0] for px in (12, 16, 20, 24, 96)] == [SMALL, SMALL, faces.SANS, faces.SANS, faces.SANS]


def test_a_character_that_the_bitmaps_lack_is_drawn_by_the_outlines() -> None:
    drawn = [(face, char) for face, part in runs("铁𬭚铁", 16) for char in part]
    assert drawn == [(SMALL, "铁"), (faces.SANS, "𬭚"), (SMALL, "铁")]


def test_without_the_bitmaps_everything_is_drawn_by_the_outlines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "_ZENHEI", Path("/nowhere.ttc"))
    assert faces.chain(16) == (faces.SANS,)
    assert any("fonts-wqy-zenhei" in line for line in faces.check())


def test_what_no_font_has_is_named_once_and_in_order() -> None:
    assert missing("防汛😀通知\n한 国😀", 96) == ["😀", "한"]


@pytest.mark.parametrize("px", [12, 16, 24, 96])
def test_rare_characters_of_names_are_not_missing(px: int) -> None:
    assert missing("鼠疆赢灌𬭚𫟦·m³/s\u3000（）", px) == []


def test_spaces_joiners_and_line_ends_are_never_missing() -> None:
    assert missing(" \u3000\n\t\u200d\u200b", 96) == []


def test_check_has_a_line_for_each_thing_that_is_wrong() -> None:
    assert all(line and "\n" not in line for line in faces.check())
