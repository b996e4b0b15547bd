"""Who stands in for whom: during an absence somebody else decides in the absent person's name, never twice and never on
what either of them wrote. Administrators stand in for nobody: they give the seats, or look at what was done in them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from . import accounts, ledger, three
from .actor import Actor
from .errors import Problem
from .models import Absence, Account, AccountRole, Chain
from .moments import Ms
from .review import Capacity
from .roles import ADMINISTRATORS, ANY_ADMINISTRATOR

DAY: Final = 86_400_000
LONGEST: Final = 366 * DAY
LARGEST_ID: Final = 2**53
Rows = TypeVar("Rows", bound=Select[Any])


class Seats(NamedTuple):
    """Who holds each role, by account, and the roles that decide together in a chain."""

    holders: Mapping[str, Collection[int]]
    chains: Sequence[frozenset[str]]

    def left_empty(self, absent: int, substitute: int) -> list[str]:
        """Roles that nobody else has and that decide in one chain with a role of the absent person: what the
        substitute approves in their name they cannot approve once more as themselves, so it would wait there."""
        lent = {role for role, held in self.holders.items() if absent in held}
        own = [role for role, held in self.holders.items() if substitute in held and {*held} <= {absent, substitute}]
        return sorted(role for role in own if any(role in steps and steps & lent - {role} for steps in self.chains))


def name(
    session: Session, actor: Actor, absent: str, substitute: str, from_at: Ms, until_at: Ms, *, now: Ms, origin: str
) -> Absence:
    """Name who decides for `absent` from from_at to until_at. Raises Problem 403 unless it is oneself or by the
    security administrator, and for a substitute who is an administrator; 409 when there is one for that time, 422
    naming the field."""
    _check_who(session, actor, absent)
    away, stand_in = _account(session, absent, "absent"), _account(session, substitute, "substitute")
    _check_span(from_at, until_at, now)
    if away is stand_in:
        raise Problem(422, "own-substitute", "nobody stands in for themselves", field="substitute")
    if three.is_administrator(stand_in):
        raise Problem(403, "administrator", "an administrator decides in nobody's place", field="substitute")
    if _overlapping(session, away, from_at, until_at):
        message = "there is a substitute for part of that time already; end that first"
        raise Problem(409, "absence-exists", message, field="from_at")
    row = Absence(
        absent=away,
        substitute=stand_in,
        from_at=from_at,
        until_at=until_at,
        named_by_id=actor.id,
        created_at=now,
        ended_at=None,
    )
    session.add(row)
    session.flush()
    details = {"absent": absent, "substitute": substitute, "from": from_at, "until": until_at}
    ledger.append(session, actor, "absence-named", row.subject, details, now=now, origin=origin)
    return row


def end(session: Session, actor: Actor, number: int, *, now: Ms, origin: str) -> Absence:
    """From now on nobody stands in any more. Raises Problem 403, 404, 409 when it is over already."""
    row = get(session, number)
    _check_who(session, actor, row.absent.name)
    if row.ended_at is not None or row.until_at <= now:
        raise Problem(409, "absence-over", "this absence is over already")
    row.ended_at = now
    details = {"absent": row.absent.name, "substitute": row.substitute.name}
    ledger.append(session, actor, "absence-ended", row.subject, details, now=now, origin=origin)
    return row


def get(session: Session, number: int) -> Absence:
    """Raises Problem 404."""
    row = session.get(Absence, number) if 0 < number < LARGEST_ID else None
    if row is None:
        raise Problem(404, "no-absence", "there is no such absence")
    return row


def may_for_others(session: Session, actor: Actor) -> bool:
    """Whose seat somebody takes is a right that is given: it is the security administrator's."""
    return three.acts_as(session, actor, "security")


def covered_by(session: Session, actor: Actor, now: Ms) -> list[Capacity]:
    """For whom this account stands in now, with the roles that they have; nobody's whose account is disabled, and
    nobody at all once it is an administrator's."""
    if actor.may(ANY_ADMINISTRATOR):
        return []
    roles: dict[int, set[str]] = {}
    for absent, role in session.execute(_COVERED, {"substitute": actor.id, "now": now}):
        roles.setdefault(absent, set()).update([role] if role else ())
    return [Capacity(absent, frozenset(held)) for absent, held in roles.items()]


def seats(session: Session) -> Seats:
    holders: dict[str, set[int]] = {}
    held = select(AccountRole.role, AccountRole.account_id).join(Account, Account.id == AccountRole.account_id)
    for role, account in session.execute(held.where(Account.disabled_at.is_(None))):
        holders.setdefault(role, set()).add(account)
    return Seats(holders, [frozenset(steps) for steps in session.scalars(select(Chain.steps))])


def standing_in(session: Session, now: Ms) -> dict[int, str]:
    """The display name of who stands in now, by the id of whom they stand in for."""
    return {absent: name for absent, name in session.execute(_STANDING_IN, {"now": now})}


def listing(session: Session, *, start: int, limit: int, going: bool, find: str = "", now: Ms) -> Sequence[Absence]:
    """Newest first; going: only those that are not over; find: in the name of one of the two."""
    rows = select(Absence).order_by(Absence.from_at.desc(), Absence.id.desc())
    return session.scalars(_asked(rows, going, find, now).offset(start).limit(limit)).all()


def count(session: Session, *, going: bool, find: str = "", now: Ms) -> int:
    return session.scalar(_asked(select(func.count()).select_from(Absence), going, find, now)) or 0


def _asked(rows: Rows, going: bool, find: str, now: Ms) -> Rows:
    if going:
        rows = rows.where(Absence.until_at > now, Absence.ended_at.is_(None))
    if find:
        named = Account.display_name.contains(find, autoescape=True)
        rows = rows.where(Absence.absent.has(named) | Absence.substitute.has(named))
    return rows


def _check_who(session: Session, actor: Actor, absent: str) -> None:
    if actor.name != absent:
        three.require(session, actor, "security")


def _account(session: Session, name: str, field: str) -> Account:
    account = accounts.find(session, name)
    if account is None or account.disabled_at is not None:
        raise Problem(422, "no-account", "there is no account %(name)s", field=field, name=name)
    return account


def _check_span(from_at: Ms, until_at: Ms, now: Ms) -> None:
    if until_at <= from_at:
        raise Problem(422, "bad-span", "is not after start", field="until_at")
    if until_at <= now:
        raise Problem(422, "bad-span", "is over already", field="until_at")
    if until_at - from_at > LONGEST:
        raise Problem(422, "bad-span", "is longer than a year", field="until_at")


def _overlapping(session: Session, absent: Account, from_at: Ms, until_at: Ms) -> bool:
    meets = (Absence.from_at < until_at, Absence.until_at > from_at, Absence.ended_at.is_(None))
    return session.scalars(select(Absence).where(Absence.absent_id == absent.id, *meets)).first() is not None


# Asked on every page.
_NOW: Final = (
    Absence.from_at <= bindparam("now"),
    Absence.until_at > bindparam("now"),
    Absence.ended_at.is_(None),
)
_STANDING_IN: Final = (
    select(Absence.absent_id, Account.display_name)
    .join(Account, Account.id == Absence.substitute_id)
    .where(*_NOW, ~Account.roles.any(AccountRole.role.in_(ADMINISTRATORS)))
)
_COVERED: Final = (
    select(Absence.absent_id, AccountRole.role)
    .join(Account, Account.id == Absence.absent_id)
    .outerjoin(AccountRole, AccountRole.account_id == Account.id)
    .where(Absence.substitute_id == bindparam("substitute"), *_NOW, Account.disabled_at.is_(None))
    .order_by(Absence.id)
)
