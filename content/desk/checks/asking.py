"""Asking the secrecy reviewer to look at a draft: what blocks it only they can leave as it is, and a draft is on nobody
else's work list."""

from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import ledger, review, wording
from ..actor import Actor
from ..errors import Problem
from ..models import LedgerEntry, Notice, Record
from ..moments import Ms
from ..roles import WRITERS
from ..views import made
from .finding import BLOCK
from .standing import of_item

ASKED: Final = "secrecy-asked"


def ask(session: Session, actor: Actor, item: Notice | Record, content: str, *, now: Ms, origin: str) -> None:
    """`content` is the digest of the wording that was read. Raises Problem 403 for who may not submit it; 409 when it
    is no draft, for another wording, when nothing in it needs the secrecy reviewer, or when they were asked already."""
    actor.require(WRITERS)
    wording.check_owner(actor, item, colleague=item.revisions[-1].account_id == actor.id)
    wording.check_not_withdrawn(item)
    revision = item.revisions[-1]
    state = review.state(made(revision))
    if state not in ("draft", "returned"):
        raise Problem(409, "not-a-draft", "only a draft can be submitted; this is %(state)s", state=state)
    if content != revision.digest:
        extra = {"content": revision.digest}
        raise Problem(409, "stale-content", "this was changed since you read it", field="content", extra=extra)
    found = [each for each in of_item(session, item, now).open if each.severity == BLOCK]
    if not found:
        raise Problem(409, "nothing-blocks", "nothing in this needs the secrecy reviewer")
    if asked(session, item.subject, content):
        raise Problem(409, "asked-already", "the secrecy reviewer was asked already")
    details = {"revision": revision.sequence, "content": content, "findings": [each.id for each in found]}
    ledger.append(session, actor, ASKED, item.subject, details, now=now, origin=origin)


def asked(session: Session, subject: str, content: str) -> LedgerEntry | None:
    """The line that says so, of exactly this wording."""
    lines = select(LedgerEntry).where(LedgerEntry.subject == subject, LedgerEntry.kind == ASKED)
    found = session.scalars(lines.order_by(LedgerEntry.seq.desc()).limit(1)).first()
    return found if found is not None and found.details.get("content") == content else None
