"""Second factors, tokens and the office's rules of access, against the ledger's lines that account for them."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from . import access_rules, tokens
from .models import AccessRules, Account, Token
from .said import Said


def faults(session: Session, said: Said) -> Iterator[str]:
    """One line for each row that the ledger says otherwise of."""
    yield from _second_factors(session, said)
    yield from _tokens(session, said)
    row = session.get(AccessRules, 1)
    if (access_rules.as_told(access_rules.of(row)) if row else {}) != said.last("sign-in", "access-rules"):
        yield "access rules: the ledger says otherwise of them"


def _second_factors(session: Session, said: Said) -> Iterator[str]:
    for account in session.scalars(select(Account)):
        turns = said.of(f"account:{account.name}", "second-factor-set", "second-factor-off")
        if (account.second_secret is not None) != (bool(turns) and turns[-1].kind == "second-factor-set"):
            yield f"account {account.name}: the ledger says otherwise of its second factor"


def _tokens(session: Session, said: Said) -> Iterator[str]:
    """What each token may, until when, and whether it was ended by itself; older lines name none."""
    counting = select(Token, Account.name).join(Account, Account.id == Token.account_id)
    for token, name in session.execute(counting.where(Token.revoked_at.is_(None))):
        lines = said.of(f"account:{name}", "token-made", "token-revoked")
        told = [dict(line.details) for line in lines if line.details.get("token") == token.handle]
        older = any(line.kind == "token-made" and "token" not in line.details for line in lines)
        if told != [tokens.as_told(token)] and (told or not older):
            yield f"account {name}: the ledger says otherwise of its token {token.handle}"
