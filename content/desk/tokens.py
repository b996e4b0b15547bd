"""Tokens of staff accounts for programs: what each is for, until when, and its end."""

import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session, joinedload

from content.published.access import token_digest

from . import accounts, ledger, three
from .actor import Actor
from .errors import Problem
from .models import Account, Token

Ms = int
DAY: Final = 24 * 60 * 60_000
# Last use is written down no more often than this.
STEP: Final = 60 * 60_000
WORD: Final = re.compile(r"[a-z][a-z-]{0,31}")
LONGEST_LABEL: Final = 60
MOST_DAYS: Final = 730
MOST: Final = 50
"""Of one account that count at once."""


def make(
    session: Session,
    actor: Actor | None,
    name: str,
    *,
    label: str = "",
    scope: Iterable[str] | None = None,
    reading: str | None = None,
    days: int | None = None,
    now: Ms,
    origin: str,
) -> str:
    """A new token of the account `name`; nobody can read it again later. `scope` are words of the API's description,
    None is all that the account may do; with `reading` it puts the values of that alone; `days` None is for ever.
    Raises Problem 404, 403; 400 naming label, scope or days; 409 for too many."""
    owner = accounts.actor_named(session, name)
    wanted = _scope(scope)
    if days is not None and not 1 <= days <= MOST_DAYS:
        raise Problem(400, "out-of-bounds", "must be %(least)d to %(most)d", field="days", least=1, most=MOST_DAYS)
    if actor is not None and len(of_account(session, owner.id, now)) >= MOST:
        raise Problem(409, "too-many", "an account has at most %(most)d tokens: revoke one first", most=MOST)
    token = f"foyer_{secrets.token_urlsafe(32)}"
    row = Token(
        digest=token_digest(token),
        account_id=owner.id,
        label=_label(label),
        scope=wanted,
        reading=reading,
        created_at=now,
        expires_at=None if days is None else now + days * DAY,
        revoked_at=None,
    )
    session.add(row)
    ledger.append(session, actor, "token-made", f"account:{name}", as_told(row), now=now, origin=origin)
    return token


def as_told(row: Token) -> dict[str, object]:
    """What a token may, as the ledger has it."""
    told = {"token": row.handle, "reading": row.reading, "scope": row.scope, "expires_at": row.expires_at}
    return {name: value for name, value in told.items() if value is not None}


def revoke(session: Session, actor: Actor, handle: str, *, now: Ms, origin: str) -> None:
    """End one token: one's own, or as security administrator anybody's. Raises Problem 404."""
    found = select(Token, Account.name).join(Account, Account.id == Token.account_id)
    mine = found.where(Token.digest.startswith(handle, autoescape=True))
    if not three.acts_as(session, actor, "security"):
        mine = mine.where(Token.account_id == actor.id)
    row = session.execute(mine).first() if re.fullmatch("[0-9a-f]{12}", handle) else None
    if row is None:
        raise Problem(404, "no-token", "there is no such token")
    token, name = row
    if token.revoked_at is None:
        token.revoked_at = now
        details = {"token": token.handle}
        ledger.append(session, actor, "token-revoked", f"account:{name}", details, now=now, origin=origin)


def revoke_all(session: Session, actor: Actor | None, name: str, *, now: Ms, origin: str) -> int:
    """End every token of the account `name`; how many there were. Raises Problem 404."""
    owner = accounts.get(session, name)
    ended = session.scalars(select(Token).where(Token.account_id == owner.id, Token.revoked_at.is_(None))).all()
    for token in ended:
        token.revoked_at = now
    if ended:
        details = {"tokens": len(ended)}
        ledger.append(session, actor, "tokens-revoked", f"account:{name}", details, now=now, origin=origin)
    return len(ended)


def holder(session: Session, token: str, now: Ms) -> tuple[Actor, Token] | None:
    """Whose token it is; None for one that nobody made, or of an account that is shut out. Raises Problem 401 for one
    that has ended."""
    owner = select(Account, Token).join(Token, Token.account_id == Account.id)
    owner = owner.where(Token.digest == token_digest(token), Account.disabled_at.is_(None))
    found = session.execute(owner.options(joinedload(Account.roles))).unique().first()
    if found is None or found[1].revoked_at is not None:
        return None
    account, row = found
    if row.expires_at is not None and row.expires_at <= now:
        raise Problem(401, "token-expired", "this token has ended; make a new one at the desk")
    scope = None if row.scope is None else frozenset(row.scope)
    return replace(accounts.as_actor(account), reading=row.reading or "", scope=scope), row


def is_due(row: Token, now: Ms) -> bool:
    """Whether its last use is to be written down again."""
    return row.used_at is None or abs(now - row.used_at) >= STEP


def used(session: Session, row: Token, now: Ms) -> None:
    session.execute(update(Token).where(Token.digest == row.digest).values(used_at=now))


def of_account(session: Session, account_id: int, now: Ms) -> Sequence[Token]:
    """Those of one account that count, the newest first."""
    return session.scalars(_counting(now).where(Token.account_id == account_id)).all()


def everybody_s(
    session: Session, now: Ms, *, name: str = "", offset: int = 0, limit: int = 50
) -> Sequence[tuple[Token, str]]:
    """All that count, or those of one account, with the names of their accounts."""
    found = _counting(now).add_columns(Account.name).join(Account, Account.id == Token.account_id)
    if name:
        found = found.where(Account.name == name)
    return [(row[0], row[1]) for row in session.execute(found.offset(offset).limit(limit))]


def _counting(now: Ms) -> Select[Token]:
    goes_on = Token.expires_at.is_(None) | (Token.expires_at > now)
    return select(Token).where(Token.revoked_at.is_(None), goes_on).order_by(Token.created_at.desc(), Token.digest)


def _scope(scope: Iterable[str] | None) -> list[str] | None:
    if scope is None:
        return None
    wanted = sorted(set(scope))
    if not wanted or not all(WORD.fullmatch(word) for word in wanted):
        raise Problem(400, "bad-scope", "choose what the token is for", field="scope")
    return wanted


def _label(label: str) -> str:
    found = " ".join(label.split())
    if len(found) > LONGEST_LABEL or not found.isprintable():
        message = "has at most %(most)d printable characters"
        raise Problem(400, "bad-word", message, field="label", most=LONGEST_LABEL)
    return found
