"""What changed between two wordings of a record, as a reviewer reads it."""

from typing import Any

from flask import Flask

from content.desk.pages.records.difference import Change, difference

OLD: dict[str, Any] = {
    "title": {"zh-Hans": "取水许可", "en": "Water abstraction"},
    "materials": [{"name": {"zh-Hans": "申请书"}, "required": True}, {"name": {"zh-Hans": "照片"}, "required": True}],
    "fee": {"free": True, "text": {"zh-Hans": "不收费"}},
}


def changed(app: Flask, **new: Any) -> list[Change]:
    with app.test_request_context("/desk/?lang=en"):
        return difference("guide", OLD, OLD | new)


def test_nothing_changed_is_nothing_to_read(app: Flask) -> None:
    assert changed(app) == []


def test_a_text_is_compared_word_by_word_in_its_language(app: Flask) -> None:
    (change,) = changed(app, title={"zh-Hans": "取水许可证", "en": "Water abstraction"})
    assert (change.place, change.lang) == ("Title", "zh-Hans")
    assert [(piece.change, piece.text) for piece in change.pieces] == [("same", "取水许可"), ("added", "证")]


def test_a_row_that_came_is_told_and_those_that_moved_for_it_are_not(app: Flask) -> None:
    further = {"name": {"zh-Hans": "身份证"}, "required": True}
    (change,) = changed(app, materials=[further, *OLD["materials"]])
    assert (change.place, change.before, change.after) == ("Paper 1", "", "身份证")


def test_a_row_that_was_edited_says_which_of_its_fields(app: Flask) -> None:
    first, second = OLD["materials"]
    (change,) = changed(app, materials=[first, second | {"required": False}])
    assert (change.place, change.before, change.after) == ("Paper 2 · Everybody needs it", "yes", "no")


def test_what_is_not_there_any_more_is_told_by_its_fields(app: Flask) -> None:
    with app.test_request_context("/desk/?lang=en"):
        gone = difference("guide", OLD, {name: value for name, value in OLD.items() if name != "fee"})
    assert [(each.place, each.before, each.after) for each in gone] == [
        ("Fee · Free of charge", "yes", ""),
        ("Fee · In words", "不收费", ""),
    ]
