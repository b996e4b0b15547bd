from datetime import date

from content.desk.compile import Rule, compile_channel
from content.desk.compile.announced import Year, calendar
from content.desk.compile.spans import spans
from content.desk.compile.working_days import unknown_from, working
from tests.content.desk.compile.office import DAY, SHANGHAI, at, channel, notice


def test_a_holiday_on_a_weekday_is_no_working_day() -> None:
    assert working(date(2026, 10, 1)) is False
    assert working(date(2026, 9, 30)) is True


def test_a_sunday_worked_in_exchange_is_a_working_day() -> None:
    """20 September 2026 is worked for the National Day holiday."""
    assert date(2026, 9, 20).isoweekday() == 7
    assert working(date(2026, 9, 20)) is True


def test_a_rule_for_working_days_follows_the_holidays() -> None:
    rule = Rule(days="working", times=(("08:30", "17:00"),))
    found = spans(rule, SHANGHAI, at("2026-09-30 00:00"), at("2026-10-09 00:00"))
    assert found == [
        (at("2026-09-30 08:30"), at("2026-09-30 17:00")),
        (at("2026-10-08 08:30"), at("2026-10-08 17:00")),
    ]


def test_the_night_after_the_last_working_day_belongs_to_it() -> None:
    rule = Rule(days="working", times=(("22:00", "06:00"),))
    found = spans(rule, SHANGHAI, at("2026-09-30 12:00"), at("2026-10-03 00:00"))
    assert found == [(at("2026-09-30 22:00"), at("2026-10-01 06:00"))]


def calendar_until_2026(day: date) -> bool | None:
    return day.isoweekday() < 6 if day.year <= 2026 else None


def test_beyond_the_calendar_the_day_of_the_week_decides_and_nothing_is_lost() -> None:
    now = at("2026-12-20 12:00")
    both = [notice(1, Rule(days="working")), notice(2)]
    body = compile_channel(channel(), both, now, 1, None, calendar=calendar_until_2026)
    shown = {start: [item for item, _ in body["loops"][loop]] for start, _, loop, _ in body["regions"][0]["windows"]}
    assert shown[at("2026-12-28 00:00")] == ["n1r1", "n2r1"]
    assert shown[at("2027-01-02 00:00")] == ["n2r1"]
    assert shown[at("2027-01-04 00:00")] == ["n1r1", "n2r1"]
    assert body["good_until"] == now + 21 * DAY


def test_a_programme_built_beyond_the_calendar_shows_them_too() -> None:
    now = at("2027-02-01 12:00")
    body = compile_channel(channel(), [notice(1, Rule(days="working"))], now, 1, None, calendar=calendar_until_2026)
    assert [start for start, *_ in body["regions"][0]["windows"]][1:3] == [
        at("2027-02-08 00:00"),
        at("2027-02-15 00:00"),
    ]


def test_where_the_calendar_ends_is_known_ahead() -> None:
    assert unknown_from(date(2026, 12, 20), 31, calendar_until_2026) == date(2027, 1, 1)
    assert unknown_from(date(2026, 11, 20), 31, calendar_until_2026) is None
    assert unknown_from(date(2027, 3, 1), 31, calendar_until_2026) == date(2027, 3, 1)


def test_a_year_entered_anew_counts_for_a_rule_that_was_worked_out_before() -> None:
    rule, month = Rule(days="working"), (at("2026-11-02 00:00"), at("2026-11-04 00:00"))
    usual, other = (Year(2026, off, ()) for off in (("2026-10-01",), ("2026-11-03",)))
    for year, end in ((usual, "2026-11-04 00:00"), (other, "2026-11-03 00:00"), (usual, "2026-11-04 00:00")):
        assert spans(rule, SHANGHAI, *month, calendar([year])) == [(month[0], at(end))]
