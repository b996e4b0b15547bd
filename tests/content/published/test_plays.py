"""What a screen writes down of what it showed: by the glass, in spans, with everything that is missing left out."""

import json
from itertools import pairwise

import pytest

from content.published.errors import Refused
from content.published.plays import HOUR, LATE_MS, STALLED_MS, PlayLog, Shown, Span, Turn, read
from tests.vectors import plays as vectors

NINE = 500_000 * HOUR


def on(item: str, begin: int = NINE, until: int = NINE + 3000) -> Turn:
    return Turn(item, begin, until)


def told(*spans: Span) -> dict[str, list[int]]:
    """[times, ms] of each item."""
    found: dict[str, list[int]] = {}
    for span in spans:
        for each in span.shown:
            kept = found.setdefault(each.item, [0, 0])
            kept[0] += each.times
            kept[1] += each.ms
    return found


def test_every_item_has_the_time_for_which_it_was_on() -> None:
    log = PlayLog("b")
    log.see(NINE, 7, {"main": on("a", NINE)})
    log.see(NINE + 3000, 7, {"main": on("b", NINE + 3000)})
    (span,) = log.pause(NINE + 5000, "stopped")
    assert span == Span(
        "b-1", 7, NINE, NINE + 5000, "stopped", (Shown("main", "a", 1, 3000), Shown("main", "b", 1, 2000))
    )


def test_a_turn_that_is_painted_a_little_late_counts_from_its_beginning() -> None:
    log = PlayLog("b")
    log.see(NINE, 7, {"main": on("a", NINE)})
    log.see(NINE + 3000 + LATE_MS, 7, {"main": on("b", NINE + 3000)})
    assert told(*log.pause(NINE + 5000, "stopped")) == {"a": [1, 3000], "b": [1, 2000]}


def test_what_stayed_on_for_too_long_counts_for_as_long_as_it_stayed() -> None:
    log = PlayLog("b")
    log.see(NINE, 7, {"main": on("a", NINE)})
    log.see(NINE + 4500, 7, {"main": on("b", NINE + 3000)})
    assert told(*log.pause(NINE + 5000, "stopped")) == {"a": [1, 4500], "b": [1, 500]}


def test_an_item_that_follows_itself_counts_each_turn() -> None:
    log = PlayLog("b")
    for second in range(0, 9, 3):
        begin = NINE + second * 1000
        log.see(begin, 7, {"main": on("a", begin, begin + 3000)})
    assert told(*log.pause(NINE + 9000, "stopped")) == {"a": [3, 9000]}


def test_regions_are_counted_by_themselves() -> None:
    log = PlayLog("b")
    log.see(NINE, 7, {"main": on("a", NINE), "clock": on("clock", NINE - 5)})
    log.see(NINE + 1000, 7, {"clock": on("clock", NINE - 5)})
    (span,) = log.pause(NINE + 4000, "device")
    assert {each.region: each.ms for each in span.shown} == {"main": 1000, "clock": 4000}


def test_a_new_number_begins_a_new_span_and_no_new_turn_of_what_goes_on() -> None:
    log = PlayLog("b")
    log.see(NINE, 7, {"main": on("a", NINE)})
    (span,) = log.see(NINE + 2000, 8, {"main": on("a", NINE)})
    assert (span.number, span.ended, told(span)) == (7, "number", {"a": [1, 2000]})
    (span,) = log.pause(NINE + 3000, "stopped")
    assert (span.number, span.start, told(span)) == (8, NINE + 2000, {"a": [0, 1000]})


def test_no_span_crosses_the_hour() -> None:
    log = PlayLog("b")
    log.see(NINE - 1000, 7, {"main": on("a", NINE - 1000, NINE + 2000)})
    (before,) = log.see(NINE + 2000, 7, {"main": on("b", NINE + 2000)})
    assert (before.end, before.ended, told(before)) == (NINE, "hour", {"a": [1, 1000]})
    (after,) = log.pause(NINE + 2500, "stopped")
    assert (after.start, told(after)) == (NINE, {"a": [0, 2000], "b": [1, 500]})


def test_whoever_was_not_looked_at_for_long_may_have_shown_anything() -> None:
    log = PlayLog("b")
    log.see(NINE, 7, {"main": on("a", NINE)})
    log.see(NINE + 1000, 7, {"main": on("a", NINE)})
    (span,) = log.see(NINE + 1001 + STALLED_MS, 7, {"main": on("a", NINE)})
    assert (span.end, span.ended) == (NINE + 1000, "stalled")
    assert log.open is not None
    assert log.open.start == NINE + 1001 + STALLED_MS


def test_a_clock_that_is_set_back_ends_the_span_where_it_was() -> None:
    log = PlayLog("b")
    log.see(NINE, 7, {"main": on("a", NINE)})
    log.see(NINE + 1000, 7, {"main": on("a", NINE)})
    (span,) = log.see(NINE - 60_000, 7, {"main": on("a", NINE)})
    assert (span.end, span.ended) == (NINE + 1000, "clock")


def test_ids_never_come_twice_and_a_span_goes_on_under_its_own() -> None:
    log = PlayLog("b")
    spans = []
    for minute in range(0, 180):
        spans += log.see(NINE + minute * 4000, 7 + minute // 60, {"main": on("a", NINE)})
        assert log.open
    assert [span.id for span in spans] == ["b-1", "b-2"]
    assert all(one.end == other.start for one, other in pairwise(spans))


def test_a_span_is_read_back_as_it_was_told() -> None:
    span = Span("b-1", 7, NINE, NINE + 5000, "stopped", (Shown("main", "a", 1, 3000),))
    assert read(span.as_told()) == span


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": 3},
        {"id": ""},
        {"number": -1},
        {"from": None},
        {"to": NINE + HOUR + 1},
        {"to": NINE - 1},
        {"ended": "bored"},
        {"shown": {}},
        {"shown": [["main", "a", 1]]},
        {"shown": [["main", "a", -1, 5]]},
        {"shown": [["main", "a", 1, 5001]]},
        {"shown": [["main", "a", 1, 5]] * 401},
    ],
)
def test_a_span_that_cannot_have_been_is_refused(wrong: dict[str, object]) -> None:
    good = Span("b-1", 7, NINE, NINE + 5000, "stopped", (Shown("main", "a", 1, 3000),)).as_told()
    with pytest.raises(Refused):
        read(good | wrong)


def test_the_twin_in_javascript_is_held_to_what_this_one_does() -> None:
    kept = json.loads(vectors.FILE.read_text())
    assert kept == json.loads(json.dumps([vectors.case(seed) for seed in range(vectors.CASES)]))
