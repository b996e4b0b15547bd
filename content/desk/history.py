"""Every try to sign in, for the person whose name it was and for the audit administrator.

The ledger has what succeeded and what was locked, for ever; here are single failures too, for a bounded time.
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from .models import SignIn

Ms = int
OUTCOMES: Final = ("in", "wrong-password", "wrong-code", "locked", "disabled")
# 网络安全法 asks for six months of such records.
KEPT: Final = 200 * 24 * 60 * 60_000
# A flood of wrong passwords fills no disk; what succeeded is never dropped for it.
MOST_FAILURES: Final = 50_000
LONGEST: Final = 120


def note(session: Session, account: str, outcome: str, *, now: Ms, origin: str, browser: str = "") -> None:
    """Keep one try; the oldest go."""
    session.add(SignIn(account=account, at=now, origin=origin, browser=browser[:LONGEST], outcome=outcome))
    session.execute(delete(SignIn).where(SignIn.at < now - KEPT))
    if outcome != "in":
        newest = select(SignIn.id).where(SignIn.outcome != "in").order_by(SignIn.id.desc()).offset(MOST_FAILURES)
        session.execute(delete(SignIn).where(SignIn.id.in_(newest.limit(100))))


def listing(
    session: Session, *, account: str | None = None, outcome: str = "", before: int | None = None, limit: int = 50
) -> Sequence[SignIn]:
    """Tries, newest first; `account` "" is those whose name nobody has. `outcome` "not-in" is all that failed."""
    found = select(SignIn).order_by(SignIn.id.desc()).limit(limit)
    if account is not None:
        found = found.where(SignIn.account == account)
    if outcome:
        found = found.where(SignIn.outcome != "in" if outcome == "not-in" else SignIn.outcome == outcome)
    return session.scalars(found if before is None else found.where(SignIn.id < before)).all()


def before_this(session: Session, account: str) -> tuple[SignIn | None, int]:
    """The last sign-in before the present one, and how many tries failed between the two."""
    last = session.scalars(
        select(SignIn).where(SignIn.account == account, SignIn.outcome == "in").order_by(SignIn.id.desc()).limit(2)
    ).all()
    if not last:
        return None, 0
    since = last[1].id if len(last) > 1 else 0
    failed = select(func.count()).select_from(SignIn)
    failed = failed.where(SignIn.account == account, SignIn.outcome != "in", SignIn.id > since, SignIn.id < last[0].id)
    return (last[1] if len(last) > 1 else None), session.scalar(failed) or 0
