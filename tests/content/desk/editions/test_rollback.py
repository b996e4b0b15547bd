"""Going back to an earlier edition, under a new number, until somebody publishes."""

import pytest

from content.desk import ledger, verify
from content.desk.editions import shelf
from content.desk.errors import Problem
from content.published.envelope import Envelope
from tests.world import Office
from tests.world.records import put_out, shown, withdrawn
from tests.world.tampering import flip


def roll_back(office: Office, number: int) -> Envelope:
    editions = office.desk.publisher.editions
    return editions.roll_back(number, office.staff["office"], "电话印错了", origin="console")


def alarmed(office: Office) -> bool:
    return any(alarm.what == "edition-held" for alarm in office.desk.alarms.now())


def test_an_earlier_edition_comes_back_as_a_new_number(office: Office) -> None:
    put_out(office, "supply", phone="1")
    first = office.desk.publisher.edition()
    put_out(office, "supply", phone="2")
    second = office.desk.publisher.edition()
    third = roll_back(office, first.number)
    assert first.number < second.number < third.number
    assert shown(office)["department/supply"]["phone"] == "1"
    with office.desk.database.reading() as session:
        assert [each.rolled_back_to for each in shelf.everything(session)] == [first.number, None, None]
        line = next(line for line in ledger.about(session, "editions") if line.kind == "rollback")
        assert (line.actor, line.details) == ("office", {"as": first.number, "reason": "电话印错了"})
    assert list(verify.faults(office.desk)) == []


def test_it_stands_until_somebody_publishes_and_is_said_to(office: Office) -> None:
    put_out(office, "supply", phone="1")
    first = office.desk.publisher.edition()
    put_out(office, "supply", phone="2")
    office.desk.publisher.edition()
    roll_back(office, first.number)
    put_out(office, "permits")
    assert office.desk.publisher.editions.settle()
    assert set(shown(office)) == {"department/supply"}
    assert alarmed(office)
    office.desk.publisher.edition()
    assert shown(office)["department/supply"]["phone"] == "2"
    assert "department/permits" in shown(office)
    assert not alarmed(office)


def test_what_was_withdrawn_since_does_not_come_back(office: Office) -> None:
    put_out(office, "supply")
    put_out(office, "permits")
    first = office.desk.publisher.edition()
    withdrawn(office, "permits", by="office")
    office.desk.publisher.edition()
    roll_back(office, first.number)
    assert set(shown(office)) == {"department/supply"}


def test_an_edition_that_is_not_kept_or_not_whole_is_refused_and_changes_nothing(office: Office) -> None:
    put_out(office, "supply", phone="1")
    first = office.desk.publisher.edition()
    record = shown(office)["department/supply"]["qr"]
    put_out(office, "supply", phone="2")
    second = office.desk.publisher.edition()
    with pytest.raises(Problem) as raised:
        roll_back(office, 7)
    assert raised.value.status == 404
    flip(office.desk.store.blob_path(record))
    with pytest.raises(Problem) as raised:
        roll_back(office, first.number)
    assert (raised.value.status, raised.value.type) == (409, "not-whole")
    assert office.desk.store.pointer("editions") == second.number
