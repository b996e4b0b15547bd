"""What is on screen when a new programme takes over: an unchanged loop never jumps, what is new comes first."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from content.desk.compile import Rule, Showing, compile_channel
from content.published.programme import Programme, parse
from content.published.timeline import Position
from content.published.timeline import at as position_at
from tests.content.desk.compile.office import DAY, HOUR, MINUTE, NOW, channel, notice
from tests.content.desk.compile.rules import moments, several, showings


def compiled(queue: list[Showing], now: int, previous: dict[str, Any] | None = None) -> dict[str, Any]:
    """As the next compilation finds it: through JSON."""
    body = compile_channel(channel(), queue, now, 1, previous)
    return json.loads(json.dumps(body))  # type: ignore[no-any-return]


def on_screen(body: dict[str, Any], now: int) -> tuple[str, int]:
    shown = position_at(parse(body), now)["main"]
    assert shown is not None
    return shown.item, shown.offset


A, B, C = notice(1), notice(2), notice(3)


def test_the_first_programme_begins_with_its_first_notice() -> None:
    assert on_screen(compiled([A, B], NOW), NOW) == ("n1r1", 0)


def test_a_daily_recompile_moves_nothing() -> None:
    first = compiled([A, B], NOW)
    later = NOW + DAY + 13_370
    assert on_screen(compiled([A, B], later, first), later) == on_screen(first, later)


def test_an_approval_is_seen_at_once() -> None:
    first = compiled([A, B], NOW)
    assert on_screen(compiled([A, B, C], NOW + 3_000, first), NOW + 3_000) == ("n3r1", 0)


def test_an_edit_is_seen_at_once() -> None:
    first = compiled([A, B], NOW)
    edited = notice(2, revision=2)
    assert on_screen(compiled([A, edited], NOW + 3_000, first), NOW + 3_000) == ("n2r2", 0)


def test_of_several_new_notices_the_first_begins() -> None:
    first = compiled([A], NOW)
    assert on_screen(compiled([A, B, C], NOW + 3_000, first), NOW + 3_000) == ("n2r1", 0)


def test_what_was_approved_before_its_start_begins_at_its_start() -> None:
    later = notice(3, Rule(start=NOW + HOUR))
    body = compiled([A, B, later], NOW)
    assert on_screen(body, NOW + HOUR) == ("n1r1", 0)


def test_what_starts_in_the_past_begins_when_it_is_approved() -> None:
    first = compiled([A, B], NOW)
    now = NOW + 3_000
    late = compiled([A, B, notice(3, Rule(start=NOW - MINUTE))], now, first)
    assert on_screen(late, now) == ("n3r1", 0)
    assert on_screen(late, NOW - MINUTE - 1) == on_screen(first, NOW - MINUTE - 1)


def test_the_withdrawal_of_a_neighbour_does_not_make_a_notice_jump() -> None:
    first = compiled([A, B, C], NOW)
    now = NOW + 14_000
    assert on_screen(first, now) == ("n2r1", 4_000)
    assert on_screen(compiled([B, C], now, first), now) == ("n2r1", 4_000)


def test_when_the_notice_on_screen_is_withdrawn_the_next_follows() -> None:
    first = compiled([A, B, C], NOW)
    now = NOW + 14_000
    assert on_screen(compiled([A, C], now, first), now) == ("n3r1", 0)


def test_a_new_order_goes_on_with_the_notice_on_screen() -> None:
    first = compiled([A, B], NOW)
    now = NOW + 14_000
    assert on_screen(compiled([notice(1, order=9), B], now, first), now) == ("n2r1", 4_000)


def test_a_notice_that_became_shorter_does_not_overrun() -> None:
    first = compiled([notice(1, duration=10_000)], NOW)
    now = NOW + 8_000
    assert on_screen(compiled([notice(1, duration=5_000)], now, first), now) == ("n1r1", 4_999)


def test_after_an_urgent_notice_is_withdrawn_the_others_begin_anew() -> None:
    first = compiled([A, B, notice(9, level="urgent")], NOW)
    assert on_screen(compiled([A, B], NOW + 3_000, first), NOW + 3_000) == ("n1r1", 0)


def test_an_urgent_notice_to_come_leaves_the_running_loop_alone() -> None:
    first = compiled([A, B], NOW)
    now = NOW + 13_000
    end = NOW + 2 * HOUR + 7_000
    urgent = notice(9, Rule(start=NOW + HOUR, end=end), level="urgent")
    body = compiled([A, B, urgent], now, first)
    assert on_screen(body, now) == on_screen(first, now)
    assert on_screen(body, end) == ("n1r1", 0)


def test_a_region_new_to_the_channel_begins_with_its_first_notice() -> None:
    first = compiled([A], NOW)
    now = NOW + 3_000
    body = compile_channel(channel("main", "side"), [A, notice(2, region="side")], now, 2, first)
    shown = position_at(parse(body), now)
    assert (shown["main"], shown["side"]) == (
        Position("n1r1", 3_000, NOW + 10_000),
        Position("n2r1", 0, now + 10_000),
    )


def running(programme: Programme, now: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
    region = programme.regions[0]
    names = [window.loop for window in region.windows if window.start <= now < window.end]
    loop = programme.loops[names[0] if names else region.fallback or ""]
    return loop.items, loop.ends


@settings(deadline=None)
@given(data=st.data(), now=moments)
def test_across_any_recompiles_an_unchanged_loop_never_jumps(data: st.DataObject, now: int) -> None:
    queue = data.draw(several(now, most=4))
    body = compiled(queue, now)
    for step in range(data.draw(st.integers(1, 6))):
        now += data.draw(st.one_of(st.integers(0, 30_000), st.integers(0, 2 * DAY)))
        withdrawn = data.draw(st.sampled_from([None, *queue]))
        queue = [one for one in queue if one is not withdrawn]
        approved = data.draw(st.none() | showings(now, 10 + step))
        queue = [*queue, approved] if approved else queue
        following = compiled(queue, now, body)
        check_succession(parse(body), parse(following), now)
        body = following


def check_succession(old: Programme, new: Programme, now: int) -> None:
    before, after = position_at(old, now)["main"], position_at(new, now)["main"]
    assert before is not None
    assert after is not None
    loop_before, loop_after = running(old, now), running(new, now)
    fresh = [item for item in loop_after[0] if item not in loop_before[0]]
    if loop_before == loop_after:
        assert after[:2] == before[:2]
    elif fresh == ["idle"]:
        assert after.item == "idle"
    elif fresh:
        assert after[:2] == (fresh[0], 0)
    elif before.item in loop_after[0]:
        assert after[:2] == before[:2]


@settings(deadline=None)
@given(data=st.data(), now=moments)
def test_compiling_again_at_the_same_instant_changes_nothing(data: st.DataObject, now: int) -> None:
    queue = data.draw(several(now))
    first = compiled(queue, now)
    assert compiled(queue, now, first) == first
