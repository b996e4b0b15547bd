"""A clock that nobody is sure of stops no emergency, and one that went back hides none."""

from content.desk import channels
from content.desk.moments import iso
from content.published.programme import ALERT, Programme
from content.published.timeline import at
from tests.world import Hands, Office
from tests.world.clock import DAY, HOUR, MINUTE

from .duty import act, covering, put_out, view


def shows(programme: Programme, instant: int) -> str | None:
    position = at(programme, instant)[ALERT]
    return position.item if position else None


def test_an_emergency_goes_out_by_a_clock_that_nobody_confirmed_and_notices_wait(office: Office, hands: Hands) -> None:
    office.put_out("先前")
    hands.advance(3 * DAY)
    office.put_out("后来")
    assert office.texts() == ["先前"]
    made = put_out(office)
    assert (covering(office), office.texts()) == (f"a{made}", ["先前"])
    act(office, "all_clear", made)
    assert covering(office) == f"a{made}-over"


def test_one_also_reaches_a_channel_that_was_laid_out_anew_meanwhile(office: Office, hands: Hands) -> None:
    hands.advance(3 * DAY)
    put_out(office)
    with office.desk.database.transaction() as session:
        channel = channels.get(session, "lobby-led")
        channel.width += 96
    second = put_out(office, event="山洪")
    assert covering(office) == f"a{second}"


def test_where_the_clock_went_back_an_emergency_is_due_by_the_screens_clocks(office: Office, hands: Hands) -> None:
    office.put_out("先前")
    floor = office.programme().built_at
    hands.advance(-400 * DAY)
    made = put_out(office)
    programme = office.programme()
    assert programme.built_at >= floor
    told = [shows(programme, programme.built_at + after) for after in (0, 6 * HOUR - MINUTE, 6 * HOUR + MINUTE)]
    assert told == [f"a{made}", f"a{made}", None]
    hands.advance(HOUR)
    act(office, "all_clear", made)
    assert shows(office.programme(), office.programme().built_at) == f"a{made}-over"


def test_what_ran_before_the_clock_went_back_keeps_its_end(office: Office, hands: Hands) -> None:
    red = put_out(office)
    end = view(office, red).end
    hands.advance(-2 * HOUR)
    put_out(office, colour="yellow", event="洪水", expires=iso(office.now + 7 * HOUR))
    programme = office.programme()
    assert [shows(programme, instant) for instant in (end - 1, end)] == [f"a{red}", "a2"]
    hands.advance(MINUTE)
    office.put_out("以后")
    assert shows(office.programme(), end - 1) == f"a{red}"


def test_a_clock_that_was_set_by_a_little_moves_nothing(office: Office, hands: Hands) -> None:
    office.put_out("先前")
    hands.advance(-20_000)
    made = put_out(office)
    assert office.programme().regions[-1].windows[0].start == view(office, made).began
