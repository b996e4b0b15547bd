"""Proving who one is: by password and second factor at the pages, by token at the API."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from nacl.secret import SecretBox
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from . import accounts, history, ledger, passwords, second_factor, sittings, tokens
from .actor import Actor
from .attempts import SECOND, Attempts
from .database import Database
from .errors import Problem
from .models import Account

Ms = int
CHALLENGE: Final = 'Bearer realm="Foyer"'
UNKNOWN_KEY: Final = "(token)"
# Argon2 takes a core for tens of ms: a flood of wrong passwords must leave some for everybody else.
PATIENCE_S: Final = 2.0
LONGEST_NAME: Final = 64
_AT_ONCE: Final = threading.BoundedSemaphore(2)


def by_password(database: Database, attempts: Attempts, name: str, password: str, *, now: Ms, origin: str) -> Actor:
    """The account, where a password is enough. Raises Problem 401 for a wrong name or password, or when a second factor
    is wanted; 429 while it is locked."""
    account = prove(database, attempts, name, password, now=now, origin=origin)
    if account.second_secret is not None:
        raise Problem(401, "second-factor", "this account signs in with a second factor, at the desk")
    return admit(database, attempts, account.id, now=now, origin=origin)[0]


def prove(
    database: Database, attempts: Attempts, name: str, password: str, *, now: Ms, origin: str, browser: str = ""
) -> Account:
    """The account whose password this is, also where somebody who is signed in has to say it again. Raises Problem 401
    and 429 as above."""
    # No account has a longer one, and what failed is kept in memory by it.
    name = name[:LONGEST_NAME]
    _refuse_locked(attempts, origin, name, now)
    with _one_of_few():
        # Many that came at once waited here for each other.
        _refuse_locked(attempts, origin, name, now)
        with database.reading() as session:
            account = accounts.find(session, name)
            fits = accounts.password_fits(account, password[: passwords.LONGEST + 1])
        if account is None or not fits:
            outcome = "disabled" if account and account.disabled_at else "wrong-password"
            locked = failed(database, attempts, name, now=now, origin=origin)
            _note(database, account, "locked" if locked else outcome, now=now, origin=origin, browser=browser)
            raise Problem(401, "wrong-password", "the name or the password is wrong")
    return account


def prove_code(
    database: Database,
    attempts: Attempts,
    box: SecretBox,
    account_id: int,
    code: str,
    *,
    now: Ms,
    origin: str,
    browser: str = "",
) -> None:
    """The second step, by a code of the telephone or a recovery code. Counted for the account wherever it comes from:
    who gets here knows the password. Raises Problem 422 naming code, 429."""
    with database.reading() as session:
        name = session.get_one(Account, account_id).name
    counted = f"{SECOND} {name}"
    _refuse_locked(attempts, name, counted, now)
    with database.transaction() as session:
        # One writer at a time: of many codes that come at once, each finds counted what the others were.
        _refuse_locked(attempts, name, counted, now)
        account = session.get_one(Account, account_id)
        fits = second_factor.fits(session, box, account, code, now=now, origin=origin)
        what = None if fits else attempts.failed(name, counted, now)
        if what:
            _lockout(session, what, counted, now, origin)
    if fits:
        attempts.succeeded(name, counted)
        return
    _note(database, account, "locked" if what else "wrong-code", now=now, origin=origin, browser=browser)
    raise second_factor.wrong_code()


def admit(
    database: Database, attempts: Attempts, account_id: int, *, now: Ms, origin: str, browser: str = ""
) -> tuple[Actor, str]:
    """Who has proved everything is in: the account, and the key of a new sitting."""
    with database.transaction() as session:
        account = session.get_one(Account, account_id)
        actor = accounts.as_actor(account)
        key = sittings.begin(session, actor, now=now, origin=origin, browser=browser)
        history.note(session, account.name, "in", now=now, origin=origin, browser=browser)
        ledger.append(session, actor, "sign-in", f"account:{account.name}", {}, now=now, origin=origin)
    attempts.succeeded(origin, actor.name)
    return actor, key


def by_token(database: Database, attempts: Attempts, token: str, *, now: Ms, origin: str) -> Actor:
    """The account. A right token always counts; raises Problem 401 for a wrong one or one that has ended, 429 after
    many wrong ones."""
    with database.reading() as session:
        found = tokens.holder(session, token, now)
    if found is not None:
        actor, row = found
        if tokens.is_due(row, now):
            # A full disk must not shut out whoever only reads.
            with suppress(OperationalError), database.transaction() as session:
                tokens.used(session, row, now)
        return actor
    wait = attempts.locked_for(origin, UNKNOWN_KEY, now)
    if not wait:
        failed(database, attempts, UNKNOWN_KEY, now=now, origin=origin)
        raise Problem(401, "wrong-token", "this token is not known", headers={"WWW-Authenticate": CHALLENGE})
    raise locked(wait)


@contextmanager
def _one_of_few() -> Iterator[None]:
    if not _AT_ONCE.acquire(timeout=PATIENCE_S):
        message = "too many people are signing in at once; try again in a moment"
        raise Problem(503, "busy", message, headers={"Retry-After": "2"})
    try:
        yield
    finally:
        _AT_ONCE.release()


def _note(database: Database, account: Account | None, outcome: str, *, now: Ms, origin: str, browser: str) -> None:
    with database.transaction() as session:
        # What is no account's name may be a password that slipped into the wrong field.
        history.note(session, account.name if account else "", outcome, now=now, origin=origin, browser=browser)


def _refuse_locked(attempts: Attempts, origin: str, name: str, now: Ms) -> None:
    wait = attempts.locked_for(origin, name, now)
    if wait:
        raise locked(wait)


def locked(wait: Ms) -> Problem:
    """What is said to whoever has to wait."""
    seconds = -(-wait // 1000)
    message = "too many failed attempts; try again in %(minutes)d minutes"
    headers = {"Retry-After": str(seconds)}
    return Problem(429, "locked", message, headers=headers, minutes=-(-seconds // 60))


def failed(database: Database, attempts: Attempts, name: str, *, now: Ms, origin: str) -> bool:
    """Count a failed attempt, and write the ledger's line when it was the one that locks; whether it was."""
    what = attempts.failed(origin, name, now)
    if what is None:
        return False
    plain = name[:64].encode("ascii", "backslashreplace").decode()
    with database.transaction() as session:
        _lockout(session, what, plain, now, origin)
    return True


def _lockout(session: Session, what: str, name: str, now: Ms, origin: str) -> None:
    # What is no account's name may be a password that slipped into the wrong field; other names are our own.
    ours = name == UNKNOWN_KEY or name.startswith(("code ", f"{SECOND} "))
    known = ours or accounts.find(session, name) is not None
    details = {"locked": what, "name": name if known else ""}
    ledger.append(session, None, "lockout", "sign-in", details, now=now, origin=origin)
