"""Accounts, signing in, and what becomes of those who guess."""

from typing import Any

import pytest

from content.desk import accounts, ledger, shutting_out, signing_in, verify
from content.desk.actor import Actor
from content.desk.attempts import ACCOUNT, ADDRESS_NAMES, PAIR, WINDOW, Attempts
from content.desk.errors import Problem
from tests.world import PASSWORD, Hands, Office
from tests.world.office import CHEAP

HERE, THERE = "10.0.0.1", "10.0.0.2"


def sign_in(office: Office, name: str, password: str = PASSWORD, origin: str = HERE) -> Actor:
    return office.desk.sign_in(name, password, origin=origin)


def guess(office: Office, name: str, times: int, origin: str = HERE) -> list[int]:
    """The statuses of wrong attempts."""
    found = []
    for _ in range(times):
        with pytest.raises(Problem) as refused:
            sign_in(office, name, "wrong", origin)
        found.append(refused.value.status)
    return found


def test_the_right_password_opens(office: Office) -> None:
    assert sign_in(office, "author").roles == {"author"}


@pytest.mark.parametrize(
    ("name", "password"), [("author", "wrong"), ("nobody", PASSWORD), ("", ""), ("author", "\ud800"), ("\x00", "a\x00")]
)
def test_a_wrong_name_and_a_wrong_password_say_the_same(office: Office, name: str, password: str) -> None:
    with pytest.raises(Problem) as refused:
        sign_in(office, name, password)
    assert (refused.value.status, refused.value.type) == (401, "wrong-password")


def test_whoever_guesses_is_locked_out_and_it_is_recorded_once(office: Office) -> None:
    assert guess(office, "author", PAIR + 3) == [401] * PAIR + [429] * 3
    with pytest.raises(Problem):
        sign_in(office, "author")
    with office.desk.database.reading() as session:
        lines = [line for line in ledger.after(session, 0) if line.kind == "lockout"]
    assert [line.details for line in lines] == [{"locked": "pair", "name": "author"}]


def test_others_keep_working_meanwhile(office: Office) -> None:
    guess(office, "author", PAIR + 1)
    assert sign_in(office, "section").name == "section"
    assert sign_in(office, "author", origin=THERE).name == "author"


def test_a_lock_ends_by_itself(office: Office, hands: Hands) -> None:
    guess(office, "author", PAIR)
    hands.advance(WINDOW - 1)
    assert guess(office, "author", 1) == [429]
    hands.advance(1)
    assert sign_in(office, "author").name == "author"


def test_an_address_that_tries_many_names_is_locked_but_not_for_who_was_here_before() -> None:
    attempts = Attempts()
    attempts.succeeded(HERE, "colleague")
    words = [attempts.failed(HERE, f"name{n}", 0) for n in range(ADDRESS_NAMES)]
    assert words[-1] == "address"
    assert attempts.locked_for(HERE, "anybody", 0) > 0
    assert attempts.locked_for(HERE, "colleague", 0) == 0
    assert attempts.locked_for(THERE, "anybody", 0) == 0


def test_an_account_tried_from_everywhere_is_locked_but_not_for_its_owner() -> None:
    attempts = Attempts()
    attempts.succeeded(HERE, "author")
    for n in range(ACCOUNT):
        attempts.failed(f"10.1.{n}.1", "author", 0)
    assert attempts.locked_for(THERE, "author", 0) > 0
    assert attempts.locked_for(HERE, "author", 0) == 0


def test_a_token_opens_until_its_account_is_disabled(office: Office) -> None:
    desk, token = office.desk, office.token("author")
    assert signing_in.by_token(desk.database, desk.attempts, token, now=office.now, origin=HERE).name == "author"
    with desk.database.transaction() as session:
        shutting_out.disable(session, None, "author", now=office.now, origin="console")
    with pytest.raises(Problem) as refused:
        signing_in.by_token(desk.database, desk.attempts, token, now=office.now, origin=HERE)
    assert refused.value.status == 401
    with pytest.raises(Problem):
        sign_in(office, "author")


def test_who_is_let_in_again_makes_new_tokens(office: Office) -> None:
    desk, token = office.desk, office.token("author")
    told: dict[str, Any] = {"now": office.now, "origin": "console"}
    with desk.database.transaction() as session:
        shutting_out.disable(session, None, "author", **told)
        shutting_out.enable(session, None, "author", **told)
    assert sign_in(office, "author").name == "author"
    with pytest.raises(Problem) as refused:
        signing_in.by_token(desk.database, desk.attempts, token, now=office.now, origin=HERE)
    assert refused.value.status == 401
    assert list(verify.faults(desk)) == []


def test_what_was_tried_long_ago_is_forgotten() -> None:
    attempts = Attempts()
    for n in range(PAIR):
        attempts.failed(HERE, f"name{n}", n)
    attempts.failed(THERE, "author", WINDOW + PAIR)
    assert attempts.locked(WINDOW + PAIR) == []
    assert len(attempts._counts) == 3


def test_a_right_token_counts_however_many_wrong_ones_came_from_its_address(office: Office) -> None:
    desk, token = office.desk, office.token("author")
    for _ in range(PAIR + 5):
        with pytest.raises(Problem) as refused:
            signing_in.by_token(desk.database, desk.attempts, "wrong", now=office.now, origin=HERE)
    assert refused.value.status == 429
    assert signing_in.by_token(desk.database, desk.attempts, token, now=office.now, origin=HERE).name == "author"


def test_tokens_and_passwords_are_nowhere_in_the_database(office: Office) -> None:
    token = office.token("author")
    for path in (office.data / "hub").glob("desk.db*"):
        data = path.read_bytes()
        assert token.encode() not in data
        assert PASSWORD.encode() not in data


def test_a_new_password_ends_the_sessions_opened_with_the_old(office: Office) -> None:
    before = sign_in(office, "author")
    with office.desk.database.transaction() as session:
        accounts.set_password(session, None, "author", "a new password", now=office.now, origin="", hasher=CHEAP)
        after = accounts.actor_of(session, before.id)
    assert after is not None
    assert after.session_key != before.session_key
    assert sign_in(office, "author", "a new password").id == before.id


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": "Two Words"}, "name"),
        ({"name": "a\n"}, "name"),
        ({"name": ""}, "name"),
        ({"password": "short"}, "password"),
        ({"password": "x" * 201}, "password"),
        ({"password": "with\nnewline"}, "password"),
        ({"roles": ["king"]}, "role"),
        ({"name": "author"}, "name"),
    ],
)
def test_a_bad_account_is_refused_by_its_field(office: Office, fields: dict[str, object], field: str) -> None:
    given = {"name": "new", "password": "long enough", "roles": ["author"]} | fields
    with pytest.raises(Problem) as refused, office.desk.database.transaction() as session:
        accounts.create(session, None, now=office.now, origin="", hasher=CHEAP, **given)  # type: ignore[arg-type]
    assert refused.value.field == field
