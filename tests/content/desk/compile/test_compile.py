from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.desk.compile import ChannelSpec, Part, RegionSpec, Rule, Showing, compile_channel
from content.published.programme import parse
from content.published.timeline import at as position_at
from tests.content.desk.compile.office import DAY, HOUR, NOW, SHANGHAI, at, channel, notice, part
from tests.content.desk.compile.oracle import due
from tests.content.desk.compile.rules import ZONES, moments, several, showings

TWO = ("main", "side")


def body_of(showings: list[Showing], now: int = NOW, previous: dict[str, Any] | None = None) -> dict[str, Any]:
    return compile_channel(channel(), showings, now, 7, previous)


def loop_at(body: dict[str, Any], now: int, region: str = "main") -> list[str]:
    (found,) = (each for each in body["regions"] if each["name"] == region)
    names = [loop for start, end, loop, _ in found["windows"] if start <= now < end]
    return [item for name in names for item, _ in body["loops"][name]]


def test_a_programme_without_notices_is_its_fallback_for_ever() -> None:
    body = body_of([])
    assert body["regions"][0]["windows"] == []
    assert body["loops"][body["regions"][0]["fallback"]] == [["idle", 10_000]]
    assert position_at(parse(body), NOW + 400 * DAY)["main"] is not None


def test_the_alert_region_is_last_and_over_everything() -> None:
    assert body_of([notice(1)])["regions"][-1] == {
        "name": "alert",
        "rect": [0, 0, 1920, 100],
        "windows": [],
        "fallback": None,
    }


def test_a_notice_without_start_is_shown_to_screens_whose_clock_is_slow() -> None:
    assert loop_at(body_of([notice(1)]), NOW - HOUR) == ["n1r1"]


def test_a_notice_leaves_at_its_second() -> None:
    end = NOW + 90_000
    body = body_of([notice(1, Rule(end=end))])
    assert (loop_at(body, end - 1), loop_at(body, end)) == (["n1r1"], [])


def test_important_comes_before_routine_then_order_then_id() -> None:
    body = body_of(
        [notice(4), notice(3, order=-1), notice(2), notice(9, level="important", order=5), notice(1, order=1)]
    )
    assert loop_at(body, NOW) == ["n9r1", "n3r1", "n2r1", "n4r1", "n1r1"]


def test_urgent_replaces_lower_levels_while_it_runs_and_then_they_return() -> None:
    urgent = notice(3, Rule(start=NOW + HOUR, end=NOW + 2 * HOUR), level="urgent")
    body = body_of([notice(1), notice(2, level="important"), urgent])
    loops = [loop_at(body, NOW + hours * HOUR) for hours in range(3)]
    assert loops == [["n2r1", "n1r1"], ["n3r1"], ["n2r1", "n1r1"]]


def test_urgent_in_one_region_leaves_the_other_alone() -> None:
    both = [notice(1, region="side"), notice(2, level="urgent")]
    body = compile_channel(channel(*TWO), both, NOW, 7, None)
    assert (loop_at(body, NOW, "main"), loop_at(body, NOW, "side")) == (["n2r1"], ["n1r1"])


def test_equal_neighbours_are_one_window_and_equal_loops_one_loop() -> None:
    hidden = notice(1, Rule(times=(("08:00", "09:00"),)))
    body = body_of([notice(2, level="urgent"), hidden])
    assert len(body["regions"][0]["windows"]) == 1
    daily = body_of([notice(1, Rule(times=(("08:00", "09:00"),)))])
    assert len(daily["regions"][0]["windows"]) > 20
    assert sorted(daily["loops"]) == ["L0", "L1"]


def test_only_items_that_are_played_travel() -> None:
    body = body_of([notice(1), notice(2, Rule(end=NOW - 3 * DAY)), notice(3, Rule(start=NOW + 30 * DAY))])
    assert sorted(body["items"]) == ["idle", "n1r1"]


def test_the_horizon_is_21_days() -> None:
    body = body_of([notice(1)])
    assert body["good_until"] == NOW + 21 * DAY == body["regions"][0]["windows"][-1][1]


def test_a_showing_in_a_region_that_the_channel_has_not_is_refused() -> None:
    with pytest.raises(ValueError, match="no region 'side'"):
        body_of([notice(1, region="side")])


def test_two_different_items_of_one_name_are_refused() -> None:
    twins = tuple(RegionSpec(name, (0, 0, 10, 10), (part("idle", px=px),)) for name, px in (("a", 1), ("b", 2)))
    with pytest.raises(ValueError, match="two items are called 'idle'"):
        compile_channel(ChannelSpec("wall", (10, 10), "Asia/Shanghai", twins), [], NOW, 1, None)


def test_a_region_cannot_be_blank_nor_be_called_alert() -> None:
    with pytest.raises(ValueError, match="blank"):
        RegionSpec("main", (0, 0, 1, 1), ())
    with pytest.raises(ValueError, match="compiler's own"):
        RegionSpec("alert", (0, 0, 1, 1), (part("idle"),))


def test_a_showing_has_parts_with_lengths_and_a_level() -> None:
    with pytest.raises(ValueError, match="without a length"):
        Showing((Part("x", {}, 0),), "main", "routine", Rule(), 0, 1)
    with pytest.raises(ValueError, match="no level"):
        notice(1, level="emergency")


@settings(deadline=None)
@given(data=st.data(), zone=st.sampled_from(sorted(ZONES)), now=moments)
def test_what_is_due_is_shown_and_nothing_else(data: st.DataObject, zone: str, now: int) -> None:
    """No gap, no overlap, nothing outside its span: at edges and at random instants, against the oracle."""
    count = data.draw(st.integers(0, 6))
    queue = [data.draw(showings(now, number + 1, TWO)) for number in range(count)]
    body = compile_channel(channel(*TWO, zone=zone), queue, now, 7, None, horizon_days=2)
    programme = parse(body)
    for name in TWO:
        (region,) = (each for each in programme.regions if each.name == name)
        edges = [edge + step for window in region.windows for edge in window[:2] for step in (-1, 0, 1)]
        sampled = data.draw(st.lists(st.integers(now - HOUR, now + 2 * DAY - 1), max_size=6))
        for moment in [*edges, *sampled, now]:
            if not now - HOUR <= moment < now + 2 * DAY:
                continue
            expected = due(queue, name, ZONES[zone], moment)
            assert loop_at(body, moment, name) == expected
            shown = position_at(programme, moment)[name]
            assert shown is not None
            assert shown.item in (expected or ["idle"])


@settings(deadline=None)
@given(data=st.data(), now=moments)
def test_the_same_notices_in_any_order_make_the_same_programme(data: st.DataObject, now: int) -> None:
    queue = data.draw(several(now))
    shuffled = data.draw(st.permutations(queue))
    assert compile_channel(channel(), queue, now, 7, None) == compile_channel(channel(), shuffled, now, 7, None)


def test_a_week_of_working_hours_is_what_staff_expect() -> None:
    hours = notice(1, Rule(days="working", times=(("08:30", "12:00"), ("14:00", "17:30"))))
    body = body_of([hours])
    assert loop_at(body, at("2026-06-03 12:30", SHANGHAI)) == []
    assert loop_at(body, at("2026-06-03 15:00", SHANGHAI)) == ["n1r1"]
    assert loop_at(body, at("2026-06-06 15:00", SHANGHAI)) == []
