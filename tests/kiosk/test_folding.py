"""One form for what means the same, and the way back to the text as written."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.folding import Folding, pairs, pairs_text
from kiosk.index.reading import simplified

FOLDING = Folding(simplified())


def test_forms_widths_and_punctuation_are_all_the_same() -> None:
    assert FOLDING.fold("關於《取水許可》的規定（２０２６年）") == FOLDING.fold("关于取水许可的规定 2026年")
    assert FOLDING.fold("GB/T 39735—2020") == "gbt397352020"


def test_sentences_stay_apart_in_a_body() -> None:
    assert FOLDING.lines("取水。许可！\n\n“好”，的") == "取水\n许可\n好的"


def test_pairs_come_back_from_the_index_as_they_were() -> None:
    assert pairs(pairs_text(simplified())) == simplified()


@given(st.text(), st.text(), st.text())
def test_a_part_folded_is_a_part_of_the_whole_folded(before: str, part: str, after: str) -> None:
    whole = before + part + after
    assert FOLDING.fold(before) + FOLDING.fold(part) + FOLDING.fold(after) == FOLDING.fold(whole)
    assert len(FOLDING.places(whole)) == len(FOLDING.fold(whole))


@given(st.text(), st.text(min_size=1), st.text())
def test_what_is_marked_is_what_was_looked_for(before: str, part: str, after: str) -> None:
    folded, whole = FOLDING.fold(part), before + part + after
    marked = FOLDING.mark(whole, folded)
    assert bool(marked) == bool(folded)
    assert all(FOLDING.fold(whole[start:end]) == folded for start, end in marked)
