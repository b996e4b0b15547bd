"""Where the official calendar ends, staff are told before screens go by the day of the week."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from content.desk.compile.working_days import unknown_from
from content.desk.moments import local_day
from content.desk.pages.calendar_end import AHEAD_DAYS
from content.desk.upkeep import Upkeep
from tests.content.desk.pages.conftest import Visit
from tests.world import Hands, Office
from tests.world.clock import DAY, HOUR

SAID = "the official calendar of working days is not known yet"


@pytest.fixture
def ends(office: Office) -> int:
    """The first instant, in ms, of the day after the last that the calendar knows."""
    today = local_day(office.now, ZoneInfo("Asia/Shanghai"))
    day = unknown_from(today, 3 * 366) or today
    return office.now + (day - today).days * DAY


@pytest.mark.parametrize(("days", "told"), [(AHEAD_DAYS + 1, False), (AHEAD_DAYS - 1, True), (-40, True)])
def test_staff_are_told_from_a_month_before(
    visit: Visit, office: Office, hands: Hands, ends: int, days: int, told: bool
) -> None:
    hands.at = ends - days * DAY
    office.desk.publisher.confirm_clock(None, origin="console")
    operator = visit("operator")
    assert [
        SAID in operator.get(f"/desk/{page}").text for page in ("", "queue/lobby-led/", "screens/hours/lobby-led/")
    ] == [told] * 3
    Upkeep(office.desk).recompile()
    assert [note.what for note in office.desk.notes.now()] == ["calendar-ends"] * told


@pytest.mark.parametrize("hour", [0, 7, 8, 23])
def test_a_day_is_the_offices_own_at_every_hour(office: Office, hands: Hands, ends: int, hour: int) -> None:
    midnight = ends - (ends + 8 * HOUR) % DAY
    for days, told in ((AHEAD_DAYS, False), (AHEAD_DAYS - 1, True)):
        hands.at = midnight - days * DAY + hour * HOUR + HOUR // 2
        office.desk.publisher.confirm_clock(None, origin="console")
        Upkeep(office.desk).recompile()
        assert [note.what for note in office.desk.notes.now()] == ["calendar-ends"] * told


def test_only_notices_for_working_days_say_it(visit: Visit, office: Office, hands: Hands, ends: int) -> None:
    hands.at = ends - 5 * DAY
    office.desk.publisher.confirm_clock(None, origin="console")
    working, daily = office.write(days="working").id, office.write("节约用水").id
    author = visit("author")
    assert SAID in author.get(f"/desk/notices/{working}/").text
    assert SAID not in author.get(f"/desk/notices/{daily}/").text


def test_a_notice_for_working_days_stays_up_in_a_year_that_nobody_knows_yet(
    office: Office, hands: Hands, ends: int
) -> None:
    hands.at = ends + 40 * DAY
    office.desk.publisher.confirm_clock(None, origin="console")
    notice = office.put_out("上午有局领导接待群众", days="working").id
    windows = office.programme().regions[0].windows
    shown = {
        (date(1970, 1, 1) + timedelta(milliseconds=each.start + 8 * 3_600_000)).isoweekday() for each in windows[1:]
    }
    assert f"n{notice}r1" in office.programme().items
    assert shown == {1}
