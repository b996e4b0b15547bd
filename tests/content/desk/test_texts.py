"""What may stand in a text that goes on a screen."""

import pytest
from pydantic_core import PydanticCustomError

from content.desk.texts import clean, one_line

ENDS = ["\r\n", "\r", "\x85", "\u2028", "\u2029"]


@pytest.mark.parametrize("end", ENDS, ids=ascii)
def test_whatever_ends_a_line_for_anybody_ends_it_for_all(end: str) -> None:
    assert clean(f"停水{end}通知") == "停水\n通知"
    with pytest.raises(PydanticCustomError, match="one line"):
        one_line(f"停水{end}通知")


@pytest.mark.parametrize("turning", "\u061c\u200f\u202a\u202e\u2066\u2069", ids=ascii)
def test_nothing_turns_the_order_of_words_around(turning: str) -> None:
    with pytest.raises(PydanticCustomError, match="cannot be shown"):
        clean(f"{turning}10 ~ 20{turning}")


@pytest.mark.parametrize("text", ["", " \u3000", "\u200b", "\u200d \u2060", "\n\ufeff"], ids=ascii)
def test_what_nobody_sees_is_blank(text: str) -> None:
    with pytest.raises(PydanticCustomError, match="blank"):
        clean(text)
