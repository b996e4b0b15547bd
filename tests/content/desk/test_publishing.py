"""What leaves the desk: signed, numbered, and only what was approved byte for byte."""

import json
import threading

import pytest

from content.desk.database import announce_channels
from content.desk.errors import Problem
from content.desk.models import Publication
from content.desk.publishing import Publisher
from content.desk.worker import Child
from content.published.canonical import digest
from content.published.envelope import sign
from content.published.keys import Signer
from content.published.timeline import at
from tests.world import Hands, Office
from tests.world.clock import DAY, HOUR
from tests.world.tampering import rewrite


def alarms(office: Office) -> list[tuple[str, str]]:
    return [(alarm.what, alarm.name) for alarm in office.desk.alarms.now()]


def test_every_number_is_above_the_one_before(office: Office) -> None:
    numbers = []
    for _ in range(3):
        office.desk.publisher.programmes(["lobby-led"])
        numbers.append(office.programme().number)
    assert numbers == [numbers[0], numbers[0] + 1, numbers[0] + 2]
    assert numbers[0] >= office.now // 1000


def test_a_store_that_is_newer_than_the_database_is_overtaken(office: Office) -> None:
    office.desk.publisher.programmes(["lobby-led"])
    with office.desk.database.transaction() as session:
        for row in session.query(Publication):
            session.delete(row)
    before = office.programme().number
    office.desk.publisher.programmes(["lobby-led"])
    assert office.programme().number == before + 1


def test_a_planted_number_that_was_never_signed_does_not_count(office: Office) -> None:
    office.desk.publisher.programmes(["lobby-led"])
    before = office.programme().number
    store = office.desk.store
    body = json.loads(store.envelope("programmes", before, "lobby-led").body)
    planted = sign(body | {"number": before + 10**6}, Signer.generate())
    store.publish("programmes", planted, "lobby-led")
    office.desk.publisher.programmes(["lobby-led"])
    assert office.programme().number == before + 1


def test_nothing_due_shows_the_office_s_name_as_approved_by_init(office: Office) -> None:
    shown = at(office.programme(), office.now)["main"]
    assert shown is not None
    assert office.programme().items[shown.item]["text"] == "澄川市水务局"
    clock = at(office.programme("wall-11f"), office.now)["clock"]
    assert clock is not None
    assert office.programme("wall-11f").items[clock.item]["kind"] == "clock"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revision SET content = replace(content, 'level', 'level')  || ' '",
        "UPDATE ledger_entry SET details = replace(details, '\"role\"', '\"rule\"') WHERE kind = 'approve'",
        "UPDATE decision SET ledger_id = '1-000000000000'",
        "DELETE FROM decision WHERE verdict = 'approve' AND step = 0",
        "DELETE FROM ledger_entry WHERE kind = 'submit'",
    ],
)
def test_what_was_changed_behind_our_back_is_not_published_and_raises_an_alarm(office: Office, statement: str) -> None:
    made = office.put_out("真的")
    kept = office.put_out("另一条")
    words = "UPDATE revision SET content = ? WHERE notice_id = ?"
    if statement.startswith("UPDATE revision"):
        rewrite(office.data, words, json.dumps({**made.newest.content, "text": "假的"}), made.id)
    else:
        rewrite(office.data, f"{statement}{' AND' if 'WHERE' in statement else ' WHERE'} 1 = 1")
    office.desk.publisher.programmes(["lobby-led"])
    assert "假的" not in office.texts()
    assert any(what == "not-as-approved" and f"notice {made.id} " in name for what, name in alarms(office))
    if statement.startswith("UPDATE revision"):
        assert office.texts() == [kept.newest.content["text"]]


def test_words_changed_together_with_their_digest_are_not_published_either(office: Office) -> None:
    made = office.put_out("真的")
    forged = {**made.newest.content, "text": "假的"}
    rewrite(office.data, "UPDATE revision SET content = ?, digest = ?", json.dumps(forged), digest(forged))
    office.desk.publisher.programmes(["lobby-led"])
    assert office.texts() == []
    assert [what for what, _ in alarms(office)] == ["not-as-approved"]


