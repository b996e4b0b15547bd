"""The ledger: append-only, chained, and whatever was changed is found."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from content.desk import heads, ledger
from content.desk.lines import Lines
from tests.world import Hands, Office
from tests.world.clock import DAY, HOUR
from tests.world.tampering import rewrite


def add(office: Office, kind: str = "note", **details: object) -> str:
    with office.desk.database.transaction() as session:
        entry = ledger.append(session, None, kind, "test", details, now=office.now, origin="127.0.0.1")
        return entry.id


def faults(office: Office) -> list[str]:
    with office.desk.database.reading() as session:
        return [str(each) for each in heads.breaks(session, office.desk.trust)]


def test_each_line_follows_from_the_line_before(office: Office) -> None:
    add(office, words="一")
    add(office, words="二")
    with office.desk.database.reading() as session:
        lines = ledger.after(session, 0)
    assert [line.seq for line in lines] == list(range(1, len(lines) + 1))
    assert [line.prev for line in lines[1:]] == [line.hash for line in lines[:-1]]
    assert faults(office) == []


@pytest.mark.parametrize("table", ["ledger_entry", "revision", "decision"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_rewrite(office: Office, table: str, statement: str) -> None:
    office.put_out()
    with pytest.raises(IntegrityError, match="append-only"), office.desk.database.transaction() as session:
        session.execute(text(statement.format(table)))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE ledger_entry SET actor = 'nobody' WHERE seq = 3", "line 3 was changed"),
        ("UPDATE ledger_entry SET details = '{\"a\":1}' WHERE seq = 3", "line 3 was changed"),
        ("UPDATE ledger_entry SET at = at + 1 WHERE seq = 3", "line 3 was changed"),
        ("UPDATE ledger_entry SET details = '{\"a\":1.5}' WHERE seq = 3", "line 3 was changed"),
        ("DELETE FROM ledger_entry WHERE seq = 3", "line 3 is missing"),
        ("UPDATE ledger_entry SET prev = hash WHERE seq = 3", "line 3 does not follow"),
    ],
)
def test_a_line_that_was_changed_is_named(office: Office, change: str, told: str) -> None:
    add(office)
    rewrite(office.data, change)
    assert any(told in fault for fault in faults(office))


def test_a_line_that_was_written_anew_with_its_own_hash_breaks_the_chain(office: Office) -> None:
    entry_id = add(office)
    add(office)
    with office.desk.database.reading() as session:
        line = ledger.find(session, entry_id)
        assert line is not None
        line.actor = "nobody"
        forged = ledger.hash_of(line)
        seq = line.seq
    rewrite(office.data, "UPDATE ledger_entry SET actor = 'nobody', hash = ? WHERE seq = ?", forged, seq)
    assert any(f"line {seq + 1} does not follow" in fault for fault in faults(office))
    with office.desk.database.reading() as session:
        forged_id = f"{seq}-{forged[:12]}"
        assert ledger.find(session, forged_id) is None
        assert Lines(session, [forged_id]).find(forged_id) is None


def test_what_no_page_can_be_written_with_gets_into_no_line(office: Office) -> None:
    with office.desk.database.transaction() as session:
        told = {"name": "\udcff.xml", "more": [{"\ud800": "停水"}], "bytes": 8}
        line = ledger.append(session, None, "alert-refused", "alerts", told, now=office.now, origin="")
    assert line.details == {"name": "?.xml", "more": [{"?": "停水"}], "bytes": 8}


def test_both_readers_of_a_line_agree(office: Office) -> None:
    entry_id = add(office, words="供水", number=12, nested={"list": [1, None, True, "é"]})
    with office.desk.database.reading() as session:
        entry = ledger.find(session, entry_id)
        found = Lines(session, [entry_id]).find(entry_id)
        assert entry is not None
        assert found is not None
        assert found[0].hash == entry.hash
        assert dict(found[1]) == entry.details


@pytest.mark.parametrize("entry_id", ["", "-", "x-1", "1", "1-000000000000", "9" * 30 + "-0", "²-0"])
def test_an_id_of_no_line_finds_nothing(office: Office, entry_id: str) -> None:
    with office.desk.database.reading() as session:
        assert ledger.find(session, entry_id) is None
        assert Lines(session, [entry_id]).find(entry_id) is None


def test_a_clock_that_jumps_is_written_down_and_has_to_be_confirmed(office: Office, hands: Hands) -> None:
    with office.desk.database.reading() as session:
        assert ledger.clock_is_confirmed(session, hands.at + 23 * HOUR)
        assert not ledger.clock_is_confirmed(session, hands.at + DAY + HOUR)
        assert not ledger.clock_is_confirmed(session, hands.at - DAY - HOUR)
    hands.advance(40 * DAY)
    add(office)
    with office.desk.database.reading() as session:
        assert [line.kind for line in ledger.before(session, limit=2)] == ["note", "clock-jump"]
        assert not ledger.clock_is_confirmed(session, hands.at)
    office.desk.publisher.confirm_clock(office.staff["admin"], origin="console")
    with office.desk.database.reading() as session:
        assert ledger.clock_is_confirmed(session, hands.at)


def test_reading_cannot_write(office: Office, tmp_path: Path) -> None:
    with office.desk.database.reading() as session, pytest.raises(Exception, match="readonly"):
        session.execute(text("DELETE FROM chain"))
