"""Somebody signed in at a browser: begun at the door, ended by signing out, by the password, by idling or by time.

Stored facts are when it began and when it was last used; whether it still counts follows from them, the rules and now.
"""

import hashlib
import secrets
from collections.abc import Sequence
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, joinedload

from . import ledger
from .access_rules import Rules
from .actor import Actor
from .models import Account, Sitting

Ms = int
# Last use is written down no more often than this.
STEP: Final = 60_000
KEPT: Final = 30 * 24 * 60 * 60_000
LONGEST: Final = 120


def begin(session: Session, actor: Actor, *, now: Ms, origin: str, browser: str) -> str:
    """The key that the browser keeps; nobody can read it again later."""
    key = secrets.token_urlsafe(32)
    session.add(
        Sitting(
            digest=_digest(key),
            account_id=actor.id,
            session_key=actor.session_key,
            origin=origin,
            browser=browser[:LONGEST],
            began_at=now,
            seen_at=now,
            ended_at=None,
        )
    )
    session.execute(delete(Sitting).where(Sitting.seen_at < now - KEPT))
    return key


def found(session: Session, key: str, rules: Rules, now: Ms) -> tuple[Sitting, Account] | None:
    """The sitting of a browser's key and its account, while both count."""
    wanted = select(Sitting, Account).join(Account, Account.id == Sitting.account_id)
    wanted = wanted.where(Sitting.digest == _digest(key)).options(joinedload(Account.roles))
    row = session.execute(wanted).unique().first()
    if row is None or not _counts(row[0], row[1], rules, now):
        return None
    return row[0], row[1]


def seen(session: Session, sitting: Sitting, now: Ms) -> None:
    """Somebody used it."""
    session.execute(update(Sitting).where(Sitting.digest == sitting.digest).values(seen_at=now))


def is_due(sitting: Sitting, now: Ms) -> bool:
    """Whether its last use is to be written down again."""
    return abs(now - sitting.seen_at) >= STEP


def open_ones(session: Session, account: Account, rules: Rules, now: Ms) -> Sequence[Sitting]:
    """Where the account is signed in, last used first."""
    rows = select(Sitting).where(Sitting.account_id == account.id).order_by(Sitting.seen_at.desc())
    return [each for each in session.scalars(rows) if _counts(each, account, rules, now)]


def end(session: Session, actor: Actor, key: str, *, now: Ms, origin: str) -> None:
    """Sign out: whoever kept a copy of the browser's cookie has nothing."""
    sitting = session.get(Sitting, _digest(key))
    if sitting is not None and sitting.ended_at is None:
        sitting.ended_at = now
        ledger.append(session, actor, "sign-out", f"account:{actor.name}", {}, now=now, origin=origin)


def end_all(session: Session, actor: Actor | None, account: Account, *, now: Ms, origin: str) -> None:
    """Sign the account out everywhere."""
    account.session_key = secrets.token_hex(8)
    ledger.append(session, actor, "signed-out-everywhere", f"account:{account.name}", {}, now=now, origin=origin)


def _counts(sitting: Sitting, account: Account, rules: Rules, now: Ms) -> bool:
    return (
        sitting.ended_at is None
        and account.disabled_at is None
        and sitting.session_key == account.session_key
        and now - sitting.seen_at < rules.idle
        and now - sitting.began_at < rules.longest
    )


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
