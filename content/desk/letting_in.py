"""What the security administrator does for somebody who cannot get in: unlock, a new first password, the second factor
taken off; and for an account that somebody else may have got into: signed out, its tokens revoked.

Not for the three administrators: whoever renews their passwords could be them. That is done at the server's console.
"""

from sqlalchemy.orm import Session

from . import accounts, ledger, passwords, second_factor, sittings, three, tokens
from .actor import Actor
from .attempts import Attempts
from .errors import Problem
from .models import Account

Ms = int


def unlock(session: Session, actor: Actor, attempts: Attempts, name: str, *, now: Ms, origin: str) -> None:
    """Forget the failed tries. Raises Problem 403, 404."""
    three.require(session, actor, "security")
    account = accounts.get(session, name)
    attempts.forgive(account.name)
    ledger.append(session, actor, "unlocked", f"account:{name}", {}, now=now, origin=origin)


def new_password(session: Session, actor: Actor, name: str, *, now: Ms, origin: str) -> str:
    """A first password, which its owner changes before anything else. Raises Problem 403, 404."""
    _other(session, actor, name)
    made = passwords.random_password()
    accounts.set_password(session, actor, name, made, now=now, origin=origin, handed=True)
    return made


def without_second(session: Session, actor: Actor, name: str, *, now: Ms, origin: str) -> None:
    """Take the second factor off an account whose telephone is lost. Raises Problem 403, 404."""
    second_factor.take_off(session, actor, _other(session, actor, name), now=now, origin=origin)


def sign_out(session: Session, actor: Actor, name: str, *, now: Ms, origin: str) -> None:
    """End every session of an account, also of an administrator's. Raises Problem 403, 404."""
    three.require(session, actor, "security")
    sittings.end_all(session, actor, accounts.get(session, name), now=now, origin=origin)


def without_tokens(session: Session, actor: Actor, name: str, *, now: Ms, origin: str) -> None:
    """Revoke every token of an account, also of an administrator's. Raises Problem 403, 404."""
    three.require(session, actor, "security")
    tokens.revoke_all(session, actor, name, now=now, origin=origin)


def _other(session: Session, actor: Actor, name: str) -> Account:
    three.require(session, actor, "security")
    account = accounts.get(session, name)
    if account.id == actor.id or three.is_administrator(account):
        message = "the passwords and second factors of administrators are renewed at the server's console"
        raise Problem(403, "administrator", message)
    return account
