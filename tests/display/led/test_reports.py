"""What a strip reports is what the desk takes in."""

from content.desk import facts
from content.published.reader import Problem
from content.published.spool import Spool
from display.led.reports import Reports
from tests.display.led.house import SCREEN
from tests.world import Hands, Office
from tests.world.fixtures import office, pristine_office

__all__ = ["office", "pristine_office"]


def reports_of(office: Office, hands: Hands) -> Reports:
    return Reports(Spool(office.data / "spool", "play-lobby-led"), hands, "lobby-led", SCREEN)


def heard(office: Office) -> facts.ScreenView:
    office.desk.intake.once()
    with office.desk.database.reading() as session:
        views = facts.all_views(session, office.now)
    return next(view for view in views if view.name == SCREEN)


def test_the_desk_knows_what_a_strip_shows(office: Office, hands: Hands) -> None:
    office.put_out("请有序排队")
    number = office.programme().number
    reports = reports_of(office, hands)
    reports.online(True)
    reports.shown(number, hands.now())
    view = heard(office)
    assert (view.status, view.channel, view.shown, view.current) == ("online", "lobby-led", number, True)


def test_the_desk_knows_how_a_strip_is(office: Office, hands: Hands) -> None:
    reports = reports_of(office, hands)
    reports.broken("n3r1", "OSError: no picture")
    reports.health(7, 2, (), hands.now())
    health = heard(office).health
    assert health is not None
    assert (health["number"], health["missed"], health["offset_ms"]) == (7, 2, 0)
    assert health["errors"] == [{"item": "n3r1", "problem": "OSError: no picture", "since": hands.now()}]


def test_a_strip_away_from_the_hub_does_not_call_its_clock_right(office: Office, hands: Hands) -> None:
    spool = Spool(office.data / "spool", "play-lobby-led")
    Reports(spool, hands, "lobby-led", SCREEN, by_hub=False).health(7, 0, (), hands.now())
    health = heard(office).health
    assert health is not None
    assert "offset_ms" not in health


def test_the_desk_knows_that_a_strip_was_stopped_or_fell_silent(office: Office, hands: Hands) -> None:
    reports = reports_of(office, hands)
    reports.online(True)
    reports.health(7, 0, (), hands.now())
    assert heard(office).status == "online"
    hands.advance(60_000)
    assert heard(office).status == "silent"
    reports.online(False)
    assert heard(office).status == "offline"


def test_what_is_wrong_in_a_strips_store_is_an_alarm_at_the_desk(office: Office, hands: Hands) -> None:
    name = "programmes/lobby-led/7.json"
    reports_of(office, hands).health(6, 0, [Problem("bad_signature", name, hands.now())], hands.now())
    heard(office)
    assert ("bad_signature", f"{SCREEN} {name}") in [(each.what, each.name) for each in office.desk.alarms.now()]
