"""Lines break where Chinese breaks, and pages hold what they can."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.type.lines import NOT_FIRST, NOT_LAST, wrap
from content.type.shaping import advance
from tests.content.type.texts import english, texts

WIDE = 576


@settings(deadline=None)
@given(st.one_of(texts, english), st.sampled_from([24, 48, 96]), st.integers(1, 8))
def test_no_word_is_lost_and_every_line_fits(text: str, px: int, most: int) -> None:
    pages = wrap(text, px, WIDE, most)
    assert "".join("".join(pages).split()) == "".join(text.split())
    assert all(len(page.split("\n")) <= most for page in pages)
    for line in "\n".join(pages).split("\n"):
        assert advance(line, px) <= WIDE or len(line) == 1


def test_no_line_begins_with_closing_or_ends_with_opening_punctuation() -> None:
    text = "各科室（所）、各直属单位：请于十一月三十日前将《自查表》报送“防汛办”，逾期不候。" * 6
    lines = "\n".join(wrap(text, 48, WIDE, 4)).split("\n")
    assert len(lines) > 10
    assert not [line for line in lines if line[0] in NOT_FIRST or line[-1] in NOT_LAST]


def test_words_and_figures_stay_whole() -> None:
    lines = wrap("会议定于2026年11月30日15:30在Conference room 1104召开", 48, 400, 9)[0].split("\n")
    assert not [line for line in lines if line.endswith(("Con", "Confer", "15:", "202"))]
    assert "Conference" in " ".join(lines)


def test_a_word_wider_than_the_line_is_broken() -> None:
    lines = wrap("https://chengchuan.example/notices/2026/flood", 96, WIDE, 9)[0].split("\n")
    assert len(lines) > 1


@pytest.mark.parametrize("text", ["国" + "（" * 9 + "Conference", "见《ChengchuanWaterBureau》", "国" + "。" * 40])
def test_no_line_is_too_wide_for_the_sake_of_its_brackets(text: str) -> None:
    lines = "\n".join(wrap(text, 48, 480, 9)).split("\n")
    assert "".join(lines) == text
    assert max(advance(line, 48) for line in lines) <= 480


def test_what_the_author_ended_is_ended() -> None:
    assert wrap("一、今日停水\n二、明日供水", 24, WIDE, 4) == ["一、今日停水\n二、明日供水"]


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_nothing_is_one_empty_page(text: str) -> None:
    assert [page.strip() for page in wrap(text, 24, WIDE, 4)] == [""]
