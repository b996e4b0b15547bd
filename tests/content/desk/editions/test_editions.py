"""What gets into an edition, when, and how little of it moves."""

import json
from typing import Any

import pytest

from content.desk import verify
from content.desk.errors import Problem
from content.published.edition import Edition
from content.published.envelope import Envelope
from content.sample.pictures import draw
from tests.world import Hands, Office
from tests.world.clock import HOUR
from tests.world.records import approved, approved_by_all, put_out, revised, shown, submitted, withdrawn, written
from tests.world.tampering import flip, rewrite

NAMES = [f"office-{number}" for number in range(60)]


def publish(office: Office) -> Envelope | None:
    return office.desk.publisher.editions.publish_changes()


def blobs(office: Office, envelope: Envelope) -> set[str]:
    return set(Edition(json.loads(envelope.body), office.desk.store.read_blob).blobs())


def alarms(office: Office) -> list[str]:
    return [f"{alarm.what} {alarm.name}" for alarm in office.desk.alarms.now()]


def test_only_what_was_approved_is_in_it_as_it_was_approved(office: Office) -> None:
    put_out(office, "supply", phone="1")
    written(office, "permits")
    submitted(office, "permits")
    approved(office, "permits", "section")
    revised(office, "supply", by="office", phone="2")
    publish(office)
    assert set(shown(office)) == {"department/supply"}
    body = shown(office)["department/supply"]
    assert body["phone"] == "1"
    approved_by_all(office, "permits")
    publish(office)
    assert set(shown(office)) == {"department/supply", "department/permits"}


def test_an_approval_is_followed_by_an_edition_once_the_changes_are_over(office: Office) -> None:
    before = office.desk.publisher.edition()
    for name in NAMES[:5]:
        put_out(office, name)
    assert office.desk.store.pointer("editions") == before.number
    assert office.desk.publisher.editions.settle()
    number = office.desk.store.pointer("editions")
    assert len(shown(office)) == 5
    assert office.desk.publisher.editions.settle()
    assert office.desk.store.pointer("editions") == number


def test_nothing_new_is_no_new_edition(office: Office) -> None:
    put_out(office, "supply")
    assert publish(office) is not None
    assert publish(office) is None
    withdrawn(office, "supply", by="office")
    assert publish(office) is not None
    assert shown(office) == {}


def test_one_changed_record_moves_one_root_one_shard_one_record_and_its_code(office: Office) -> None:
    for name in NAMES:
        put_out(office, name)
    first = office.desk.publisher.edition()
    put_out(office, NAMES[7], phone="0999-5550107")
    second = office.desk.publisher.edition()
    moved = blobs(office, second) - blobs(office, first)
    old, new = (json.loads(each.body)["shards"] for each in (first, second))
    changed = [sha for name, sha in new.items() if old[name] != sha]
    body = shown(office)[f"department/{NAMES[7]}"]
    assert len(changed) == 1
    assert len(moved) == 3
    assert moved > {changed[0], body["qr"]}


def test_what_did_not_change_is_not_derived_again_not_even_by_another_process(office: Office) -> None:
    from content.desk.editions.compiling import Compiler

    for name in NAMES[:10]:
        put_out(office, name)
    office.desk.publisher.edition()
    other = Compiler(office.data)
    assert other.compile(office.now).derived == 0
    put_out(office, NAMES[3], phone="1")
    assert other.compile(office.now).derived == 1


def test_a_record_is_out_when_its_time_is_over(office: Office, hands: Hands) -> None:
    hands.at = 1_767_196_800_000 - HOUR
    office.desk.publisher.confirm_clock(None, origin="console")
    put_out(office, "supply", visible=[None, "2026-01-01T00:00:00+08:00"])
    publish(office)
    assert set(shown(office)) == {"department/supply"}
    hands.advance(HOUR)
    publish(office)
    assert shown(office) == {}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record_revision SET content = replace(content, '0999', '0888')",
        "UPDATE record_revision SET digest = 'x'",
        "UPDATE record SET name = 'other' WHERE name = 'supply'",
        "UPDATE record_decision SET ledger_id = '2-000000000000'",
        "UPDATE ledger_entry SET details = replace(details, 'revision', 'revisions') WHERE subject LIKE 'record:%'",
        "DELETE FROM ledger_entry WHERE kind = 'console'",
    ],
)
def test_a_row_that_is_not_as_approved_is_left_out_and_named(office: Office, statement: str) -> None:
    put_out(office, "supply", phone="0999-5550104")
    publish(office)
    rewrite(office.data, statement)
    publish(office)
    assert shown(office) == {}
    assert any(alarm.startswith("not-as-approved record department/") for alarm in alarms(office))
    assert any("record department/" in line for line in verify.faults(office.desk))


