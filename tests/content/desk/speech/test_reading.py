"""Words in pieces for one voice each."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk.speech.reading import EN, ZH, Piece, pieces, pinyin


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("银行", "yin2 hang2"),
        ("重庆", "chong2 qing4"),
        ("重要", "zhong4 yao4"),
        ("行政许可", "xing2 zheng4 xu2 ke3"),
        ("长辈版", "zhang3 bei4 ban3"),
        ("绿色的", "lv4 se4 de5"),
        ("水务局", "shui3 wu4 ju2"),
        ("不是", "bu2 shi4"),
    ],
)
def test_a_character_is_read_as_its_phrase_says(words: str, read: str) -> None:
    assert pinyin(words) == read


def test_punctuation_is_one_pause_the_longest_that_stood_there() -> None:
    assert pinyin("，（一）先。——后、再") == "yi1 , xian1 . hou4 , zai4"


def test_latin_words_inside_chinese_are_said_by_the_english_voice() -> None:
    assert pieces("扫QR码，用WeChat Pay付。", ZH) == [
        Piece(ZH, "sao3"),
        Piece(EN, "Q R"),
        Piece(ZH, "ma3 , yong4"),
        Piece(EN, "WeChat Pay"),
        Piece(ZH, "fu4 ."),
    ]


def test_hanzi_inside_english_are_said_by_the_mandarin_voice() -> None:
    assert pieces("Ask for 水务局 here", EN) == [Piece(EN, "Ask for"), Piece(ZH, "shui3 wu4 ju2"), Piece(EN, "here")]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Call 0999-5550122", "Call 0 9 9 9, 5 5 5, 0 1 2 2"),
        ("Room 806, rooms 1101 and up", "Room 8 0 6, rooms 1 1 0 1 and up"),
        ("from 2026-07-01", "from 1 July 2026"),
        ("9:00–12:00", "9 o'clock to 12 o'clock"),
        ("CCSW-2026-00017", "C C S W, 2 0 2 6, 0 0 0 1 7"),
        ("500 m³", "500 cubic metres"),
    ],
)
def test_english_says_numbers_of_things_one_by_one(written: str, said: str) -> None:
    assert pieces(written, EN) == [Piece(EN, said)]


@given(st.text(), st.sampled_from((ZH, EN)))
def test_every_piece_is_something_that_its_voice_can_say(text: str, lang: str) -> None:
    for piece in pieces(text, lang):
        if piece.lang == ZH:
            assert re.fullmatch(r"(?:[a-zü]+[1-5]|,|\.)(?: (?:[a-zü]+[1-5]|,|\.))*", piece.words)
        else:
            assert any(each.isalnum() for each in piece.words)


@pytest.mark.parametrize("lang", [ZH, EN])
def test_what_has_no_words_has_no_pieces(lang: str) -> None:
    assert pieces("……——！？ \n", lang) == []
