"""When the whole ledger is looked at, and what waits for that."""

import threading
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from content.desk.links import BEGINNING
from content.desk.moments import ms
from content.desk.upkeep import Upkeep
from content.desk.verifying import look_on, nights
from content.desk.worker import Child
from tests.world import Hands, Office
from tests.world.clock import DAY, HOUR
from tests.world.tampering import flip, rewrite

SHANGHAI = ZoneInfo("Asia/Shanghai")


def ended() -> threading.Event:
    """A stop that is set already: what runs for ever looks once."""
    event = threading.Event()
    event.set()
    return event


def whats(office: Office) -> list[str]:
    return [alarm.what for alarm in office.desk.alarms.now()]


def test_all_of_it_is_looked_at_when_the_desk_starts_and_an_old_stop_is_told_at_once(office: Office) -> None:
    rewrite(office.data, "UPDATE ledger_entry SET actor = 'nobody' WHERE seq = 3")
    office.desk.verifying.run(ended())
    assert whats(office) == ["ledger-broken"]
    last = office.desk.verifying.last
    assert last is not None
    assert (last.lines > 10, [each.seq for each in last.found]) == (True, [3])


def test_nothing_is_compiled_by_itself_before_the_first_look_is_over(office: Office) -> None:
    before = office.programme().number
    upkeep = Upkeep(office.desk, office.desk.verifying.looked)
    upkeep.tick()
    assert office.programme().number == before
    office.desk.verifying.look()
    upkeep.tick()
    assert office.programme().number > before


def test_a_look_that_fails_is_an_alarm_and_holds_nothing_up(office: Office) -> None:
    flip(office.data / "trust.json", 0)
    office.desk.verifying.look()
    assert whats(office) == ["verifying-failed"]
    assert office.desk.verifying.looked.is_set()


def test_every_night_has_one_look_and_a_day_none(office: Office, hands: Hands) -> None:
    night = ms("2026-11-23T02:30:00+08:00")
    for at, due in ((-HOUR, False), (-1, False), (0, True), (HOUR, False), (20 * HOUR, False), (DAY, True)):
        hands.at = night + at
        assert office.desk.verifying.night_is_due() is due, at


@given(st.integers(0, 30 * 24 * 60))
def test_a_night_begins_at_half_past_two_on_whatever_day(minutes: int) -> None:
    at = ms("2026-11-01T00:00:00+08:00") + minutes * 60_000
    begins = minutes % (24 * 60) == 150
    assert (nights(at, SHANGHAI) != nights(at - 60_000, SHANGHAI)) is begins


def test_a_process_of_its_own_looks_a_part_at_a_time(office: Office) -> None:
    child = Child("content.desk.verifying")
    try:
        first = child.run(look_on, office.data, BEGINNING, 5)
        rest = child.run(look_on, office.data, first.at, 10_000)
    finally:
        child.close()
    assert (first.lines, first.ended, rest.ended) == (5, False, True)
    assert [*first.breaks, *rest.breaks] == []


def test_by_night_everything_else_is_looked_at_too_and_stops_nothing(office: Office, hands: Hands) -> None:
    rewrite(office.data, "UPDATE channel SET width = 100 WHERE name = 'kiosk'")
    office.desk.verifying.look_elsewhere()
    assert [alarm for alarm in office.desk.alarms.now() if "channel kiosk" in alarm.name]
    before = office.programme().number
    office.desk.publisher.programmes(["lobby-led"])
    assert office.programme().number > before
