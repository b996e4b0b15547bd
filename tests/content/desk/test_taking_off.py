"""What was withdrawn leaves screens and kiosks whatever else may not be published now."""

import pytest

from content.desk import taking_off, verify
from content.desk.errors import Problem
from tests.world import Hands, Office
from tests.world.clock import DAY
from tests.world.records import put_out, shown, withdrawn
from tests.world.tampering import rewrite

BROKEN = "UPDATE ledger_entry SET actor = 'nobody' WHERE seq = 3"


def broken(office: Office) -> None:
    rewrite(office.data, BROKEN)
    office.desk.verifying.look()


def test_a_withdrawal_takes_effect_on_a_broken_ledger_and_nothing_else_does(office: Office) -> None:
    stays, goes = office.put_out("留下").id, office.put_out("撤回").id
    broken(office)
    office.put_out("新的")
    office.revise(stays, "改过")
    office.withdraw(goes)
    assert office.texts() == ["留下"]
    office.withdraw(stays)
    assert office.texts() == []
    assert [each for each in verify.faults(office.desk) if not each.startswith("ledger: line 3")] == []


def test_a_withdrawal_takes_effect_while_nobody_has_confirmed_the_clock(office: Office, hands: Hands) -> None:
    made = office.put_out("撤回").id
    hands.advance(3 * DAY)
    with pytest.raises(Problem, match="clock"):
        office.desk.publisher.programmes()
    office.withdraw(made)
    assert office.texts() == []


def test_a_withdrawal_that_a_crash_cut_off_follows_at_the_next_start(office: Office) -> None:
    made = office.put_out("撤回").id
    broken(office)
    office.desk.database.after_commit = lambda _: None
    office.withdraw(made)
    assert office.texts() == ["撤回"]
    with pytest.raises(Problem, match="line 3"):
        office.desk.publisher.programmes()
    assert office.texts() == []


def test_a_withdrawal_written_into_the_database_takes_nothing_off(office: Office) -> None:
    made = office.put_out("留下").id
    broken(office)
    rewrite(office.data, f"UPDATE notice SET withdrawn_at = {office.now} WHERE id = {made}")  # noqa: S608
    with pytest.raises(Problem):
        office.desk.publisher.programmes()
    assert office.texts() == ["留下"]


def test_a_withdrawn_record_leaves_the_kiosks_on_a_broken_ledger(office: Office) -> None:
    put_out(office, "supply")
    put_out(office, "permits")
    office.desk.publisher.edition()
    broken(office)
    put_out(office, "floods")
    withdrawn(office, "permits", by="office")
    assert not office.desk.publisher.editions.settle()
    assert set(shown(office)) == {"department/supply"}


def test_a_withdrawn_record_leaves_the_kiosks_while_a_rollback_holds_and_it_holds_on(office: Office) -> None:
    put_out(office, "supply")
    put_out(office, "permits")
    first = office.desk.publisher.edition()
    editions = office.desk.publisher.editions
    editions.roll_back(first.number, office.staff["office"], "印错了", origin="console")
    withdrawn(office, "permits", by="office")
    assert editions.settle()
    assert set(shown(office)) == {"department/supply"}
    put_out(office, "floods")
    assert editions.settle()
    assert set(shown(office)) == {"department/supply"}


def test_what_runs_beside_it_goes_on_and_an_empty_window_leaves_the_fallback() -> None:
    windows = [[0, 5, "L1", 0], [5, 9, "L2", 0]]
    body = {
        "regions": [{"name": "main", "windows": windows, "fallback": "L0"}],
        "loops": {"L0": [["idle", 9]], "L1": [["n1r1", 2], ["n2r1", 3]], "L2": [["n1r1", 2]]},
        "items": {"idle": {}, "n1r1": {}, "n2r1": {}},
    }
    left = taking_off.without(body, {"n1r1"})
    assert left["regions"][0]["windows"] == [[0, 5, "L1", 0]]
    assert left["loops"] == {"L0": [["idle", 9]], "L1": [["n2r1", 3]]}
    assert set(left["items"]) == {"idle", "n2r1"}
