"""Who of the three administrators sees which pages about accounts, and what is said while one of them is missing."""

from dataclasses import dataclass
from typing import Final

from flask import request, url_for
from sqlalchemy.orm import Session

from content.desk import three
from content.desk.actor import Actor

from . import context
from .language import gettext
from .words import ROLES

# Pages that stand under a place of the rail which has another name.
UNDER: Final = {
    "desk.person": "desk.accounts",
    "desk.sign_ins": "desk.accounts",
    "desk.token_list": "desk.accounts",
    "desk.rules": "desk.accounts",
    "desk.second": "desk.account",
    "desk.my_sign_ins": "desk.account",
    "desk.tokens": "desk.account",
}


@dataclass(frozen=True, slots=True)
class May:
    """What the account may do as one of the three, or in place of one."""

    system: bool
    security: bool
    audit: bool

    @property
    def any(self) -> bool:
        return self.system or self.security or self.audit


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    url: str
    here: bool


def may(session: Session, actor: Actor) -> May:
    return May(*(three.acts_as(session, actor, role) for role in ("admin", "security", "audit")))


def required(role: str) -> None:
    """Raises Problem 403 unless the account is that administrator, or stands in."""
    with context.desk().database.reading() as db:
        three.require(db, context.actor(), role)


def any_administrator() -> None:
    """Raises Problem 403."""
    with context.desk().database.reading() as db:
        if not may(db, context.actor()).any:
            three.require(db, context.actor(), "admin")


def tabs(session: Session, actor: Actor) -> list[Tab]:
    """The pages about accounts that this one may see."""
    allowed = may(session, actor)
    found = [
        (gettext("People"), "desk.accounts.index", allowed.any),
        (gettext("Sign-ins"), "desk.sign_ins.show", allowed.audit),
        (gettext("Tokens"), "desk.token_list.show", allowed.security),
        (gettext("Rules of access"), "desk.rules.show", allowed.any),
    ]
    return [Tab(name, url_for(endpoint), _is_here(endpoint)) for name, endpoint, shown in found if shown]


def _is_here(endpoint: str) -> bool:
    """Also for what a form on the page answers."""
    return (request.endpoint or "").rpartition(".")[0] == endpoint.rpartition(".")[0]


def standing_in(session: Session, actor: Actor) -> str:
    """The clear line for a system administrator who does another's work; "" when all three are there."""
    missing = [role for role in three.missing(session) if role != "admin"]
    if not missing or "admin" not in actor.roles:
        return ""
    names = gettext(", ").join(str(ROLES[role]) for role in missing)
    return gettext(
        "This office has no %(names)s yet. The system administrator stands in until somebody else is given the role.",
        names=names,
    )
