"""Hours, brightness and beginning anew travel in the programme."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk import desired, ledger, screens, verify
from content.desk.compile.hours import brightness_windows, dark_spans
from content.desk.compile.wanted import Kept
from content.desk.errors import Problem
from content.published import timeline
from content.published.layout import ALERT
from tests.content.desk.alerts import duty
from tests.world import Hands, Office
from tests.world.tampering import rewrite

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOURS = {"working": [["08:00", "18:00"]], "off": []}
WEDNESDAY, SATURDAY, HOLIDAY, WORKED = "2026-11-18", "2026-11-21", "2026-10-05", "2026-10-10"


def ms(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).timestamp() * 1000)


def dark(day: str, hours: dict[str, Any] = HOURS) -> list[tuple[str, str]]:
    start = ms(f"{day}T00:00")
    return [tuple(clock(each) for each in span) for span in dark_spans(hours, SHANGHAI, start, start + 86_400_000)]  # type: ignore[misc]


def clock(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, SHANGHAI).strftime("%d %H:%M")


def wish(office: Office, by: str = "operator", channel: str = "lobby-led", **raw: Any) -> Kept:
    with office.desk.database.transaction() as session:
        return desired.change(session, office.staff[by], channel, raw, now=office.now, origin="")


def shows(office: Office, at: str) -> str | None:
    position = timeline.at(office.programme(), ms(at))["main"]
    return position.item if position else None


def test_outside_its_hours_a_channel_is_dark() -> None:
    assert dark(WEDNESDAY) == [("18 00:00", "18 08:00"), ("18 18:00", "19 00:00")]


@pytest.mark.parametrize("day", [SATURDAY, HOLIDAY])
def test_weekends_and_holidays_have_hours_of_their_own(day: str) -> None:
    assert [span[0][3:] for span in dark(day)] == ["00:00"]
    assert dark(day, HOURS | {"off": [["00:00", "24:00"]]}) == []


def test_a_saturday_that_is_worked_is_a_working_day() -> None:
    assert dark(WORKED) == [("10 00:00", "10 08:00"), ("10 18:00", "11 00:00")]


def test_a_day_of_which_the_calendar_says_nothing_goes_by_its_weekday() -> None:
    start = ms("2031-03-05T00:00")
    assert date(2031, 3, 5).isoweekday() == 3
    spans = dark_spans(HOURS, SHANGHAI, start, start + 86_400_000, lambda _: None)
    assert [clock(each) for span in spans for each in span] == ["05 00:00", "05 08:00", "05 18:00", "06 00:00"]


def test_an_evening_may_last_beyond_midnight() -> None:
    late = {"working": [["18:00", "01:30"]], "off": []}
    assert dark(WEDNESDAY, late) == [("18 01:30", "18 18:00")]


pairs = st.lists(st.tuples(st.integers(0, 23), st.integers(0, 23)), max_size=3).map(
    lambda found: [[f"{a:02}:00", f"{b:02}:00"] for a, b in found]
)


@given(working=pairs, off=pairs, minute=st.integers(0, 7 * 1440 - 1))
def test_dark_is_every_moment_that_no_hour_names(working: list[Any], off: list[Any], minute: int) -> None:
    start = ms("2026-11-16T00:00")
    at = start + minute * 60_000
    spans = dark_spans({"working": working, "off": off}, SHANGHAI, start, start + 7 * 86_400_000)
    lit = False
    for back in (0, 1):
        day, within = minute // 1440 - back, minute % 1440 + back * 1440
        for first, last in working if day % 7 < 5 else off:
            a, b = int(first[:2]) * 60, int(last[:2]) * 60
            lit |= a <= within < (b if b > a else b + 1440)
    assert any(a <= at < b for a, b in spans) is not lit


def test_where_two_name_the_same_time_the_darker_counts() -> None:
    start = ms(f"{WEDNESDAY}T00:00")
    windows = brightness_windows([["18:00", "24:00", 60], ["22:00", "06:00", 20]], SHANGHAI, start, start + 86_400_000)
    assert [[clock(a)[3:], clock(b)[3:], percent] for a, b, percent in windows] == [
        ["00:00", "06:00", 20],
        ["18:00", "22:00", 60],
        ["22:00", "00:00", 20],
    ]


@pytest.fixture
def office(office: Office, hands: Hands) -> Office:
    """On a Wednesday at noon."""
    hands.at = ms(f"{WEDNESDAY}T12:00")
    office.desk.publisher.confirm_clock(None, origin="console")
    return office


def test_the_programme_is_dark_by_night_and_goes_on_where_it_would_have_been(office: Office) -> None:
    office.put_out("请有序排队")
    before = {hour: timeline.at(office.programme(), ms(f"{WEDNESDAY}T{hour}")) for hour in ("13:00", "17:59")}
    wish(office, hours=HOURS)
    assert {hour: timeline.at(office.programme(), ms(f"{WEDNESDAY}T{hour}")) for hour in before} == before
    assert [shows(office, f"2026-11-19T{hour}") for hour in ("07:59", "08:00", "17:59", "18:00")] == [
        "dark",
        "n1r1",
        "n1r1",
        "dark",
    ]
    assert timeline.at(office.programme(), ms("2026-11-19T03:00"))[ALERT] is None


def test_lit_day_and_night_is_as_it_was(office: Office) -> None:
    office.put_out("请有序排队")
    wish(office, hours=HOURS)
    wish(office)
    assert shows(office, "2026-11-19T03:00") == "n1r1"
    assert office.programme().desired.brightness == ()


def test_screens_learn_how_bright_they_are_to_be(office: Office) -> None:
    wish(office, brightness=[{"start": "19:00", "end": "07:00", "percent": 40}])
    told = office.programme().desired
    assert [told.percent(ms(f"2026-11-19T{hour}")) for hour in ("06:59", "07:00", "18:59", "19:00")] == [
        40,
        100,
        100,
        40,
    ]
    assert told.percent(ms("2026-11-19T03:00"), emergency=True) == 100


def test_who_began_before_begins_anew_once(office: Office) -> None:
    office.put_out("请有序排队")
    began = office.programme().number
    with office.desk.database.transaction() as session:
        desired.restart(session, office.staff["operator"], "lobby-led", now=office.now, origin="")
    told = office.programme()
    assert told.desired.wants_restart(began, told.number)
    assert not told.desired.wants_restart(told.number, told.number)
    office.put_out("节约用水")
    later = office.programme()
    assert later.desired.wants_restart(began, later.number)
    assert not later.desired.wants_restart(told.number, later.number)


def test_a_channel_that_is_silent_shows_an_emergency_and_lets_nothing_be_heard(office: Office) -> None:
    office.put_out("请有序排队")
    duty.put_out(office)
    assert office.programme().sounds
    wish(office, silent=True)
    assert not office.programme().sounds
    assert office.programme().regions[-1].windows
    assert office.programme("wall-11f").sounds
    # What goes before everything that is compiled keeps to it as well.
    duty.put_out(office, colour="orange")
    assert not office.programme().sounds
    wish(office)
    assert office.programme().sounds


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        ({"silent": "a little"}, "silent"),
        ({"hours": {"working": [["8", "18:00"]], "off": []}}, "hours.working.0.0"),
        ({"hours": {"working": []}}, "hours.off"),
        ({"hours": {"working": [["24:00", "18:00"]], "off": []}}, "hours"),
        ({"brightness": [{"start": "19:00", "end": "07:00", "percent": 0}]}, "brightness.0.percent"),
        ({"volume": 3}, "volume"),
    ],
)
def test_a_wish_that_cannot_be_is_refused(office: Office, raw: dict[str, Any], field: str) -> None:
    with pytest.raises(Problem) as refused:
        wish(office, **raw)
    assert (refused.value.status, refused.value.field) == (400, field)


def test_only_operators_set_screens_and_the_ledger_knows_who(office: Office) -> None:
    with pytest.raises(Problem, match="needs one of the roles"):
        wish(office, by="author")
    wish(office, hours=HOURS)
    with office.desk.database.reading() as session:
        last = ledger.about(session, "channel:lobby-led")[-1]
    assert (last.actor, last.kind, last.details["hours"]) == ("operator", "screens-set", HOURS)


def test_hours_that_nobody_entered_are_found_by_the_ledger(office: Office) -> None:
    wish(office, hours=HOURS, brightness=[{"start": "19:00", "end": "07:00", "percent": 40}], silent=True)
    with office.desk.database.transaction() as session:
        screens.make_screen_token(session, None, "lobby-1", "lobby-led", now=office.now, origin="")
        raw = {"channel": "wall-11f", "keeper": "何涛"}
        screens.describe(session, office.staff["operator"], "lobby-1", raw, now=office.now, origin="")
        desired.restart(session, office.staff["operator"], "lobby-led", now=office.now, origin="")
    assert list(verify.faults(office.desk)) == []
    rewrite(office.data, "UPDATE desired SET hours = ?", '{"working": [], "off": []}')
    assert [fault for fault in verify.faults(office.desk) if "told otherwise" in fault]
