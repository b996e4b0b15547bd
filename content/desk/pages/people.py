"""Who is who in words: the names of accounts, and who has which role and who stands in for them now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk import absences
from content.desk.models import Account, AccountRole

from .language import gettext


@dataclass(frozen=True, slots=True)
class People:
    """by_name: display names by account name; holding: (account id, display name) of those who have each role and can
    sign in; stand_ins: the display name of who stands in now, by the id of whom they stand in for."""

    by_name: Mapping[str, str]
    holding: Mapping[str, Sequence[tuple[int, str]]]
    stand_ins: Mapping[int, str]

    def of_role(self, role: str) -> str:
        """Who decides for this role now, in one line; "" when nobody does."""
        return gettext(", ").join(self._now(number, name) for number, name in self.holding.get(role, ()))

    def _now(self, number: int, name: str) -> str:
        if number not in self.stand_ins:
            return name
        return gettext("%(name)s (absent: %(substitute)s)", name=name, substitute=self.stand_ins[number])


def people(session: Session, now: int) -> People:
    holding: dict[str, list[tuple[int, str]]] = {}
    for role, number, called in session.execute(_HOLDING).all():
        holding.setdefault(role, []).append((number, called))
    names = {name: called for name, called in session.execute(_NAMES)}
    return People(names, holding, absences.standing_in(session, now))


# Asked on every page that shows a review.
_NAMES: Final = select(Account.name, Account.display_name)
_HOLDING: Final = (
    select(AccountRole.role, Account.id, Account.display_name)
    .join(Account, Account.id == AccountRole.account_id)
    .where(Account.disabled_at.is_(None))
    .order_by(Account.name)
)
