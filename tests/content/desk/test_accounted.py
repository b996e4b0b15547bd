"""Somebody edits rows of the hub's database: `verify` names each, and what was not approved is not published."""

import pytest

from content.desk import screens, verify
from tests.world import Office
from tests.world.tampering import rewrite


def test_an_office_in_use_is_accounted_for(office: Office) -> None:
    made = office.put_out("一")
    office.revise(made.id, "二", by="section")
    office.submit(made.id, by="section")
    office.withdraw(office.write().id)
    office.token("author")
    with office.desk.database.transaction() as session:
        screens.make_screen_token(session, None, "led", "lobby-led", now=office.now, origin="")
        screens.remove(session, office.staff["operator"], "led", now=office.now, origin="")
    office.desk.publisher.edition()
    assert list(verify.faults(office.desk)) == []


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("INSERT INTO account_role SELECT id, 'section' FROM account WHERE name = 'author'", "account author"),
        ("UPDATE account SET disabled_at = 1 WHERE name = 'office'", "account office"),
        ("UPDATE chain SET steps = '[\"author\"]' WHERE level = 'urgent'", "chain of notice urgent"),
        (
            "INSERT INTO token SELECT 'd', id, 1, NULL, NULL, '', NULL, NULL, NULL FROM account WHERE id = 1",
            "account admin",
        ),
        ("INSERT INTO device_token VALUES ('d', NULL, 'stranger', 1, NULL)", "node stranger"),
        ("UPDATE device_token SET revoked_at = NULL", "node gone"),
        ("UPDATE screen SET channel = 'kiosk'", "screen led"),
        ("UPDATE channel SET width = 100 WHERE name = 'kiosk'", "channel kiosk"),
        ("UPDATE notice SET author_id = (SELECT id FROM account WHERE name = 'duty')", "notice 1"),
        ("UPDATE revision SET account_id = (SELECT id FROM account WHERE name = 'duty')", "notice 1 revision 1"),
        ("UPDATE revision SET ends_at = 1", "notice 1 revision 1"),
        ("UPDATE decision SET account_id = (SELECT id FROM account WHERE name = 'duty')", "notice 1 revision 1"),
        ("UPDATE decision SET steps = '[\"section\"]' WHERE verdict = 'submit'", "notice 1 revision 1"),
        ("DELETE FROM decision", "notice 1"),
        ("DELETE FROM ledger_entry WHERE seq = (SELECT max(seq) FROM ledger_entry)", "no line of the ledger"),
        ("UPDATE ledger_entry SET details = '{' WHERE seq = 3", "cannot be read"),
        ("UPDATE channel SET regions = '{'", "cannot be read"),
    ],
)
def test_a_row_that_the_ledger_does_not_account_for_is_named(office: Office, statement: str, told: str) -> None:
    office.put_out("一")
    with office.desk.database.transaction() as session:
        screens.make_screen_token(session, None, "led", "lobby-led", now=office.now, origin="")
        screens.make_node_token(session, None, "gone", now=office.now, origin="")
        screens.revoke_tokens(session, None, node="gone", now=office.now, origin="")
    rewrite(office.data, statement)
    assert any(told in line for line in verify.faults(office.desk))


def test_a_ledger_cut_short_does_not_have_what_an_edition_was_signed_on(office: Office) -> None:
    office.put_out("一")
    edition = office.desk.publisher.edition()
    rewrite(office.data, "DELETE FROM ledger_entry WHERE seq > 12")
    assert any("does not have the line" in line and str(edition.number) in line for line in verify.faults(office.desk))


def test_a_chain_shortened_behind_our_back_approves_nothing(office: Office) -> None:
    made = office.write("假的")
    office.submit(made.id)
    office.approve(made.id, "section")
    rewrite(office.data, "UPDATE decision SET steps = '[\"section\"]' WHERE verdict = 'submit'")
    rewrite(office.data, "UPDATE decision SET final = 1 WHERE verdict = 'approve'")
    office.desk.publisher.programmes()
    assert office.texts() == []
    assert ("not-as-approved", f"notice {made.id} revision 1") in [
        (alarm.what, alarm.name.partition(":")[0]) for alarm in office.desk.alarms.now()
    ]
