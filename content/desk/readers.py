"""Which lines of the ledger an account may read. Administrators read all of them; everybody else what was done to what
everybody at the desk may see, and what they did themselves or was done to their own account: who came in from where,
who was refused, tokens, roles and settings are no business of theirs."""

from typing import Final

from sqlalchemy import ColumnElement, and_, or_

from .actor import Actor
from .models import LedgerEntry
from .roles import ANY_ADMINISTRATOR

EVERYTHING: Final = ""
"""The reader who may read all."""
SHARED: Final = ("notice:", "record:", "channel:", "screen:", "media:", "alert:", "reading:", "campaign:", "year:",
                 "chain:", "absence:")  # fmt: skip
SHARED_WHOLE: Final = ("programmes", "editions", "alerts", "office", "numbers", "desk", "hub")
KEPT_BACK: Final = ("refused", "settings", "token-made", "sign-in", "lockout")
"""Kinds that are not for everybody whatever they are about."""


def reader(actor: Actor) -> str:
    """As whom the account reads: by its name, or everything."""
    return EVERYTHING if actor.may(ANY_ADMINISTRATOR) else actor.name


def readable(name: str) -> ColumnElement[bool]:
    """What a line has to be for this reader."""
    subject = LedgerEntry.subject
    shared = or_(subject.in_(SHARED_WHOLE), *(subject.startswith(prefix) for prefix in SHARED))
    own = or_(LedgerEntry.actor == name, subject == f"account:{name}")
    return or_(own, and_(shared, LedgerEntry.kind.not_in(KEPT_BACK)))
