"""Sums of a day are worked out once, and anew when something else is told of that day."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from content.desk.models import Play
from content.desk.plays import taking
from content.desk.plays.accounting import sums
from content.desk.plays.daily import Daily

HOUR, DAYS = 3_600_000, 3
NOW = 400 * taking.DAY
TELLINGS = st.lists(
    st.lists(
        st.tuples(st.integers(0, DAYS * 24 - 1), st.integers(1, 60), st.sampled_from(["", "hour"]), st.integers(1, 3)),
        max_size=6,
    ),
    max_size=4,
)


def telling(hour: int, minutes: int, ended: str, notice: int) -> dict[str, Any]:
    start, ms = NOW - DAYS * taking.DAY + hour * HOUR, minutes * 60_000
    shown = [["main", f"n{notice}r1", 1, ms]]
    told = {"id": f"b{hour}", "number": 7, "start": start, "end": start + ms, "ended": ended, "shown": shown}
    return told | {"screen": "one", "channel": "lobby-led"}


@given(TELLINGS, st.integers(0, 23))
def test_they_are_what_all_spans_say_whenever_they_are_asked_for(tellings: list[list[Any]], offset: int) -> None:
    daily, start = Daily(), NOW - DAYS * taking.DAY - offset * HOUR
    engine = create_engine("sqlite://")
    Play.metadata.create_all(engine, tables=[Play.__table__])  # type: ignore[list-item]
    with Session(engine) as session:
        for reports in tellings:
            taking.take(session, [telling(*each) for each in reports], NOW)
            told = taking.spans(session, "one", start, NOW)
            whole = [(each.start, each.end, each.ended) for each in told], sums(told)
            assert daily.logged(session, "one", start, NOW) == whole
            assert daily.logged(session, "one", start, NOW) == whole
    engine.dispose()
