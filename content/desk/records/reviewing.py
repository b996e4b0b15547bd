"""Submitting a record and deciding on it: the review of notices, whose end is a new edition."""

from sqlalchemy.orm import Session

from content.published.blobs import Blobs

from .. import deciding
from ..actor import Actor
from ..database import announce
from ..deciding import Rules
from ..declared import UNSAID, Declared
from ..errors import Problem
from ..media.uses import RECORD
from ..models import Record
from ..moments import Ms
from .finished import check_finished
from .views import RecordView, record_view
from .writing import get, seen


def submit(
    session: Session,
    actor: Actor,
    kind: str,
    name: str,
    *,
    content: str | None = None,
    declared: Declared = UNSAID,
    now: Ms,
    origin: str,
) -> RecordView:
    """Send the newest wording into the chain of its kind and importance; raises Problem 404, and as
    `deciding.submit`."""
    record = get(session, kind, name)
    check_finished(record)
    deciding.submit(session, actor, record, RULES, content, declared, now=now, origin=origin)
    return seen(session, record, now)


def approve(
    session: Session,
    actor: Actor,
    kind: str,
    name: str,
    content: str,
    note: str = "",
    *,
    uploads: Blobs,
    now: Ms,
    origin: str,
) -> RecordView:
    """Approve the wording whose digest is `content`; raises Problem 404, and as `deciding.approve`."""
    record = get(session, kind, name)
    deciding.approve(session, actor, record, RULES, content, note, uploads=uploads, now=now, origin=origin)
    return seen(session, record, now)


def give_back(
    session: Session, actor: Actor, kind: str, name: str, content: str, reason: str, *, now: Ms, origin: str
) -> RecordView:
    """Return the wording to its author with a reason; raises as `approve` does."""
    record = get(session, kind, name)
    deciding.give_back(session, actor, record, RULES, content, reason, now=now, origin=origin)
    return seen(session, record, now)


def refer(
    session: Session, actor: Actor, kind: str, name: str, content: str, reason: str, *, now: Ms, origin: str
) -> RecordView:
    """Hand the question of secrecy to the secrecy reviewer; raises Problem 404, and as `deciding.refer`."""
    record = get(session, kind, name)
    deciding.refer(session, actor, record, RULES, content, reason, now=now, origin=origin)
    return seen(session, record, now)


def approve_from_console(
    session: Session, actor: Actor, kind: str, name: str, reason: str, *, now: Ms, origin: str = "console"
) -> RecordView:
    """One ledger entry of kind `console`, standing for the whole chain; raises Problem 403, 404, 409."""
    record = get(session, kind, name)
    check_finished(record)
    deciding.approve_from_console(session, actor, record, RULES, reason, now=now, origin=origin)
    return seen(session, record, now)


def _announce(session: Session, record: Record, now: Ms) -> None:
    del record, now
    announce(session, ("edition", ""))


def _declared(record: Record, declared: Declared) -> Declared:
    """A document of the catalogue says itself how it is disclosed; all else in an edition is disclosed to everybody."""
    content = record.revisions[-1].content
    attribute = content.get("attribute", "open") if record.kind == "catalog" else declared.attribute
    reason = declared.attribute_reason
    if record.kind == "catalog":
        reason = next(iter(content.get("attribute_reason", {}).values()), "") or reason
    closed = attribute not in (None, "open")
    if closed and record.kind != "catalog":
        message = "kiosks show only what is disclosed on the office's own initiative; this stays a draft"
        raise Problem(422, "not-for-screens", message, field="attribute")
    if closed and not reason:
        message = "say by which article it is not disclosed on the office's own initiative"
        raise Problem(422, "no-reason", message, field="attribute_reason")
    return declared.model_copy(update={"attribute": attribute, "attribute_reason": reason[:1000]})


def _chain(record: Record, declared: Declared) -> tuple[str, str]:
    return record.kind, declared.importance


RULES: Rules[Record] = Rules(RECORD, record_view, _declared, _chain, _announce)
