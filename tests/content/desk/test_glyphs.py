"""A character that no font here draws is told to whoever writes it."""

import pytest

from content.desk.errors import Problem
from tests.world import Office


def refused(office: Office, text: str, **more: str) -> Problem:
    with pytest.raises(Problem) as caught:
        office.write(text, "author", **more)
    return caught.value


def test_a_character_without_a_glyph_is_named_with_its_field(office: Office) -> None:
    problem = refused(office, "放假通知😀𪚥")
    assert (problem.status, problem.field) == (400, "text")
    assert problem.values["characters"] == "😀 𪚥"


def test_the_english_wording_is_looked_at_too(office: Office) -> None:
    assert refused(office, "放假通知", text_en="closed ⛔").field == "text_en"


def test_rare_names_and_every_sign_of_a_notice_are_shown(office: Office) -> None:
    made = office.write("请𬭚、𫟦、㙍同志于 8:00—17:00 到 1#楼③室，℃ ％ № ★“”《》……")
    assert made.state == "draft"