def test_an_office_renamed_behind_our_back_publishes_nothing(office: Office) -> None:
    before = office.programme().number
    rewrite(office.data, "UPDATE office SET name = '假的'")
    with pytest.raises(Problem, match="nothing is published"):
        office.desk.publisher.programmes()
    assert office.programme().number == before


def test_a_channel_that_does_not_compile_is_named_and_the_others_go_on(office: Office) -> None:
    office.put_out("一", channels=["wall-11f"])
    before = office.programme().number
    rewrite(office.data, "UPDATE channel SET zone = 'Nowhere/Land' WHERE name = 'lobby-led'")
    office.put_out("二", channels=["wall-11f", "lobby-led"])
    assert office.texts("wall-11f") == ["一", "二"]
    assert office.programme().number == before
    assert [what for what, _ in alarms(office)] == ["does-not-compile"]


def test_a_clock_a_day_off_publishes_nothing_until_it_is_confirmed(office: Office, hands: Hands) -> None:
    office.put_out("先前")
    hands.advance(3 * DAY)
    office.write("后来")
    made = office.write("再后来")
    office.submit(made.id)
    office.approve(made.id, "section")
    office.approve(made.id, "office")
    assert office.view(made.id).state == "approved"
    assert office.texts() == ["先前"]
    assert [what for what, _ in alarms(office)] == ["not-published"]
    office.desk.publisher.confirm_clock(office.staff["admin"], origin="console")
    office.desk.publisher.programmes()
    assert office.texts() == ["先前", "再后来"]


def test_a_notice_on_the_screens_keeps_its_anchor_when_another_is_published_elsewhere(
    office: Office, hands: Hands
) -> None:
    office.put_out("一")
    anchor = office.programme().regions[0].windows[0].anchor
    hands.advance(HOUR)
    office.desk.publisher.programmes()
    assert office.programme().regions[0].windows[0].anchor == anchor


def test_two_that_publish_at_once_both_get_through(office: Office) -> None:
    before = office.programme().number
    failed: list[Exception] = []

    def publish(publisher: Publisher) -> None:
        try:
            for _ in range(4):
                publisher.programmes(["lobby-led"])
        except Exception as error:  # noqa: BLE001  the thread's failure is the test's
            failed.append(error)

    threads = [threading.Thread(target=publish, args=(office.desk.publisher,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert office.programme().number >= before + 12


def test_a_change_that_is_rolled_back_publishes_nothing(office: Office) -> None:
    def failing() -> None:
        with office.desk.database.transaction() as session:
            announce_channels(session, ["lobby-led"])
            raise ZeroDivisionError

    before = office.programme().number
    with pytest.raises(ZeroDivisionError):
        failing()
    assert office.programme().number == before


def test_the_worker_process_presses_the_same_programme(office: Office) -> None:
    office.put_out("同样的话")
    here = office.desk.publisher.preview("lobby-led")
    child = Child("content.desk.press")
    desk = office.desk
    elsewhere = Publisher(
        desk.uploads, desk.database, desk.store, desk.signer, desk.trust, desk.clock, desk.alarms, child
    )
    try:
        assert elsewhere.preview("lobby-led") == here
    finally:
        child.close()


def test_the_edition_names_the_office_and_its_keys(office: Office) -> None:
    envelope = office.desk.publisher.edition()
    body = json.loads(envelope.body)
    assert body["office"] == "澄川市水务局"
    assert [key["id"] for key in body["keys"]] == [office.desk.signer.id]
    assert office.desk.store.pointer("editions") == envelope.number


def test_what_could_not_be_published_is_tried_again(office: Office) -> None:
    lock = office.data / "hub" / "publish.lock"
    lock.unlink()
    lock.mkdir()
    made = office.put_out("终于")
    assert (made.state, office.texts()) == ("approved", [])
    assert [what for what, _ in alarms(office)] == ["not-published"]
    lock.rmdir()
    office.desk.publisher.retry()
    assert (office.texts(), alarms(office)) == (["终于"], [])
