"""Whole words that come while somebody types: what the office has, in the language that is typed."""

import pytest
from flask.testing import FlaskClient

from kiosk.search.pages import WHOLES
from tests.kiosk.search.test_pages import asked, lobby, visitor

__all__ = ["lobby", "visitor"]


def wholes(visitor: FlaskClient, typed: str, **more: str) -> list[str]:
    return [each["text"] for each in asked(visitor, typed, **more)["completions"]]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("qsh", "取水许可"),
        ("qushui", "取水许可"),
        ("取", "取水许可"),
        ("dj", "打井"),
        ("jhy", "计划用水"),
        ("3", "305"),
    ],
)
def test_what_begins_as_it_was_typed_comes_first(visitor: FlaskClient, typed: str, first: str) -> None:
    assert wholes(visitor, typed)[0] == first


def test_they_find_what_they_came_for(visitor: FlaskClient) -> None:
    for typed in ("qs", "sh", "j", "wat"):
        for whole in wholes(visitor, typed):
            assert asked(visitor, whole)["total"] > 0, (typed, whole)


def test_they_are_few_and_none_comes_twice_or_as_it_was_typed(visitor: FlaskClient) -> None:
    for typed in ("s", "shui", "水", "取水许可"):
        found = wholes(visitor, typed)
        assert len(found) == len(set(found)) <= WHOLES
        assert typed not in found


def test_a_long_title_lends_only_the_words_that_were_meant(visitor: FlaskClient) -> None:
    assert "计划用水" in wholes(visitor, "jihuayongshui")
    assert max(map(len, wholes(visitor, "jihua"))) < len("关于下达2026年度计划用水指标的通知")


def test_english_words_come_alone_when_english_is_typed(visitor: FlaskClient) -> None:
    assert wholes(visitor, "bo", words="en")[0] == "borehole"
    assert all(whole.isascii() for whole in wholes(visitor, "wa", words="en"))


def test_a_reader_of_traditional_characters_gets_them(visitor: FlaskClient) -> None:
    assert wholes(visitor, "qsh", lang="zh-Hant")[0] == "取水許可"
    assert wholes(visitor, "jiaod", lang="zh-Hant")[0] == "澆地"
    assert "節水型單位" in wholes(visitor, "jieshuix", lang="zh-Hant")


def test_what_was_only_guessed_is_no_word(visitor: FlaskClient) -> None:
    assert wholes(visitor, "qusuixuke") == []
