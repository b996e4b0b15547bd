"""Codes of a telephone, recovery codes, and what becomes of those who guess them."""

from concurrent.futures import ThreadPoolExecutor

import pyotp
import pytest

from content.desk import accounts, history, keys, ledger, second_factor, signing_in, verify
from content.desk.attempts import PAIR, WINDOW
from content.desk.errors import Problem
from content.desk.models import Account
from tests.world import PASSWORD, Hands, Office
from tests.world.tampering import rewrite

HERE = "10.0.0.1"


def set_up(office: Office, name: str = "office") -> tuple[str, list[str]]:
    """The secret that the telephone has, and the recovery codes."""
    actor, box = office.staff[name], keys.second_factor_box(office.desk.hub)
    with office.desk.database.transaction() as session:
        second_factor.begin(session, box, actor)
        secret = second_factor.pending(box, session.get_one(Account, actor.id))
        assert secret
        code = code_of(secret, office.now - second_factor.STEP)
        return secret, second_factor.confirm(session, box, actor, code, now=office.now, origin=HERE)


def code_of(secret: str, at: int) -> str:
    return pyotp.TOTP(secret).at(at // 1000)


def enter(office: Office, code: str, name: str = "office", origin: str = HERE) -> str:
    """The word of the refusal of a second step; "" when it was right."""
    desk, account = office.desk, office.staff[name].id
    box = keys.second_factor_box(desk.hub)
    try:
        signing_in.prove_code(desk.database, desk.attempts, box, account, code, now=office.now, origin=origin)
    except Problem as problem:
        return problem.type
    return ""


def test_a_code_of_now_is_right_once(office: Office) -> None:
    secret, _ = set_up(office)
    code = code_of(secret, office.now)
    assert enter(office, code) == ""
    assert enter(office, code) == "wrong-code"


def test_a_telephone_may_be_half_a_minute_off_and_no_more(office: Office, hands: Hands) -> None:
    secret, _ = set_up(office)
    assert enter(office, code_of(secret, office.now + second_factor.STEP)) == ""
    hands.advance(10 * second_factor.STEP)
    for steps in (-2, 2):
        assert enter(office, code_of(secret, office.now + steps * second_factor.STEP)) == "wrong-code"
    assert enter(office, code_of(secret, office.now - second_factor.STEP)) == ""


@pytest.mark.parametrize("code", ["", "000", "abcdef", "１２３", "\ud800", "0" * 4000, "-1"])
def test_anything_else_is_wrong(office: Office, code: str) -> None:
    set_up(office)
    assert enter(office, code) == "wrong-code"


def test_digits_may_be_full_width_and_with_blanks(office: Office) -> None:
    secret, _ = set_up(office)
    code = code_of(secret, office.now)
    wide = code.translate({ord(digit): ord(digit) - ord("0") + ord("０") for digit in "0123456789"})
    assert enter(office, f" {wide[:3]} {wide[3:]}\n") == ""


def test_a_recovery_code_stands_in_once_and_it_is_recorded(office: Office) -> None:
    _, codes = set_up(office)
    assert len(set(codes)) == second_factor.RECOVERY_CODES
    assert enter(office, codes[3].upper()) == ""
    assert enter(office, codes[3]) == "wrong-code"
    with office.desk.database.reading() as session:
        assert second_factor.left(session, office.staff["office"].id) == second_factor.RECOVERY_CODES - 1
        assert [
            line.details for line in ledger.about(session, "account:office") if line.kind == "recovery-code-used"
        ] == [{"left": second_factor.RECOVERY_CODES - 1}]


def test_one_account_s_recovery_code_opens_no_other(office: Office) -> None:
    _, codes = set_up(office)
    set_up(office, "deputy")
    assert enter(office, codes[0], "deputy") == "wrong-code"
    assert enter(office, codes[0]) == ""


def test_codes_are_counted_for_the_account_wherever_they_come_from(office: Office, hands: Hands) -> None:
    secret, _ = set_up(office)
    for number in range(PAIR):
        assert enter(office, "000000", origin=f"10.0.1.{number}") == "wrong-code"
    assert enter(office, code_of(secret, office.now), origin=HERE) == "locked"
    set_up(office, "deputy")
    assert enter(office, "000000", "deputy") == "wrong-code"
    hands.advance(WINDOW)
    assert enter(office, code_of(secret, office.now)) == ""
    with office.desk.database.reading() as session:
        assert [each.outcome for each in history.listing(session, account="office", limit=2)] == [
            "locked",
            "wrong-code",
        ]


def test_codes_that_come_all_at_once_are_no_more_than_one_after_the_other(office: Office) -> None:
    set_up(office)
    with ThreadPoolExecutor(3 * PAIR) as at_once:
        said = list(at_once.map(lambda number: enter(office, f"{number:06}"), range(3 * PAIR)))
    assert sorted(said) == ["locked"] * 2 * PAIR + ["wrong-code"] * PAIR


def test_recovery_codes_stand_in_for_a_second_factor_and_not_for_none(office: Office) -> None:
    with office.desk.database.transaction() as session, pytest.raises(Problem, match="set that up first"):
        second_factor.recovery_codes(session, office.staff["office"], now=office.now, origin=HERE)


def test_the_password_alone_opens_nothing_then(office: Office) -> None:
    set_up(office)
    with pytest.raises(Problem) as refused:
        office.desk.sign_in("office", PASSWORD, origin=HERE)
    assert (refused.value.status, refused.value.type) == (401, "second-factor")


def test_the_secret_and_the_recovery_codes_are_nowhere_in_the_database(office: Office) -> None:
    secret, codes = set_up(office)
    for path in (office.data / "hub").glob("desk.db*"):
        data = path.read_bytes()
        assert [each for each in (secret, *codes) if each.encode() in data] == []


def test_a_wrong_first_code_leaves_everything_as_it_was(office: Office) -> None:
    actor, box = office.staff["office"], keys.second_factor_box(office.desk.hub)
    with office.desk.database.transaction() as session:
        second_factor.begin(session, box, actor)
    with pytest.raises(Problem) as refused, office.desk.database.transaction() as session:
        second_factor.confirm(session, box, actor, "000000", now=office.now, origin=HERE)
    assert refused.value.field == "code"
    assert office.desk.sign_in("office", PASSWORD, origin=HERE).name == "office"


def test_taken_off_the_password_is_enough_again(office: Office) -> None:
    _, codes = set_up(office)
    with office.desk.database.transaction() as session:
        second_factor.take_off(session, None, accounts.get(session, "office"), now=office.now, origin="console")
    assert office.desk.sign_in("office", PASSWORD, origin=HERE).name == "office"
    assert enter(office, codes[0]) == "wrong-code"
    assert list(verify.faults(office.desk)) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE account SET second_secret = NULL WHERE name = 'office'",
        "UPDATE account SET second_secret = 'x' WHERE name = 'author'",
        "INSERT INTO access_rules VALUES (1, 10, 0, 720, 24, '[]')",
    ],
)
def test_what_is_changed_in_the_database_is_named(office: Office, statement: str) -> None:
    set_up(office)
    assert list(verify.faults(office.desk)) == []
    rewrite(office.data, statement)
    assert any("the ledger says otherwise" in line for line in verify.faults(office.desk))


def test_a_secret_that_cannot_be_read_is_said_and_lets_nobody_in(office: Office) -> None:
    set_up(office)
    rewrite(office.data, "UPDATE account SET second_secret = 'x' WHERE name = 'office'")
    assert enter(office, "000000") == "no-key"
