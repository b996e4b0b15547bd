"""Rules and showings as hypothesis draws them: about the days around the summer and the change of clocks."""

from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from content.desk.compile import Rule, Showing
from content.desk.compile.parts import Days
from tests.content.desk.compile.office import BERLIN, DAY, MINUTE, SHANGHAI, at, notice

ZONES: dict[str, ZoneInfo] = {
    "Asia/Shanghai": SHANGHAI,
    "Europe/Berlin": BERLIN,
    "America/Santiago": ZoneInfo("America/Santiago"),
    "Australia/Lord_Howe": ZoneInfo("Australia/Lord_Howe"),
}
# Around the gap and the fold of Berlin and others, a holiday with days worked in exchange, and midsummer.
MOMENTS = [
    at("2026-03-28 12:00"),
    at("2026-10-24 20:00"),
    at("2026-04-04 12:00"),
    at("2026-09-05 23:00"),
    at("2026-09-30 09:00"),
    at("2026-06-01 12:00"),
]

moments = st.builds(lambda base, minutes: base + minutes * MINUTE, st.sampled_from(MOMENTS), st.integers(-1500, 1500))
clocks = st.builds(lambda h, m: f"{h:02}:{m:02}", st.integers(0, 23), st.sampled_from([0, 1, 15, 30, 59]))
pairs = st.tuples(clocks, st.one_of(clocks, st.just("24:00")))
weekdays: st.SearchStrategy[Days] = st.lists(st.integers(1, 7), min_size=1, max_size=4, unique=True).map(tuple)
days: st.SearchStrategy[Days] = weekdays | st.sampled_from([None, "working"])
times = st.one_of(st.none(), st.lists(pairs, min_size=1, max_size=3).map(tuple))


@st.composite
def rules(draw: st.DrawFn, now: int) -> Rule:
    near = st.one_of(st.none(), st.integers(-3 * DAY, 5 * DAY).map(lambda ms: now + ms))
    return Rule(draw(near), draw(near), draw(days), draw(times))


@st.composite
def showings(draw: st.DrawFn, now: int, number: int, regions: tuple[str, ...] = ("main",)) -> Showing:
    return notice(
        number,
        draw(rules(now)),
        level=draw(st.sampled_from(["routine", "routine", "important", "urgent"])),
        region=draw(st.sampled_from(regions)),
        order=draw(st.integers(0, 2)),
        duration=draw(st.integers(1, 60_000)),
        revision=draw(st.integers(1, 3)),
    )


def several(now: int, most: int = 6) -> st.SearchStrategy[list[Showing]]:
    return st.integers(0, most).flatmap(
        lambda count: st.tuples(*(showings(now, number + 1) for number in range(count))).map(list)
    )
