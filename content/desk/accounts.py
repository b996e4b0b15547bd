"""Staff accounts: who there is, their departments and roles, and what ends a session."""

import re
import secrets
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from . import access_rules, ledger, passwords, three
from .actor import Actor
from .errors import Problem
from .models import Account, AccountRole
from .roles import ROLES

Ms = int
STRONG: Final = PasswordHasher()
NAME: Final = re.compile(r"[a-z][a-z0-9._-]{0,31}", re.ASCII)
LONGEST_WORD: Final = 60


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
    department: str = "",
    handed: bool = False,
    hasher: PasswordHasher = STRONG,
    shortest: int = passwords.SHORTEST,
) -> Actor:
    """A new account. Raises Problem 400 naming name, password or role; 409 when the name is taken. `handed` is a
    password that its owner has to change first; `roles` may be none where somebody else gives them."""
    wanted = checked_roles(roles)
    _check_name(name)
    passwords.check(password, shortest, _names(name, display_name))
    if find(session, name) is not None:
        raise Problem(409, "name-taken", "there is already an account %(name)s", field="name", name=name)
    account = Account(
        name=name,
        display_name=_word(display_name, "display_name") or name,
        department=_word(department, "department"),
        password_hash=hasher.hash(password),
        password_set_at=now,
        password_handed=handed,
        session_key=secrets.token_hex(8),
        created_at=now,
        roles=[AccountRole(role=role) for role in wanted],
    )
    session.add(account)
    session.flush()
    details = {"name": name, "roles": wanted} | ({"department": account.department} if account.department else {})
    ledger.append(session, actor, "account-created", f"account:{name}", details, now=now, origin=origin)
    return as_actor(account)


def describe(
    session: Session, actor: Actor | None, name: str, display_name: str, department: str, *, now: Ms, origin: str
) -> None:
    """What the person and the department are called. Raises Problem 403, 404, 400 naming the field."""
    three.require(session, actor, "admin")
    account = get(session, name)
    told = _word(display_name, "display_name") or name, _word(department, "department")
    if told != (account.display_name, account.department):
        account.display_name, account.department = told
        details = {"display_name": told[0], "department": told[1]}
        ledger.append(session, actor, "account-described", f"account:{name}", details, now=now, origin=origin)


def give_roles(session: Session, actor: Actor | None, name: str, roles: Iterable[str], *, now: Ms, origin: str) -> None:
    """All the roles that the account has from now on; none is an account that can only look. Raises Problem 403 for
    whoever is no security administrator, and for one's own; 404; 400 naming role; 409 for the last administrator."""
    three.require(session, actor, "security")
    account = get(session, name)
    if actor is not None and actor.id == account.id:
        raise Problem(403, "own-roles", "nobody gives roles to themselves")
    wanted, before = checked_roles(roles), sorted(role.role for role in account.roles)
    if wanted == before:
        return
    three.refuse_last(session, account, set(before) - set(wanted))
    account.roles = [role for role in account.roles if role.role in wanted]
    account.roles += [AccountRole(role=role) for role in wanted if role not in before]
    session.flush()
    details = {"roles": wanted, "before": before}
    ledger.append(session, actor, "roles-given", f"account:{name}", details, now=now, origin=origin)


def set_password(
    session: Session,
    actor: Actor | None,
    name: str,
    password: str,
    *,
    now: Ms,
    origin: str,
    handed: bool = False,
    hasher: PasswordHasher = STRONG,
) -> None:
    """A password of one's own, or from the console. Every session of the account ends. Raises Problem 404 for no such
    account, 400 naming password."""
    account = get(session, name)
    length = access_rules.read(session).password_length
    passwords.check(password, length, _names(name, account.display_name))
    account.password_hash = hasher.hash(password)
    account.password_set_at, account.password_handed = now, handed
    account.session_key = secrets.token_hex(8)
    details = {"handed": True} if handed else {}
    ledger.append(session, actor, "password-changed", f"account:{name}", details, now=now, origin=origin)


def password_fits(account: Account | None, password: str) -> bool:
    """Takes as long for an account that does not exist, the first time too."""
    nobody = _nobody()
    try:
        STRONG.verify(account.password_hash if account else nobody, password)
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
    session_key, department = account.session_key, account.department
    return Actor(account.id, account.name, account.display_name, roles, session_key, department=department)


def checked_roles(roles: Iterable[str]) -> list[str]:
    """Sorted, each once. Raises Problem 400 naming role."""
    wanted = sorted(set(roles))
    if any(role not in ROLES for role in wanted):
        known = ", ".join(ROLES)
        raise Problem(400, "bad-role", "a role is one of %(known)s", field="role", known=known)
    three.check_apart(wanted)
    return wanted


@cache
def _nobody() -> str:
    """Verified against when the name is unknown, so that the time taken tells nothing about names."""
    return STRONG.hash(secrets.token_urlsafe(16))


def _check_name(name: str) -> None:
    if not NAME.fullmatch(name):
        message = "a name is 1 to 32 of a-z, 0-9, dot, dash and underscore, beginning with a letter"
        raise Problem(400, "bad-name", message, field="name")


def _names(name: str, display_name: str) -> list[str]:
    return [name, display_name, *display_name.split()]


def _word(text: str, field: str) -> str:
    found = " ".join(text.split())
    if len(found) > LONGEST_WORD or not found.isprintable():
        message = "has at most %(most)d printable characters"
        raise Problem(400, "bad-word", message, field=field, most=LONGEST_WORD)
    return found
