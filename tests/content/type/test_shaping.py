"""Widths add up, and pieces side by side are the whole, to the pixel."""

from itertools import pairwise
from unicodedata import normalize

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from content.type.faces import BITMAP_SIZES
from content.type.shaping import LONGEST_PIECE, PIECE, advance, is_ideograph, pieces, width
from display.led.lettering import colour, coverage
from display.led.strip import Strip
from tests.content.type.texts import english, texts

SIZES = [(12, 16), (16, 16), (24, 32), (33, 48), (96, 128)]
WHITE, BLACK = colour("#ffffff"), colour("#000000")


@given(st.one_of(texts, english, st.text(max_size=1000)), st.integers(1, 40))
def test_pieces_joined_are_the_text(text: str, least: int) -> None:
    found = pieces(text, least)
    assert "".join(found) == text
    assert all(len(piece) >= least for piece in found[:-1])


@given(st.lists(st.one_of(texts, english), max_size=6).map("".join), st.sampled_from([12, 16, 24, 33, 96]))
def test_widths_of_the_pieces_add_up(text: str, px: int) -> None:
    parts = pieces(text)
    assert sum(advance(part, px) for part in parts) == pytest.approx(advance(text, px), abs=1e-6)
    assert width(text, px) - 1 < advance(text, px) <= width(text, px)


@given(texts)
def test_chinese_is_cut_between_two_ideographs_only(text: str) -> None:
    for left, right in pairwise(pieces(text)):
        assert (is_ideograph(left[-1]) and is_ideograph(right[0])) or (left[-1] == " " and len(left) > PIECE)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(texts, english), max_size=4).map("".join), st.sampled_from(SIZES))
def test_a_strip_of_pieces_has_the_pixels_of_the_text_drawn_whole(text: str, size: tuple[int, int]) -> None:
    px, height = size
    # Pillow puts a line of bitmaps one pixel higher as soon as it has an accent; such a line is cut all the same.
    assume(px not in BITMAP_SIZES or normalize("NFD", text) == text)
    strip = Strip(text, px, height, WHITE, BLACK)
    drawn = strip.window(0, max(1, strip.width))
    whole = coverage(text, px, height)
    assert np.array_equal(drawn[:, :, 0], whole[:, : drawn.shape[1]])


def test_an_english_text_is_cut_too() -> None:
    longest = max(map(len, pieces("The flood control office reminds everyone to stay away. " * 200)))
    assert longest < 100


def test_a_text_of_no_words_is_cut_but_never_between_a_letter_and_its_accent() -> None:
    found = pieces("e\u0301" * 3000)
    assert max(map(len, found)) <= LONGEST_PIECE + 1
    assert all(piece.startswith("e") for piece in found)


def test_kerning_is_measured() -> None:
    assert advance("AV", 96) < advance("A", 96) + advance("V", 96)


def test_an_ellipsis_is_as_wide_after_a_word_as_after_an_ideograph() -> None:
    assert advance("A……", 100) - advance("A", 100) == advance("国……", 100) - advance("国", 100) == 200


def test_ideographs_are_as_wide_as_their_em() -> None:
    assert [width("汛期" * 50, px) for px in (12, 16, 24, 96, 160)] == [1200, 1600, 2400, 9600, 16000]


def test_nothing_has_no_width() -> None:
    assert (width("", 96), pieces("")) == (0, [])
