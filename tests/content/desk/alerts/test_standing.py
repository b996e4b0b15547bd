"""When an alert is on the air: pure rules, held for any order of events."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from content.desk.alerts.standing import (
    COLOURS,
    DAY,
    Act,
    Heard,
    Message,
    approval,
    begins,
    cleared,
    ending,
    missing,
    review_due,
    state,
)
from content.desk.alerts.winning import winning

MINUTE = 60_000
T0 = 1_800_000_000_000


def message(number: int = 1, **more: object) -> Message:
    plain = Message(
        id=number, key=f"office,{number},{T0}", kind="alert", colour="red", drill=False, issued=T0, start=T0,
        end=T0 + 60 * MINUTE, refers_to=(), author=1, signed=False, clear_ms=30 * MINUTE,
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]  # what a test says is what it means


def confirmed(number: int = 1, at: int = T0, **more: object) -> Message:
    return message(number, acts=(Act("confirm", 2, at),), **more)


colours = st.sampled_from(COLOURS)
instants = st.integers(T0 - 60 * MINUTE, T0 + 180 * MINUTE)


@st.composite
def histories(draw: Callable[[st.SearchStrategy[Any]], Any]) -> list[Message]:
    """Up to six messages, some referring to earlier ones, confirmed or not, cleared or not, drills among them."""
    found: list[Message] = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        start = draw(instants)
        acts = []
        if draw(st.booleans()):
            acts.append(Act("confirm", 2, draw(instants)))
            if draw(st.integers(0, 3)) == 0:
                acts.append(Act("all-clear", 2, draw(instants)))
        referred = draw(st.sampled_from(found)) if found and draw(st.booleans()) else None
        kind = draw(st.sampled_from(("update", "cancel"))) if referred else "alert"
        found.append(
            message(
                number, colour=draw(colours), drill=draw(st.booleans()), kind=kind, issued=draw(instants), start=start,
                end=start + draw(st.integers(1, 120)) * MINUTE, acts=tuple(acts),
                refers_to=(referred.key,) if referred else (),
            )
        )  # fmt: skip
    return found


def test_who_wrote_it_and_one_other_person_put_it_on_the_air() -> None:
    assert approval(message()) is None
    assert missing(message()) == 1
    assert approval(message(acts=(Act("confirm", 1, T0),))) is None
    assert begins(confirmed(at=T0 + 5)) == T0 + 5


def test_a_message_that_nobody_wrote_here_needs_two_persons_and_one_twice_is_one() -> None:
    strange = message(author=None)
    assert missing(strange) == 2
    assert missing(replace(strange, acts=(Act("confirm", 2, T0), Act("confirm", 2, T0 + 1)))) == 1
    both = replace(strange, acts=(Act("confirm", 2, T0), Act("confirm", 3, T0 + 9)))
    assert begins(both) == T0 + 9


def test_a_trusted_signature_stands_for_one_person() -> None:
    signed = message(author=None, signed=True)
    assert missing(signed) == 1
    assert approval(replace(signed, acts=(Act("confirm", 2, T0),))) is not None


def test_what_was_put_out_alone_is_on_the_air_and_due_for_review_within_a_day() -> None:
    alone = message(acts=(Act("break-glass", 1, T0),))
    assert (begins(alone), review_due(alone)) == (T0, T0 + DAY)
    reviewed = replace(alone, acts=(*alone.acts, Act("review", 2, T0 + 5)))
    assert review_due(reviewed) is None


def test_it_runs_from_its_start_until_its_expiry() -> None:
    later = confirmed(start=T0 + MINUTE)
    told = [state(later, Heard([]), at) for at in (T0, T0 + MINUTE, T0 + 60 * MINUTE - 1, T0 + 60 * MINUTE)]
    assert told == ["confirmed", "running", "running", "expired"]


def test_an_update_takes_over_when_it_begins_and_not_before() -> None:
    first = confirmed()
    update = confirmed(2, kind="update", refers_to=(first.key,), start=T0 + 10 * MINUTE, colour="blue")
    assert state(first, Heard([update]), T0 + 9 * MINUTE) == "running"
    assert state(first, Heard([update]), T0 + 10 * MINUTE) == "updated"
    assert state(first, Heard([message(2, kind="update", refers_to=(first.key,))]), T0 + 10 * MINUTE) == "running"


def test_a_cancel_ends_it_and_says_so_for_a_while_even_when_it_came_first() -> None:
    first = confirmed()
    cancel = confirmed(2, at=T0 + 5, kind="cancel", refers_to=(first.key,))
    assert state(first, Heard([cancel]), T0 + 5) == "cancelled"
    assert cleared(cancel, Heard([first, cancel])) == (T0 + 5, T0 + 5 + 30 * MINUTE)
    late = confirmed(at=T0 + 9)
    assert state(late, Heard([cancel]), T0 + 9) == "overtaken"
    assert cleared(cancel, Heard([late, cancel])) is None


def test_a_drill_never_ends_what_is_real() -> None:
    first = confirmed()
    for kind in ("update", "cancel"):
        drill = confirmed(2, kind=kind, refers_to=(first.key,), drill=True)
        assert state(first, Heard([drill]), T0 + 5) == "running"


@given(histories(), instants)
def test_what_is_shown_runs_is_approved_and_nothing_above_it_is_left_out(found: list[Message], now: int) -> None:
    shown = [stretch for stretch in winning(found) if stretch.start <= now < stretch.end]
    by_id = {each.id: each for each in found}
    running = [each for each in found if each.kind != "cancel" and state(each, Heard(found), now) == "running"]
    assert len(shown) <= 1
    if running:
        assert shown
    for stretch in shown:
        best = by_id[stretch.claim.id]
        assert approval(best) is not None
        if stretch.claim.what == "alert":
            assert best in running
            assert all(rank(each) <= rank(best) for each in running)


@given(histories())
def test_stretches_are_sorted_disjoint_and_end_with_their_alerts(found: list[Message]) -> None:
    stretches = winning(found)
    for earlier, later in itertools.pairwise(stretches):
        assert earlier.start < earlier.end <= later.start
    for stretch in stretches:
        best = next(each for each in found if each.id == stretch.claim.id)
        if stretch.claim.what == "alert":
            assert stretch.end <= ending(best, Heard(found)).at <= best.end


@given(histories(), st.randoms())
def test_the_order_in_which_messages_come_changes_nothing(found: list[Message], chance: object) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' own random
    assert winning(shuffled) == winning(found)


@given(histories(), instants, instants)
def test_what_ended_never_runs_again(found: list[Message], one: int, other: int) -> None:
    earlier, later = sorted((one, other))
    over = {"expired", "updated", "cancelled", "discarded", "lapsed", "overtaken"}
    for each in found:
        if each.kind != "cancel" and state(each, Heard(found), earlier) in over:
            assert state(each, Heard(found), later) in over


def rank(each: Message) -> tuple[bool, int, int, int]:
    return (not each.drill, COLOURS.index(each.colour), each.issued, each.id)
