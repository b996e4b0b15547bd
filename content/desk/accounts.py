"""Staff accounts: passwords by argon2, roles, and what ends a session."""

import re
import secrets
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from . import ledger
from .actor import Actor
from .errors import Problem
from .models import Account, AccountRole
from .roles import ROLES

Ms = int
STRONG: Final = PasswordHasher()
SHORTEST_PASSWORD: Final = 10
LONGEST_PASSWORD: Final = 200
NAME: Final = re.compile(r"[a-z][a-z0-9._-]{0,31}", re.ASCII)


def random_password() -> str:
    """Enough to be safe, short enough to be typed from paper."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(alphabet) for _ in range(4)) for _ in range(4))


def create(
    session: Session,
    actor: Actor | None,
    *,
    name: str,
    password: str,
    roles: Iterable[str],
    now: Ms,
    origin: str,
    display_name: str = "",
    hasher: PasswordHasher = STRONG,
    shortest: int = SHORTEST_PASSWORD,
) -> Actor:
    """A new account. Raises Problem 400 naming name, password or roles; 409 when the name is taken."""
    wanted = _roles(roles)
    _check_name(name)
    check_password(password, shortest)
    if find(session, name) is not None:
        raise Problem(409, "name-taken", "there is already an account %(name)s", field="name", name=name)
    account = Account(
        name=name,
        display_name=display_name or name,
        password_hash=hasher.hash(password),
        session_key=secrets.token_hex(8),
        created_at=now,
        roles=[AccountRole(role=role) for role in wanted],
    )
    session.add(account)
    session.flush()
    details = {"name": name, "roles": wanted}
    ledger.append(session, actor, "account-created", f"account:{name}", details, now=now, origin=origin)
    return as_actor(account)


def disable(session: Session, actor: Actor | None, name: str, *, now: Ms, origin: str) -> None:
    """Shut an account out: its sessions end, its tokens stop counting. Raises Problem 404, 409 for the last
    administrator."""
    account = get(session, name)
    if account.disabled_at is None:
        _refuse_last_admin(session, account)
        account.disabled_at = now
        account.session_key = secrets.token_hex(8)
        ledger.append(session, actor, "account-disabled", f"account:{name}", {}, now=now, origin=origin)


def enable(session: Session, actor: Actor | None, name: str, *, now: Ms, origin: str) -> None:
    """Let a disabled account in again, with its password and its tokens. Raises Problem 404."""
    account = get(session, name)
    if account.disabled_at is not None:
        account.disabled_at = None
        ledger.append(session, actor, "account-enabled", f"account:{name}", {}, now=now, origin=origin)


def set_password(
    session: Session,
    actor: Actor | None,
    name: str,
    password: str,
    *,
    now: Ms,
    origin: str,
    hasher: PasswordHasher = STRONG,
) -> None:
    """Raises Problem 404 for no such account, 400 naming password."""
    account = get(session, name)
    check_password(password)
    account.password_hash = hasher.hash(password)
    account.session_key = secrets.token_hex(8)
    ledger.append(session, actor, "password-changed", f"account:{name}", {}, now=now, origin=origin)


def password_fits(account: Account | None, password: str) -> bool:
    """Takes as long for an account that does not exist."""
    try:
        STRONG.verify(account.password_hash if account else _nobody(), password)
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False
    return account is not None and account.disabled_at is None


def find(session: Session, name: str) -> Account | None:
    return session.scalars(select(Account).where(Account.name == name)).first()


def get(session: Session, name: str) -> Account:
    """Raises Problem 404."""
    account = find(session, name)
    if account is None:
        raise Problem(404, "no-account", "there is no account %(name)s", field="name", name=name)
    return account


def actor_of(session: Session, account_id: int) -> Actor | None:
    """The account as it is now; None when it does not exist or was disabled."""
    account = session.get(Account, account_id)
    return as_actor(account) if account and account.disabled_at is None else None


def actor_named(session: Session, name: str) -> Actor:
    """Raises Problem 404 for no such account, 403 for a disabled one."""
    account = get(session, name)
    if account.disabled_at is not None:
        raise Problem(403, "disabled", "the account %(name)s is disabled", name=name)
    return as_actor(account)


def everybody(session: Session) -> Sequence[Account]:
    with_roles = select(Account).options(selectinload(Account.roles)).order_by(Account.name)
    return session.scalars(with_roles).all()


def as_actor(account: Account) -> Actor:
    roles = frozenset(role.role for role in account.roles)
    return Actor(account.id, account.name, account.display_name, roles, account.session_key)


def check_password(password: str, shortest: int = SHORTEST_PASSWORD) -> None:
    """Raises Problem 400 naming password."""
    if not shortest <= len(password) <= LONGEST_PASSWORD or not password.isprintable():
        raise Problem(
            400,
            "weak-password",
            "a password has %(least)d to %(most)d printable characters",
            field="password",
            least=shortest,
            most=LONGEST_PASSWORD,
        )


def _refuse_last_admin(session: Session, account: Account) -> None:
    active = select(Account).join(AccountRole).where(AccountRole.role == "admin", Account.disabled_at.is_(None))
    if session.scalars(active).all() == [account]:
        message = "%(name)s is the last administrator: make another one first"
        raise Problem(409, "last-admin", message, name=account.name)


@cache
def _nobody() -> str:
    """Verified against when the name is unknown, so that the time taken tells nothing about names."""
    return STRONG.hash(secrets.token_urlsafe(16))


def _check_name(name: str) -> None:
    if not NAME.fullmatch(name):
        message = "a name is 1 to 32 of a-z, 0-9, dot, dash and underscore, beginning with a letter"
        raise Problem(400, "bad-name", message, field="name")


def _roles(roles: Iterable[str]) -> list[str]:
    wanted = sorted(set(roles))
    unknown = [role for role in wanted if role not in ROLES]
    if unknown or not wanted:
        known = ", ".join(ROLES)
        raise Problem(400, "bad-role", "a role is one of %(known)s", field="role", known=known)
    return wanted
