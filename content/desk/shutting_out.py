"""An account is shut out, and let in again."""

import secrets

from sqlalchemy.orm import Session

from . import accounts, ledger, three, tokens
from .actor import Actor

Ms = int


def disable(session: Session, actor: Actor | None, name: str, *, now: Ms, origin: str) -> None:
    """Its sessions end and its tokens are revoked. Raises Problem 403, 404, 409 for the last administrator."""
    three.require(session, actor, "admin")
    account = accounts.get(session, name)
    if account.disabled_at is None:
        three.refuse_last(session, account, {role.role for role in account.roles})
        account.disabled_at = now
        account.session_key = secrets.token_hex(8)
        ledger.append(session, actor, "account-disabled", f"account:{name}", {}, now=now, origin=origin)
        tokens.revoke_all(session, actor, name, now=now, origin=origin)


def enable(session: Session, actor: Actor | None, name: str, *, now: Ms, origin: str) -> None:
    """Let in again, with its password; new tokens have to be made, as nobody knows who has the old ones. Raises
    Problem 403, 404."""
    three.require(session, actor, "admin")
    account = accounts.get(session, name)
    if account.disabled_at is not None:
        account.disabled_at = None
        ledger.append(session, actor, "account-enabled", f"account:{name}", {}, now=now, origin=origin)
