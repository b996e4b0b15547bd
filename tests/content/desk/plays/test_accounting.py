"""The sums of the play log are what at() says, minus the named gaps."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from content.desk.plays.accounting import Gap, by_notice, gaps, sums
from content.published.layout import Region, Window
from content.published.plays import HOUR, PlayLog, Shown, Span, Turn
from content.published.programme import Loop, Programme
from content.published.timeline import at

DAY = 24 * HOUR
MIDNIGHT = 20_000 * DAY


def span(start: int, end: int, ended: str, **shown: int) -> Span:
    listed = tuple(Shown("main", item, 1, ms) for item, ms in shown.items())
    return Span(f"b-{start}", 7, MIDNIGHT + start * 1000, MIDNIGHT + end * 1000, ended, listed)


def test_all_wordings_of_a_notice_are_one_sum() -> None:
    found = by_notice(sums([span(0, 30, "hour", n3r1=9000, idle=2000), span(30, 40, "hour", n3r2=500)]))
    assert {notice: (each.times, each.ms) for notice, each in found.items()} == {3: (2, 9500)}


def test_every_gap_has_its_name() -> None:
    spans = [
        span(10, 20, "hidden"),
        span(30, 40, ""),
        span(50, 60, "hour"),
        span(70, 80, "number"),
        span(80, 90, "stopped"),
    ]
    found = gaps(spans, MIDNIGHT, MIDNIGHT + 100_000)
    assert [(each.start - MIDNIGHT, each.ms // 1000, each.why) for each in found] == [
        (0, 10, "untold"),
        (20_000, 10, "hidden"),
        (40_000, 10, "cut"),
        (60_000, 10, "lost"),
        (90_000, 10, "stopped"),
    ]


def test_what_goes_on_is_not_told_yet() -> None:
    assert gaps([span(0, 10, "")], MIDNIGHT, MIDNIGHT + 60_000) == [Gap(MIDNIGHT + 10_000, MIDNIGHT + 60_000, "untold")]


def test_a_day_without_a_word_is_one_gap() -> None:
    assert gaps([], MIDNIGHT, MIDNIGHT + DAY) == [Gap(MIDNIGHT, MIDNIGHT + DAY, "untold")]


@dataclass
class Glass:
    """A screen in moved time: it looks when at() says, up to `late` ms later, as real ones do."""

    programme: Programme
    late: int

    def play(self, log: PlayLog, start: int, end: int) -> Iterator[Span]:
        now = start
        while now < end:
            turns = self.turns(now)
            yield from log.see(now, self.programme.number, turns)
            now = min(end, now + 4900, min(each.until for each in turns.values()) + self.late)
        yield from log.see(end, self.programme.number, self.turns(end))

    def turns(self, now: int) -> dict[str, Turn]:
        shown = at(self.programme, now)
        return {name: Turn(each.item, now - each.offset, each.until) for name, each in shown.items() if each}


def planned(programme: Programme, start: int, end: int) -> dict[str, int]:
    """Ms of every item by at(), in all regions."""
    found: dict[str, int] = {}
    for region in programme.regions[:-1]:
        now = start
        while now < end:
            position = at(programme, now)[region.name]
            assert position
            until = min(end, position.until)
            found[position.item] = found.get(position.item, 0) + until - now
            now = until
    return found


seconds = st.integers(40, 400).map(lambda n: n * 1000 + 7)
loops = st.lists(st.tuples(st.sampled_from(["n1r1", "n2r1", "n2r1-en", "n3r2"]), seconds), min_size=1, max_size=4)


def programme(number: int, loop: list[tuple[str, int]], idle: int, start: int) -> Programme:
    """A region with notices from `start` on for half a day, and one that only falls back."""
    window = Window(start, start + DAY // 2, "L1", start)
    made = {"L0": Loop.of([("idle", idle)]), "L1": Loop.of(loop)}
    regions = (
        Region("main", (0, 0, 10, 10), (window,), "L0"),
        Region("side", (0, 0, 10, 10), (), "L0"),
        Region("alert", (0, 0, 10, 10), (), None),
    )
    return Programme("c", number, 0, 0, "UTC", (10, 10), regions, made, {})


@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(
    loops=st.lists(loops, min_size=2, max_size=2),
    idle=seconds,
    late=st.integers(0, 200),
    outages=st.lists(st.integers(0, DAY), min_size=4, max_size=4, unique=True).map(sorted),
    whys=st.lists(st.sampled_from(["hidden", "device", "stopped"]), min_size=2, max_size=2),
    switch=st.integers(0, DAY),
)
def test_a_day_with_two_outages_adds_up(
    loops: list[list[tuple[str, int]]], idle: int, late: int, outages: list[int], whys: list[str], switch: int
) -> None:
    programmes = [programme(n + 7, loop, idle, MIDNIGHT + n * HOUR) for n, loop in enumerate(loops)]
    log, spans, expected = PlayLog("b"), list[Span](), dict[str, int]()
    for start, end, why in ((0, outages[0], whys[0]), (outages[1], outages[2], whys[1]), (outages[3], DAY, "stopped")):
        edges = sorted({start, end, min(max(switch, start), end)})
        for first, last in pairwise(edges):
            shows = programmes[first >= switch]
            spans += Glass(shows, late).play(log, MIDNIGHT + first, MIDNIGHT + last)
            for item, ms in planned(shows, MIDNIGHT + first, MIDNIGHT + last).items():
                expected[item] = expected.get(item, 0) + ms
        spans += log.pause(MIDNIGHT + end, why)
    told = sorted(spans, key=lambda span: (span.start, span.id))
    assert {item: each.ms for item, each in sums(told).items() if each.ms} == {
        item: ms for item, ms in expected.items() if ms
    }
    found = gaps(told, MIDNIGHT, MIDNIGHT + DAY)
    missing = [(outages[0], outages[1], whys[0]), (outages[2], outages[3], whys[1])]
    assert [(gap.start - MIDNIGHT, gap.end - MIDNIGHT) for gap in found] == [
        (first, last) for first, last, _ in missing if last - first >= 1000
    ]
    assert all(each.end <= each.start + HOUR for each in told)
