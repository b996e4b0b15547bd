"""The review chains of the office: which roles approve what, in which order. Data, changed by the
security administrator, who gives the roles too."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.published.canonical import digest

from . import ledger, three
from .actor import Actor
from .errors import Problem
from .models import Account, AccountRole, Chain
from .moments import Ms
from .review import SECRECY
from .roles import LEVELS

NOTICE: Final = "notice"
ROUTINE, IMPORTANT = "routine", "important"
# Who may be a step: whoever writes or administers decides on nothing by that.
REVIEWERS: Final = ("section", "office", "deputy", "director", SECRECY, "operator", "duty")
MOST_STEPS: Final = len(REVIEWERS)
PATIENCE: Final = 2
LONGEST_PATIENCE: Final = 60


def everything(session: Session) -> Sequence[Chain]:
    """Notices first, then records by kind; routine before important before urgent."""
    rows = session.scalars(select(Chain)).all()
    places = {level: place for place, level in enumerate(LEVELS)}
    return sorted(rows, key=lambda chain: (chain.kind != NOTICE, chain.kind, places.get(chain.level, len(places))))


def find(session: Session, kind: str, level: str) -> Chain | None:
    return session.get(Chain, (kind, level))


def known(session: Session, kind: str, level: str) -> Chain:
    """Raises Problem 404."""
    chain = find(session, kind, level)
    if chain is None:
        raise Problem(404, "no-such-chain", "there is no such review chain")
    return chain


def get(session: Session, kind: str, level: str) -> Chain:
    """The chain to submit into; raises Problem 409 when there is none."""
    chain = find(session, kind, level)
    if chain is None or not chain.steps:
        message = "no review chain is set up for this: %(kind)s, %(level)s"
        raise Problem(409, "no-chain", message, kind=kind, level=level)
    return chain


def steps_for(chain: Chain, *, unsure: bool) -> tuple[list[str], str]:
    """The steps of a submission, and which answers for secrecy: where its author is unsure, the secrecy reviewer's
    comes before the one that would answer otherwise."""
    steps = list(chain.steps)
    if SECRECY in steps:
        return steps, SECRECY
    if not unsure:
        return steps, chain.secrecy_by
    steps.insert(steps.index(chain.secrecy_by) if chain.secrecy_by in steps else len(steps), SECRECY)
    return steps, SECRECY


def change(
    session: Session,
    actor: Actor,
    kind: str,
    level: str,
    steps: Sequence[str],
    secrecy_by: str,
    patience: int,
    *,
    seen: str | None = None,
    now: Ms,
    origin: str,
) -> Chain:
    """Set a chain; what is in review already keeps the one it was submitted into.

    seen: the mark of the chain that was changed, or None. Raises Problem 403, 404, 412 changed meanwhile, 422 naming
    the field.
    """
    three.require(session, actor, "security")
    chain = known(session, kind, level)
    if seen is not None and seen != mark(chain):
        raise Problem(412, "changed-meanwhile", "this was changed since you read it")
    _check(steps, secrecy_by, patience)
    before = details(chain)
    chain.steps, chain.secrecy_by, chain.patience = list(steps), secrecy_by, patience
    if details(chain) != before:
        told = {**details(chain), "before": before["steps"]}
        ledger.append(session, actor, "chain-changed", f"chain:{name_of(kind, level)}", told, now=now, origin=origin)
    return chain


def details(chain: Chain) -> dict[str, Any]:
    """What the ledger says of it."""
    return {"steps": list(chain.steps), "secrecy_by": chain.secrecy_by, "patience": chain.patience}


def mark(chain: Chain) -> str:
    """Changes with the chain."""
    return digest(details(chain))[:32]


def name_of(kind: str, level: str) -> str:
    return f"{kind}/{level}"


def holders(session: Session) -> Mapping[str, list[Account]]:
    """Who can sign in and has each role, by name; roles that nobody has are not there."""
    asked = select(AccountRole.role, Account).join(Account).where(Account.disabled_at.is_(None)).order_by(Account.name)
    found: dict[str, list[Account]] = {}
    for role, account in session.execute(asked):
        found.setdefault(role, []).append(account)
    return found


def vacant(steps: Iterable[str], holding: Mapping[str, object]) -> list[str]:
    """The steps that nobody could decide at: whatever is submitted would wait there for ever."""
    return [role for role in steps if role not in holding]


def _check(steps: Sequence[str], secrecy_by: str, patience: int) -> None:
    if not steps:
        raise Problem(422, "no-steps", "a review has at least one step besides the author", field="steps")
    if len(set(steps)) < len(steps):
        raise Problem(422, "step-twice", "a role comes once in a chain: nobody decides twice", field="steps")
    if any(role not in REVIEWERS for role in steps):
        message = "a step is one of the roles %(roles)s"
        raise Problem(422, "bad-step", message, field="steps", roles=", ".join(REVIEWERS))
    if secrecy_by not in steps or (SECRECY in steps and secrecy_by != SECRECY):
        message = "one of the steps answers for the secrecy review; the secrecy reviewer where there is one"
        raise Problem(422, "no-secrecy", message, field="secrecy_by")
    if not 1 <= patience <= LONGEST_PATIENCE:
        message = "is a number of working days from 1 to %(most)d"
        raise Problem(422, "bad-patience", message, field="patience", most=LONGEST_PATIENCE)
