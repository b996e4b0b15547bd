"""Which slice of a typeface has which characters, and how a browser is told."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from content.type.slicing import CJK, FAMILIES, sliced, slices, span

POINTS = st.sets(st.integers(0, 0x10FFFF), min_size=1) | st.builds(
    lambda first, length: set(range(first, first + length)), st.integers(0, 0x9FFF), st.integers(1, 99)
)
KIOSK = Path(__file__).parents[3] / "kiosk"


@given(POINTS)
def test_a_span_says_each_point_and_no_other(points: set[int]) -> None:
    told = [tuple(int(end, 16) for end in each[2:].split("-")) for each in span(points).split(", ")]
    assert sorted(points) == [point for first, *last in told for point in range(first, (last or [first])[0] + 1)]


def test_the_first_slice_has_the_characters_of_every_day_and_no_rare_ones() -> None:
    common = slices()["common"]
    assert len([point for point in common if 0x4E00 <= point <= 0x9FFF]) == 3755 + len("體")
    assert {ord(each) for each in "门厅水务局取座"} <= common
    assert not {ord(each) for each in "亍鼾門"} & common


def test_no_character_is_in_two_slices() -> None:
    common, traditional = slices().values()
    assert not common & traditional


def test_what_the_kiosk_itself_says_is_in_the_slices() -> None:
    """Else each of its pages would have the whole typeface read."""
    said = "".join(each.read_text() for each in KIOSK.glob("translations/**/*.po"))
    assert {point for point in map(ord, said) if point >= CJK} <= frozenset().union(*slices().values())


@pytest.mark.parametrize("face", FAMILIES)
def test_a_slice_draws_what_it_is_for_as_the_whole_does(face: str) -> None:
    path = FAMILIES[face][1]
    points = {point for point in slices()["traditional"] if point % 20 == 0}
    small, whole = sliced(path, points), TTFont(BytesIO(path.read_bytes()))
    assert set(small.getBestCmap()) == points & set(whole.getBestCmap())
    for point, name in small.getBestCmap().items():
        assert small["hmtx"][name] == whole["hmtx"][whole.getBestCmap()[point]]


def test_the_stylesheet_of_a_kiosk_names_files_that_are_there() -> None:
    folder = KIOSK / "static/vendor/faces"
    named = re.findall(r'url\("([^/"]+)"\)', (folder / "faces.css").read_text())
    assert sorted(named) == sorted(each.name for each in folder.glob("*.otf"))
