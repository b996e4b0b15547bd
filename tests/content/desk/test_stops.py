"""A ledger that was changed from outside stops publishing until an administrator decides."""

import pytest
from sqlalchemy import select

from content.desk import heads, ledger, stops, verify
from content.desk.errors import Problem
from content.desk.models import LedgerEntry, LedgerHead
from content.published.keys import Signer
from tests.world import Office
from tests.world.tampering import rewrite

CHANGED = "UPDATE ledger_entry SET actor = 'nobody' WHERE seq = 3"


def stop(office: Office) -> stops.Stop | None:
    with office.desk.database.reading() as session:
        return stops.standing(session)


def accept(office: Office, reason: str = "查明是磁盘故障", by: str = "audit", seen: int | None = None) -> None:
    found = stop(office)
    at = seen if seen is not None else found.seq if found else 0
    with office.desk.database.transaction() as session:
        actor, signer = office.staff[by], office.desk.signer
        stops.accept(session, actor, reason, signer, seen=at, now=office.now, origin="127.0.0.1")


def alarms(office: Office) -> list[str]:
    return [alarm.name for alarm in office.desk.alarms.now() if alarm.what == "ledger-broken"]


def test_a_changed_line_is_found_by_the_look_at_all_of_it_and_stops_publishing(office: Office) -> None:
    office.put_out("先前")
    rewrite(office.data, CHANGED)
    office.desk.verifying.look()
    assert alarms(office) == ["ledger: line 3 was changed after it was written"]
    office.put_out("后来")
    assert office.texts() == ["先前"]
    for publish in (office.desk.publisher.programmes, office.desk.publisher.edition):
        with pytest.raises(Problem, match="line 3"):
            publish()


def test_it_is_published_again_when_an_administrator_has_decided(office: Office) -> None:
    rewrite(office.data, CHANGED)
    office.desk.verifying.look()
    office.put_out("后来")
    accept(office)
    assert office.texts() == ["后来"]
    office.desk.verifying.look()
    assert (alarms(office), stop(office)) == ([], None)
    with office.desk.database.reading() as session:
        line = session.scalars(select(LedgerEntry).where(LedgerEntry.kind == stops.ACCEPTED)).one()
    assert (line.actor, line.details["reason"], line.origin) == ("audit", "查明是磁盘故障", "127.0.0.1")


def test_what_was_accepted_stays_named_and_something_else_stops_again(office: Office) -> None:
    rewrite(office.data, CHANGED)
    office.desk.verifying.look()
    accept(office)
    assert list(verify.faults(office.desk)) == []
    assert [each.partition(" (")[0] for each in verify.accepted(office.desk)] == [
        "ledger: line 3 was changed after it was written"
    ]
    rewrite(office.data, "UPDATE ledger_entry SET actor = 'somebody' WHERE seq = 3")
    assert len(list(verify.faults(office.desk))) == 1
    office.desk.verifying.look()
    assert stop(office) is not None


@pytest.mark.parametrize(
    ("by", "reason", "seen", "status"),
    [("office", "好", None, 403), ("admin", "好", None, 403), ("audit", "", None, 400), ("audit", "好", 1, 409)],
)
def test_only_an_administrator_decides_with_a_reason_on_what_was_found(
    office: Office, by: str, reason: str, seen: int | None, status: int
) -> None:
    rewrite(office.data, CHANGED)
    office.desk.verifying.look()
    with pytest.raises(Problem) as refused:
        accept(office, reason, by, seen)
    assert refused.value.status == status
    assert stop(office) is not None


def test_where_nothing_is_stopped_there_is_nothing_to_decide(office: Office) -> None:
    with pytest.raises(Problem):
        accept(office, seen=0)


