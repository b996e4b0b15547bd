"""What the office asks of everybody who signs in, set by the security administrator."""

from dataclasses import asdict, dataclass
from typing import Final

from sqlalchemy.orm import Session

from . import ledger, three
from .actor import Actor
from .errors import Problem
from .models import AccessRules
from .passwords import SHORTEST
from .roles import ROLES

Ms = int
MINUTE: Final = 60_000
DAY: Final = 24 * 60 * MINUTE


@dataclass(frozen=True, slots=True)
class Rules:
    """password_days: 0 is for ever. idle_minutes, longest_hours: what ends a sitting. second_factor: roles that need
    one."""

    password_length: int = SHORTEST
    password_days: int = 0
    idle_minutes: int = 60
    longest_hours: int = 12
    second_factor: tuple[str, ...] = ()

    @property
    def idle(self) -> Ms:
        return self.idle_minutes * MINUTE

    @property
    def longest(self) -> Ms:
        return self.longest_hours * 60 * MINUTE

    def password_is_due(self, set_at: Ms | None, created_at: Ms, now: Ms) -> bool:
        """Whether the password has to be changed for its age."""
        return bool(self.password_days) and now - (set_at or created_at) >= self.password_days * DAY

    def needs_second(self, roles: frozenset[str]) -> bool:
        return bool(roles & set(self.second_factor))


# Least and most of each number.
BOUNDS: Final = {
    "password_length": (SHORTEST, 64),
    "password_days": (0, 730),
    "idle_minutes": (5, 720),
    "longest_hours": (1, 24),
}


def read(session: Session) -> Rules:
    """The office's rules; what Foyer comes with while nobody has set any."""
    row = session.get(AccessRules, 1)
    return Rules() if row is None else of(row)


def of(row: AccessRules) -> Rules:
    numbers = {name: getattr(row, name) for name in BOUNDS}
    return Rules(**numbers, second_factor=tuple(row.second_factor))


def as_told(rules: Rules) -> dict[str, object]:
    """As the ledger has them."""
    return asdict(rules) | {"second_factor": list(rules.second_factor)}


def put(session: Session, actor: Actor, rules: Rules, *, now: Ms, origin: str) -> None:
    """Set the rules from now on. Raises Problem 403; 400 naming the number that cannot be."""
    three.require(session, actor, "security")
    for name, (least, most) in BOUNDS.items():
        if not least <= getattr(rules, name) <= most:
            raise Problem(400, "out-of-bounds", "must be %(least)d to %(most)d", field=name, least=least, most=most)
    if set(rules.second_factor) - set(ROLES):
        known = ", ".join(ROLES)
        raise Problem(400, "bad-role", "a role is one of %(known)s", field="second_factor", known=known)
    told = as_told(rules)
    row = session.get(AccessRules, 1)
    if row is not None and told == as_told(of(row)):
        return
    session.merge(AccessRules(id=1, **told))
    ledger.append(session, actor, "access-rules", "sign-in", told, now=now, origin=origin)
