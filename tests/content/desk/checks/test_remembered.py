"""What was found in a text counts for exactly this text, beside exactly what was known."""

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from content.desk.checks import Finding
from content.desk.checks.passage import Passage
from content.desk.checks.remembered import A_FINDING, Remembered

from .around import of

ASKED = st.tuples(st.sampled_from(["title", "body"]), st.text("停水县", max_size=4), st.integers(0, 2))


@given(st.lists(ASKED, max_size=40), st.integers(0, 12 * A_FINDING))
def test_in_whatever_order_it_is_asked_the_answer_is_that_of_looking_anew(
    asked: list[tuple[str, str, int]], most: int
) -> None:
    remembered = Remembered(most)

    def look(field: str, text: str, beside: int) -> list[Finding]:
        return [Passage.of(field, text).at(f"kind-{beside}", place, place + 1) for place in range(len(text))]

    for field, text, beside in asked:
        passage = Passage.of(field, text)
        found = remembered.of(passage, beside, partial(look, field, text, beside))
        assert found == look(field, text, beside)


def test_what_is_looked_at_again_is_not_searched_again_until_others_take_its_room() -> None:
    remembered = Remembered(3 * A_FINDING)
    looked: list[str] = []

    def look(text: str) -> list[Finding]:
        looked.append(text)
        return []

    for text in ("一", "二", "一", "三", "一", "二"):
        remembered.of(Passage.of("body", text), 0, partial(look, text))

    assert looked == ["一", "二", "三", "二"], "of three where two have room, the one unused longest went"


def test_a_name_that_was_put_on_the_offices_list_is_no_longer_found_in_the_same_text() -> None:
    text = "停水期间请到云岭市供水站咨询。"

    assert of("foreign-name", text, foreign=("云岭市",))
    assert not of("foreign-name", text)
    assert of("foreign-name", text, foreign=("云岭市",))
