"""The review by itself: no database, only what was decided."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk.review import Capacity, Made, Seat, State, chain, due, refusal, seat, state

AUTHOR, SECTION, OFFICE, OTHER, SECRECY = 1, 2, 3, 4, 5
WRITERS = frozenset({AUTHOR})
CHAIN = ("section", "office")
SUBMITTED = Made("submit", AUTHOR, CHAIN)
BY_SECTION = Made("approve", SECTION)
BY_OFFICE = Made("approve", OFFICE)
RETURNED = Made("return", SECTION)
CONSOLE = Made("console", OTHER)
REFERRED = Made("refer", SECTION)


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
        ([SUBMITTED, REFERRED], "submitted"),
        ([SUBMITTED, REFERRED, Made("approve", SECRECY), BY_SECTION], "submitted"),
        ([SUBMITTED, REFERRED, Made("approve", SECRECY), BY_SECTION, BY_OFFICE], "approved"),
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
    found = refusal([SUBMITTED], AUTHOR, frozenset({"section"}), WRITERS)
    assert found is not None
    assert (found.status, found.type) == (403, "own-notice")


def test_whoever_made_the_last_edit_does_not_decide_on_it_either() -> None:
    found = refusal([SUBMITTED], SECTION, frozenset({"section"}), frozenset({AUTHOR, SECTION}))
    assert found is not None
    assert (found.status, found.type) == (403, "own-notice")


def test_nobody_decides_twice_even_with_the_next_step_s_role() -> None:
    found = refusal([SUBMITTED, BY_SECTION], SECTION, frozenset(CHAIN), WRITERS)
    assert found is not None
    assert (found.status, found.type) == (403, "decided-already")


def test_the_step_s_role_is_needed() -> None:
    found = refusal([SUBMITTED], OFFICE, frozenset({"office"}), WRITERS)
    assert found is not None
    assert (found.status, found.type, found.role) == (403, "wrong-role", "section")


def test_a_draft_cannot_be_decided_on() -> None:
    found = refusal([], SECTION, frozenset({"section"}), WRITERS)
    assert found is not None
    assert found.status == 409


def test_the_right_person_may() -> None:
    assert refusal([SUBMITTED], SECTION, frozenset({"section"}), WRITERS) is None
    assert refusal([SUBMITTED, BY_SECTION], OFFICE, frozenset({"office"}), WRITERS) is None


def test_who_is_unsure_asks_the_secrecy_reviewer_and_decides_afterwards() -> None:
    decisions = [SUBMITTED, REFERRED]
    assert chain(decisions) == ("secrecy", "section", "office")
    first = due(decisions)
    assert first is not None
    assert (first.role, first.final) == ("secrecy", False)
    decisions.append(Made("approve", SECRECY))
    assert refusal(decisions, SECTION, frozenset({"section"}), WRITERS) is None


def test_a_referral_later_in_the_chain_keeps_what_was_decided_before() -> None:
    decisions = [SUBMITTED, BY_SECTION, Made("refer", OFFICE)]
    assert chain(decisions) == ("section", "secrecy", "office")
    found = refusal(decisions, SECTION, frozenset({"secrecy"}), WRITERS)
    assert found is not None
    assert found.type == "decided-already"


AWAY = Capacity(SECTION, frozenset({"section"}))


def test_a_substitute_decides_in_the_name_of_who_is_absent() -> None:
    found = seat([SUBMITTED], OTHER, frozenset({"author"}), WRITERS, [AWAY])
    assert isinstance(found, Seat)
    assert (found.step.role, found.stands_for) == ("section", SECTION)


def test_who_has_the_role_themselves_decides_in_their_own_name() -> None:
    found = seat([SUBMITTED], OTHER, frozenset({"section"}), WRITERS, [AWAY])
    assert isinstance(found, Seat)
    assert found.stands_for is None


@pytest.mark.parametrize(
    ("decisions", "by", "writers", "expected"),
    [
        # What the substitute wrote, what the absent person wrote.
        ([SUBMITTED], OTHER, {AUTHOR, OTHER}, "own-notice"),
        ([SUBMITTED], OTHER, {AUTHOR, SECTION}, "not-in-their-name"),
        # The substitute decided before; the absent person did; through the substitute, who is back.
        ([Made("submit", AUTHOR, ("office", "section")), Made("approve", OTHER)], OTHER, {AUTHOR}, "decided-already"),
        (
            [Made("submit", AUTHOR, ("office", "section")), Made("approve", SECTION)],
            OTHER,
            {AUTHOR},
            "not-in-their-name",
        ),
        (
            [Made("submit", AUTHOR, ("office", "section")), Made("approve", OTHER, (), SECTION)],
            SECTION,
            {AUTHOR},
            "decided-already",
        ),
        # For whom they stand in has not the role.
        ([SUBMITTED, BY_SECTION], OTHER, {AUTHOR}, "wrong-role"),
    ],
)
def test_a_substitution_lets_nobody_decide_twice_or_on_their_own(
    decisions: Sequence[Made], by: int, writers: set[int], expected: str
) -> None:
    roles = frozenset({"section"}) if by == SECTION else frozenset({"author"})
    covered = [] if by == SECTION else [AWAY]
    found = refusal(decisions, by, roles, frozenset(writers), covered)
    assert found is not None
    assert found.type == expected
