"""Submitting a record and deciding on it: the review of notices, whose end is a new edition."""

from sqlalchemy.orm import Session

from .. import deciding
from ..actor import Actor
from ..database import announce
from ..deciding import Rules
from ..models import Record
from ..moments import Ms
from .views import RecordView, record_view
from .writing import get, seen


def submit(
    session: Session,
    actor: Actor,
    kind: str,
    name: str,
    *,
    content: str | None = None,
    now: Ms,
    origin: str,
) -> RecordView:
    """Send the newest wording into the chain of its kind; raises Problem 404, and as `deciding.submit`."""
    record = get(session, kind, name)
    deciding.submit(session, actor, record, RULES, content, now=now, origin=origin)
    return seen(session, record, now)


def approve(
    session: Session, actor: Actor, kind: str, name: str, content: str, note: str = "", *, now: Ms, origin: str
) -> RecordView:
    """Approve the wording whose digest is `content`; raises Problem 404, and as `deciding.approve`."""
    record = get(session, kind, name)
    deciding.approve(session, actor, record, RULES, content, note, now=now, origin=origin)
    return seen(session, record, now)


def give_back(
    session: Session, actor: Actor, kind: str, name: str, content: str, reason: str, *, now: Ms, origin: str
) -> RecordView:
    """Return the wording to its author with a reason; raises as `approve` does."""
    record = get(session, kind, name)
    deciding.give_back(session, actor, record, RULES, content, reason, now=now, origin=origin)
    return seen(session, record, now)


def approve_from_console(
    session: Session, actor: Actor, kind: str, name: str, reason: str, *, now: Ms, origin: str = "console"
) -> RecordView:
    """One ledger entry of kind `console`, standing for the whole chain; raises Problem 403, 404, 409."""
    record = get(session, kind, name)
    deciding.approve_from_console(session, actor, record, RULES, reason, now=now, origin=origin)
    return seen(session, record, now)


def _announce(session: Session, record: Record, now: Ms) -> None:
    del record, now
    announce(session, ("edition", ""))


def _chain(record: Record) -> tuple[str, str]:
    return "record", record.kind


RULES: Rules[Record] = Rules(record_view, _chain, _announce)