def test_what_the_ledger_says_was_withdrawn_does_not_come_back_by_its_row(office: Office) -> None:
    put_out(office, "supply")
    withdrawn(office, "supply", by="office")
    rewrite(office.data, "UPDATE record SET withdrawn_at = NULL")
    publish(office)
    assert shown(office) == {}
    assert any("withdrawn" in alarm for alarm in alarms(office))


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE record SET author_id = (SELECT id FROM account WHERE name = 'duty')", "names another author"),
        ("UPDATE record SET withdrawn_at = 1", "says otherwise of its withdrawal"),
        ("UPDATE record SET source = 'ab'", "what it was imported from"),
        ("UPDATE record_revision SET ends_at = 1", "its end is not the one"),
        ("UPDATE record_revision SET account_id = (SELECT id FROM account WHERE name = 'duty')", "another editor"),
        ("UPDATE record_decision SET account_id = (SELECT id FROM account WHERE name = 'duty')", "who decided"),
        ("DELETE FROM record_decision", "has other decisions"),
        ("UPDATE chain SET steps = '[\"author\"]' WHERE kind = 'department'", "chain of department"),
    ],
)
def test_verify_accounts_for_every_row_of_a_record(office: Office, statement: str, told: str) -> None:
    put_out(office, "supply")
    rewrite(office.data, statement)
    assert any(told in line for line in verify.faults(office.desk))


def test_verify_names_a_record_in_an_edition_that_nobody_approved(office: Office) -> None:
    put_out(office, "supply")
    publish(office)
    rewrite(office.data, "DELETE FROM ledger_entry WHERE kind = 'console'")
    assert any("department/supply names no approval" in line for line in verify.faults(office.desk))


def test_a_damaged_blob_is_written_again(office: Office) -> None:
    put_out(office, "supply")
    office.desk.publisher.edition()
    for sha in blobs(office, office.desk.store.envelope("editions", office.desk.store.pointer("editions") or 0)):
        flip(office.desk.store.blob_path(sha))
    assert list(verify.faults(office.desk)) != []
    office.desk.publisher.editions.soon(fresh=True)
    assert office.desk.publisher.editions.settle()
    assert list(verify.faults(office.desk)) == []


def test_an_attachment_goes_with_its_record(office: Office) -> None:
    blob = uploaded(office)
    put_out(office, "A-1", kind="catalog", attachments=[{"name": "附图", "blob": blob, "media_type": "image/png"}])
    envelope = publish(office)
    assert envelope
    assert blob in blobs(office, envelope)
    assert office.desk.store.has_blob(blob)


def test_a_record_that_nothing_can_be_made_of_stops_no_other(office: Office) -> None:
    blob = uploaded(office)
    put_out(office, "supply")
    put_out(office, "A-1", kind="catalog", attachments=[{"name": "附图", "blob": blob, "media_type": "image/png"}])
    office.desk.uploads.path(blob).unlink()
    publish(office)
    assert set(shown(office)) == {"department/supply"}
    assert any(alarm.startswith("cannot-be-shown record catalog/A-1") for alarm in alarms(office))


def uploaded(office: Office) -> str:
    told: dict[str, Any] = {"now": office.now, "origin": "127.0.0.1"}
    return office.desk.upload(office.staff["author"], draw("river"), "river.png", **told).sha


def test_without_the_office_s_own_name_there_is_no_edition(office: Office) -> None:
    rewrite(office.data, "UPDATE office SET name = '别的局'")
    with pytest.raises(Problem) as raised:
        office.desk.publisher.edition()
    assert raised.value.type == "not-as-approved"


def test_what_could_not_be_published_is_an_alarm_and_waits(office: Office, hands: Hands) -> None:
    put_out(office, "supply")
    hands.advance(48 * HOUR)
    assert not office.desk.publisher.editions.settle()
    assert any(alarm.startswith("not-published") for alarm in alarms(office))
    office.desk.publisher.confirm_clock(None, origin="console")
    assert office.desk.publisher.editions.settle()
    assert not any(alarm.startswith("not-published") for alarm in alarms(office))
    assert set(shown(office)) == {"department/supply"}
