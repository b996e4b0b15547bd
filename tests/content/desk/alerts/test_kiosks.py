"""A kiosk whose page has the warning is one that has shown it, and one that is silent is missing."""

from pathlib import Path
from typing import Any

from content.desk.alerts import kiosks, shown
from content.published.spool import Spool, accept, entries
from tests.world import Hands, Office
from tests.world.clock import DAY, MINUTE

from .duty import put_out


def tell(office: Office, kind: str, node: str = "", **report: Any) -> None:
    """What a kiosk appends, at the hub or below a node, which carries it up under its own id."""
    report = {"channel": "kiosk", "received": office.now} | report
    if not node:
        Spool(office.desk.spool, "kiosk").append(kind, {"entries": [report]})
    else:
        below = Path(office.data) / node
        Spool(below, "kiosk").append(kind, {"entries": [report]})
        carried = [{"key": each.key, "kind": each.kind, "data": each.data} for each in entries(below)]
        accept(office.desk.spool, node, carried)
    office.desk.intake.once()


def answers(office: Office, alert: int) -> list[tuple[str, bool, bool]]:
    """Name, whether it has shown it, whether it was heard of lately."""
    with office.desk.database.reading() as session:
        found = shown.answers(session, alert, office.now)
    assert all(each.is_kiosk for each in found)
    return [(each.screen, each.at is not None, each.online) for each in found]


def test_each_kiosk_is_called_by_the_way_its_reports_came_and_missed_until_it_says_so(
    office: Office, hands: Hands
) -> None:
    tell(office, kiosks.HERE)
    tell(office, kiosks.HERE, node="east-hall")
    made = put_out(office)
    assert answers(office, made) == [("east-hall/kiosk", False, True), ("kiosk", False, True)]
    hands.advance(900)
    tell(office, kiosks.WARNED, node="east-hall", number=office.programme("kiosk").number)
    assert answers(office, made) == [("kiosk", False, True), ("east-hall/kiosk", True, True)]
    with office.desk.database.reading() as session:
        assert [each.in_ms for each in shown.answers(session, made, office.now)] == [None, 900]


def test_a_page_of_an_older_number_has_not_shown_it(office: Office) -> None:
    tell(office, kiosks.HERE)
    made = put_out(office)
    tell(office, kiosks.WARNED, number=office.programme("kiosk").number - 1)
    assert answers(office, made) == [("kiosk", False, True)]


def test_no_kiosk_speaks_for_another_and_nonsense_changes_nothing(office: Office) -> None:
    made = put_out(office)
    number = office.programme("kiosk").number
    tell(office, kiosks.WARNED, node="east-hall", number=number, screen="west-hall/kiosk")
    tell(office, kiosks.WARNED, number=str(number))
    tell(office, kiosks.HERE, channel=7)
    tell(office, kiosks.HERE, channel="x" * 99)
    assert answers(office, made) == [("east-hall/kiosk", True, False)]


def test_one_of_another_channel_is_not_missed(office: Office) -> None:
    tell(office, kiosks.HERE, channel="kiosk")
    made = put_out(office, all=None, channels=["lobby-led"])
    assert answers(office, made) == []


def test_one_that_is_silent_is_told_as_such_and_forgotten_after_weeks(office: Office, hands: Hands) -> None:
    tell(office, kiosks.HERE)
    hands.advance(20 * MINUTE)
    made = put_out(office)
    assert answers(office, made) == [("kiosk", False, False)]
    hands.advance(15 * DAY)
    with office.desk.database.transaction() as session:
        kiosks.forget(session, office.now)
    assert answers(office, made) == []
