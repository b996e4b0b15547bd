"""The three administrators: system (`admin`), security and audit; nobody holds two of them.

An office that has no security or no audit administrator yet, as every one had before there were any, goes on: its
system administrator stands in, and that ends by itself with the first appointment. From then on the last one of each
stays, so that nobody gets the others' rights back by sending them away.
"""

from collections.abc import Iterable

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from .actor import Actor
from .database import once
from .errors import Problem
from .models import Account, AccountRole
from .roles import ADMINISTRATORS


def active(session: Session, role: str) -> int:
    """How many accounts that are not disabled hold the role."""
    return once(session, ("active", role), lambda it: it.scalar(_HELD, {"role": role}) or 0)


def acts_as(session: Session, actor: Actor, role: str) -> bool:
    """Whether the account is that administrator, or stands in while there is none."""
    return role in actor.roles or ("admin" in actor.roles and not active(session, role))


def require(session: Session, actor: Actor | None, role: str) -> None:
    """Raises Problem 403. The server's own console (no actor) may do everything."""
    if actor is not None and not acts_as(session, actor, role):
        raise Problem(403, "wrong-role", "this needs one of the roles %(roles)s", roles=role)


def missing(session: Session) -> list[str]:
    """The administrators whom this office has not appointed yet."""
    return [role for role in ADMINISTRATORS if not active(session, role)]


def check_apart(roles: Iterable[str]) -> None:
    """Raises Problem 400 naming role when one person would be two administrators."""
    if len(set(roles) & set(ADMINISTRATORS)) > 1:
        message = "system, security and audit administrator are three people: nobody holds two of these roles"
        raise Problem(400, "two-administrators", message, field="role")


def refuse_last(session: Session, account: Account, losing: Iterable[str]) -> None:
    """Raises Problem 409 when nobody would be left who holds one of the roles that this account loses."""
    if account.disabled_at is not None:
        return
    for role in ADMINISTRATORS:
        if role in losing and active(session, role) == 1:
            message = "%(name)s is the last administrator of this kind: make another one first"
            raise Problem(409, "last-admin", message, name=account.name)


def is_administrator(account: Account) -> bool:
    return any(each.role in ADMINISTRATORS for each in account.roles)


_HELD = (
    select(func.count())
    .select_from(Account)
    .join(AccountRole)
    .where(AccountRole.role == bindparam("role"), Account.disabled_at.is_(None))
)