def test_a_decision_that_the_hub_did_not_sign_accepts_nothing(office: Office) -> None:
    rewrite(office.data, CHANGED)
    with office.desk.database.reading() as session:
        found = heads.breaks(session, office.desk.trust)
    with office.desk.database.transaction() as session:
        stops.note(session, found, office.desk.trust, now=office.now)
    standing = stop(office)
    assert standing is not None
    with office.desk.database.transaction() as session:
        auditor, stranger = office.staff["audit"], Signer.generate()
        stops.accept(session, auditor, "假的", stranger, seen=standing.seq, now=office.now, origin="127.0.0.1")
    assert any("line 3" in each for each in verify.faults(office.desk))


def test_a_break_in_the_newest_lines_is_found_by_the_very_next_publication(office: Office) -> None:
    office.put_out("先前")
    made = office.write("后来")
    with office.desk.database.reading() as session:
        last = ledger.newest(session)
    assert last is not None
    rewrite(office.data, "UPDATE ledger_entry SET actor = 'section' WHERE seq = ?", last.seq)
    with pytest.raises(Problem, match=f"line {last.seq}"):
        office.desk.publisher.programmes()
    assert stop(office) is not None
    assert (made.state, office.texts()) == ("draft", ["先前"])


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM ledger_entry WHERE seq = (SELECT max(seq) FROM ledger_entry)",
        "DELETE FROM ledger_head",
        "UPDATE ledger_head SET seq = seq - 1",
        "UPDATE ledger_head SET signature = 'x'",
        "UPDATE ledger_head SET hash = 1",
        "INSERT INTO ledger_entry SELECT seq + 1, at, actor, kind, subject, details, origin, hash, hash "
        "FROM ledger_entry ORDER BY seq DESC LIMIT 1",
    ],
)
def test_what_is_cut_off_or_added_at_the_end_is_found_and_no_later_act_covers_it_up(
    office: Office, statement: str
) -> None:
    office.write("最后一条")
    rewrite(office.data, statement)
    office.write("再来一条")
    with pytest.raises(Problem, match="ledger"):
        office.desk.publisher.programmes()
    assert any(each.startswith("ledger: line") for each in verify.faults(office.desk))
    accept(office)
    office.put_out("后来")
    assert office.texts() == ["后来"]
    office.desk.verifying.look()
    assert stop(office) is None


def test_a_publication_reads_no_line_before_the_checkpoint(office: Office) -> None:
    office.put_out("先前")
    rewrite(office.data, CHANGED)
    office.put_out("后来")
    assert office.texts() == ["先前", "后来"]
    with office.desk.database.reading() as session:
        head, newest = session.get_one(LedgerHead, 1), ledger.newest(session)
    assert newest is not None
    assert (head.checked_seq, head.seq) == (newest.seq, newest.seq)


def test_every_act_moves_the_signed_head(office: Office) -> None:
    office.write("一")
    with office.desk.database.reading() as session:
        head, newest = session.get_one(LedgerHead, 1), ledger.newest(session)
        assert newest is not None
        assert (head.seq, head.hash) == (newest.seq, newest.hash)
        assert heads.is_signed(head, office.desk.trust)
        assert heads.tail(session, office.desk.trust) == []


def test_nobody_is_told_twice_of_the_same_break(office: Office) -> None:
    rewrite(office.data, CHANGED)
    for _ in range(3):
        office.desk.verifying.look()
    with office.desk.database.reading() as session:
        kinds = [line.kind for line in ledger.before(session)]
    assert kinds.count(stops.BROKEN) == 1


def test_a_line_that_cannot_even_be_read_is_named(office: Office) -> None:
    rewrite(office.data, "UPDATE ledger_entry SET origin = CAST(x'ff' AS TEXT) WHERE seq = 4")
    office.desk.verifying.look()
    assert alarms(office) == ["ledger: line 4 was changed after it was written"]


def test_so_much_that_nobody_can_judge_it_is_not_accepted(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stops, "MOST", 2)
    rewrite(office.data, "UPDATE ledger_entry SET actor = 'nobody' WHERE seq BETWEEN 2 AND 5")
    office.desk.verifying.look()
    with pytest.raises(Problem, match="restore a backup"):
        accept(office)
