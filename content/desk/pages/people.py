"""Who is who in words: the names of accounts, and who has which role and who stands in for them now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from content.desk import absences, accounts, chains

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
    holding = {
        role: [(each.id, each.display_name) for each in found] for role, found in chains.holders(session).items()
    }
    stand_ins = {absent: each.display_name for absent, each in absences.standing_in(session, now).items()}
    return People({each.name: each.display_name for each in accounts.everybody(session)}, holding, stand_ins)
