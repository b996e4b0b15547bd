"""Everybody who has an account, as plain rows for lists."""

from typing import Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from .models import Account, AccountRole
from .moments import Ms


class Listed(NamedTuple):
    """second: there is a second factor; handed: the password was given by somebody else."""

    name: str
    display_name: str
    department: str
    second: bool
    handed: bool
    disabled_at: Ms | None
    roles: frozenset[str]


def listed(session: Session) -> list[Listed]:
    """By name."""
    roles: dict[int, set[str]] = {}
    for number, role in session.execute(_ROLES):
        roles.setdefault(number, set()).add(role)
    return [Listed._make((*told, frozenset(roles.get(number, ())))) for number, *told in session.execute(_PEOPLE)]


def as_listed(account: Account) -> Listed:
    return Listed(
        account.name,
        account.display_name,
        account.department,
        account.second_secret is not None,
        account.password_handed,
        account.disabled_at,
        frozenset(each.role for each in account.roles),
    )


_ROLES: Final = select(AccountRole.account_id, AccountRole.role)
_PEOPLE: Final = select(
    Account.id,
    Account.name,
    Account.display_name,
    Account.department,
    Account.second_secret.is_not(None),
    Account.password_handed,
    Account.disabled_at,
).order_by(Account.name)
