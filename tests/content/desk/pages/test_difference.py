"""What changed between two wordings."""

from hypothesis import given
from hypothesis import strategies as st

from content.desk.pages.difference import Piece, changes, compare


def test_a_chinese_text_is_compared_by_characters() -> None:
    assert list(compare("汛期水库请勿游泳。", "汛期河道请勿游泳。")) == [
        Piece("same", "汛期"),
        Piece("removed", "水库"),
        Piece("added", "河道"),
        Piece("same", "请勿游泳。"),
    ]


def test_a_character_that_two_words_happen_to_share_belongs_to_the_change() -> None:
    assert list(compare("请告诉值班室。", "请报告值班室。")) == [
        Piece("same", "请"),
        Piece("removed", "告诉"),
        Piece("added", "报告"),
        Piece("same", "值班室。"),
    ]


def test_an_english_text_is_compared_by_words() -> None:
    assert list(compare("counter 3, room 101", "counter 12, room 101")) == [
        Piece("same", "counter "),
        Piece("removed", "3"),
        Piece("added", "12"),
        Piece("same", ", room 101"),
    ]


@given(st.text(max_size=60), st.text(max_size=60))
def test_what_stayed_and_was_removed_is_the_old_text_and_with_what_was_added_the_new_one(a: str, b: str) -> None:
    pieces = list(compare(a, b))
    assert "".join(piece.text for piece in pieces if piece.change != "added") == a
    assert "".join(piece.text for piece in pieces if piece.change != "removed") == b


def test_fields_come_in_reading_order_and_equal_ones_not_at_all() -> None:
    before = {"kind": "scroll", "text": "甲", "level": "routine", "channels": ["lobby-led"]}
    after = {"kind": "scroll", "text": "乙", "level": "urgent", "channels": ["lobby-led"], "days": "working"}
    assert [change.field for change in changes(before, after)] == ["text", "level", "days"]
    assert changes(before, before) == []


def test_an_empty_field_is_no_field() -> None:
    assert changes({"text": "甲"}, {"text": "甲", "text_en": "", "media": []}) == []
