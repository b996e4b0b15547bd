"""The review by itself: no database, only what was decided."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk.review import Made, State, due, refusal, state

AUTHOR, SECTION, OFFICE, OTHER = 1, 2, 3, 4
CHAIN = ("section", "office")
SUBMITTED = Made("submit", AUTHOR, CHAIN)
BY_SECTION = Made("approve", SECTION)
BY_OFFICE = Made("approve", OFFICE)
RETURNED = Made("return", SECTION)
CONSOLE = Made("console", OTHER)


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ([], "draft"),
        ([SUBMITTED], "submitted"),
        ([SUBMITTED, BY_SECTION], "submitted"),
        ([SUBMITTED, BY_SECTION, BY_OFFICE], "approved"),
        ([SUBMITTED, RETURNED], "returned"),
        ([SUBMITTED, BY_SECTION, RETURNED], "returned"),
        ([CONSOLE], "approved"),
        ([SUBMITTED, BY_SECTION, CONSOLE], "approved"),
    ],
)
def test_the_state_follows_from_the_decisions(decisions: Sequence[Made], expected: State) -> None:
    assert state(decisions) == expected


def test_the_steps_come_one_after_another() -> None:
    first, second = due([SUBMITTED]), due([SUBMITTED, BY_SECTION])
    assert first is not None
    assert (first.role, first.final) == ("section", False)
    assert second is not None
    assert (second.role, second.final) == ("office", True)
    assert due([SUBMITTED, BY_SECTION, BY_OFFICE]) is None


@given(st.integers(min_value=1, max_value=9))
def test_a_chain_has_as_many_steps_as_it_says(length: int) -> None:
    steps = tuple(f"role{place}" for place in range(length))
    decisions = [Made("submit", 0, steps)]
    for place in range(length):
        step = due(decisions)
        assert step is not None
        assert (step.role, step.final) == (steps[place], place == length - 1)
        assert state(decisions) == "submitted"
        decisions.append(Made("approve", place + 1))
    assert state(decisions) == "approved"


def test_nobody_decides_on_what_they_wrote() -> None:
    found = refusal([SUBMITTED], AUTHOR, frozenset({"section"}), AUTHOR, AUTHOR)
    assert found is not None
    assert (found.status, found.type) == (403, "own-notice")


def test_whoever_made_the_last_edit_does_not_decide_on_it_either() -> None:
    found = refusal([SUBMITTED], SECTION, frozenset({"section"}), AUTHOR, SECTION)
    assert found is not None
    assert (found.status, found.type) == (403, "own-notice")


def test_nobody_decides_twice_even_with_the_next_step_s_role() -> None:
    found = refusal([SUBMITTED, BY_SECTION], SECTION, frozenset(CHAIN), AUTHOR, AUTHOR)
    assert found is not None
    assert (found.status, found.type) == (403, "decided-already")


def test_the_step_s_role_is_needed() -> None:
    found = refusal([SUBMITTED], OFFICE, frozenset({"office"}), AUTHOR, AUTHOR)
    assert found is not None
    assert (found.status, found.type, found.role) == (403, "wrong-role", "section")


def test_a_draft_cannot_be_decided_on() -> None:
    found = refusal([], SECTION, frozenset({"section"}), AUTHOR, AUTHOR)
    assert found is not None
    assert found.status == 409


def test_the_right_person_may() -> None:
    assert refusal([SUBMITTED], SECTION, frozenset({"section"}), AUTHOR, AUTHOR) is None
    assert refusal([SUBMITTED, BY_SECTION], OFFICE, frozenset({"office"}), AUTHOR, AUTHOR) is None
