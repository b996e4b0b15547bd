"""Proving who one is: by password at the pages, by token at the API."""

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from content.published.access import token_digest

from . import accounts, ledger
from .actor import Actor
from .attempts import Attempts
from .database import Database
from .errors import Problem
from .models import Account, Token

Ms = int
CHALLENGE: Final = 'Bearer realm="Foyer"'
# Argon2 takes a core for tens of ms: a flood of wrong passwords must leave some for everybody else.
PATIENCE_S: Final = 2.0
_AT_ONCE: Final = threading.BoundedSemaphore(2)


def by_password(database: Database, attempts: Attempts, name: str, password: str, *, now: Ms, origin: str) -> Actor:
    """The account. Raises Problem 401 for a wrong name or password, 429 while it is locked."""
    account = prove(database, attempts, name, password, now=now, origin=origin)
    attempts.succeeded(origin, name)
    with database.transaction() as session:
        actor = accounts.as_actor(session.get_one(Account, account.id))
        ledger.append(session, actor, "sign-in", f"account:{name}", {}, now=now, origin=origin)
    return actor


def prove(database: Database, attempts: Attempts, name: str, password: str, *, now: Ms, origin: str) -> Account:
    """The account whose password this is, also where somebody who is signed in has to say it again. Raises Problem 401
    and 429 as above."""
    _refuse_locked(attempts, origin, name, now)
    with _one_of_few():
        with database.reading() as session:
            account = accounts.find(session, name[:64])
            fits = accounts.password_fits(account, password[: accounts.LONGEST_PASSWORD + 1])
        if account is None or not fits:
            failed(database, attempts, name, now=now, origin=origin)
            raise Problem(401, "wrong-password", "the name or the password is wrong")
    return account


def by_token(database: Database, attempts: Attempts, token: str, *, now: Ms, origin: str) -> Actor:
    """The account. A right token always counts; raises Problem 401 for a wrong one, 429 after many."""
    with database.reading() as session:
        actor = _holder(session, token)
    if actor is not None:
        return actor
    wait = attempts.locked_for(origin, "(token)", now)
    if not wait:
        failed(database, attempts, "(token)", now=now, origin=origin)
        raise Problem(401, "wrong-token", "this token is not known", headers={"WWW-Authenticate": CHALLENGE})
    raise locked(wait)


def make_token(
    session: Session, actor: Actor | None, name: str, *, reading: str | None = None, now: Ms, origin: str
) -> str:
    """A new token of the account `name`, or with `reading` for putting its values alone; nobody can read it again
    later. Raises Problem 404, 403."""
    owner = accounts.actor_named(session, name)
    token = f"foyer_{secrets.token_urlsafe(32)}"
    session.add(
        Token(digest=token_digest(token), account_id=owner.id, reading=reading, created_at=now, revoked_at=None)
    )
    details = {"reading": reading} if reading else {}
    ledger.append(session, actor, "token-made", f"account:{name}", details, now=now, origin=origin)
    return token


def revoke_tokens(session: Session, actor: Actor | None, name: str, *, now: Ms, origin: str) -> int:
    """End every token of the account `name`; how many there were. Raises Problem 404."""
    owner = accounts.get(session, name)
    ended = session.scalars(select(Token).where(Token.account_id == owner.id, Token.revoked_at.is_(None))).all()
    for token in ended:
        token.revoked_at = now
    details = {"tokens": len(ended)}
    ledger.append(session, actor, "tokens-revoked", f"account:{name}", details, now=now, origin=origin)
    return len(ended)


@contextmanager
def _one_of_few() -> Iterator[None]:
    if not _AT_ONCE.acquire(timeout=PATIENCE_S):
        message = "too many people are signing in at once; try again in a moment"
        raise Problem(503, "busy", message, headers={"Retry-After": "2"})
    try:
        yield
    finally:
        _AT_ONCE.release()


def _holder(session: Session, token: str) -> Actor | None:
    counts = Token.digest == token_digest(token), Token.revoked_at.is_(None), Account.disabled_at.is_(None)
    owner = select(Account, Token.reading).join(Token, Token.account_id == Account.id).where(*counts)
    found = session.execute(owner.options(joinedload(Account.roles))).unique().first()
    return replace(accounts.as_actor(found[0]), reading=found[1] or "") if found else None


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


def failed(database: Database, attempts: Attempts, name: str, *, now: Ms, origin: str) -> None:
    """Count a failed attempt, and write the ledger's line when it was the one that locks."""
    what = attempts.failed(origin, name, now)
    if what is None:
        return
    plain = name[:64].encode("ascii", "backslashreplace").decode()
    with database.transaction() as session:
        details = {"locked": what, "name": plain}
        ledger.append(session, None, "lockout", "sign-in", details, now=now, origin=origin)
