"""Writing, finding and withdrawing records. What kiosks show stays until its successor is approved."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.published.canonical import digest

from .. import wording
from ..actor import Actor
from ..database import announce
from ..errors import Problem
from ..models import Media, Record
from ..moments import Ms, ms
from ..roles import CONSOLE, KEEPERS, WRITERS
from . import kinds
from .belonging import is_colleague
from .heads import LARGEST_ID, ids_of
from .views import RecordView, record_view


def write(
    session: Session,
    actor: Actor,
    kind: str,
    name: str,
    content: object,
    *,
    source: str | None = None,
    now: Ms,
    origin: str,
) -> RecordView:
    """A new record as a draft. `content` has the fields of its kind; `source` is the SHA-256 of the document
    it was imported from. Whoever may approve from the console may write there too.

    Raises Problem 403, 404 for no such kind, 409 `record-exists`, 422 naming the field.
    """
    actor.require(WRITERS | CONSOLE if origin == "console" else WRITERS)
    kinds.check_name(kind, name)
    found = kinds.read(kind, content)
    _check_attachments(session, found)
    if _row(session, kind, name) is not None:
        message = "there is a record %(key)s already"
        raise Problem(409, "record-exists", message, field="name", key=f"{kind}/{name}")
    record = Record(kind=kind, name=name, author_id=actor.id, created_at=now, source=source, revisions=[])
    session.add(record)
    session.flush()
    told = {"source": source} if source else {}
    wording.add(session, actor, record, found, ends_at=end_of(found), kind="write", now=now, origin=origin, **told)
    return seen(session, record, now)


def revise(
    session: Session,
    actor: Actor,
    kind: str,
    name: str,
    content: object,
    *,
    match: str | None = None,
    now: Ms,
    origin: str,
) -> RecordView:
    """A further wording beside the old ones, a draft again; the same once more changes nothing.

    `match` is the etag or the content digest that the caller read; None skips the comparison.
    Raises Problem 403, 404, 409 withdrawn, 412 when somebody was quicker, 422 naming the field.
    """
    actor.require(WRITERS | CONSOLE if origin == "console" else WRITERS)
    found = kinds.read(kind, content)
    _check_attachments(session, found)
    record = get(session, kind, name)
    check_revisable(session, actor, record, now)
    before = record_view(record, now)
    wording.check_match(before, match, before.etag)
    if digest(found) != before.newest.digest:
        wording.add(session, actor, record, found, ends_at=end_of(found), kind="revise", now=now, origin=origin)
    return seen(session, record, now)


def check_revisable(session: Session, actor: Actor, record: Record, now: Ms) -> None:
    """Raises Problem 403 for whoever may not write it anew, 409 when it was withdrawn."""
    wording.check_revisable(actor, record, colleague=is_colleague(session, actor, record, now))


def withdraw(session: Session, actor: Actor, kind: str, name: str, reason: str, *, now: Ms, origin: str) -> RecordView:
    """Out of the next edition, for good. Raises Problem 403, 404, 409 when it was withdrawn before."""
    record = get(session, kind, name)
    if record.author_id != actor.id:
        actor.require(KEEPERS)
    before = record_view(record, now)
    wording.withdraw(session, actor, record, before, reason, now=now, origin=origin)
    if before.approved:
        announce(session, ("edition", ""))
    return seen(session, record, now)


def find(session: Session, kind: str, name: str, now: Ms) -> RecordView | None:
    """The record of that name, withdrawn or not; None when there is none."""
    record = _row(session, kind, name)
    return record_view(record, now) if record else None


def view(session: Session, number: int, now: Ms) -> RecordView:
    """The record of this id; raises Problem 404."""
    return record_view(of_number(session, number), now)


def of_number(session: Session, number: int) -> Record:
    """The same as its row."""
    record = session.get(Record, number) if 0 < number < LARGEST_ID else None
    if record is None:
        raise Problem(404, "not-found", "there is nothing of that number")
    return record


def get(session: Session, kind: str, name: str) -> Record:
    """Raises Problem 404."""
    record = _row(session, kind, name)
    if record is None:
        raise Problem(404, "no-record", "there is no record %(key)s", key=f"{kind}/{name}")
    return record


def known(session: Session, source: str, now: Ms) -> RecordView | None:
    """The record that was imported from a document of this digest; None when none was."""
    record = session.scalars(select(Record).where(Record.source == source).order_by(Record.id).limit(1)).first()
    return record_view(record, now) if record else None


def listing(session: Session, now: Ms, *, kind: str | None = None, state: str | None = None) -> list[RecordView]:
    """Records by kind, order and name; only those that are asked for are read."""
    rows = select(Record).where(Record.id.in_(ids_of(kind, state)))
    return sorted((record_view(record, now) for record in session.scalars(rows)), key=_place)


def seen(session: Session, record: Record, now: Ms) -> RecordView:
    """The record as it is after what this transaction did to it."""
    session.flush()
    return record_view(record, now)


def _row(session: Session, kind: str, name: str) -> Record | None:
    return session.scalars(select(Record).where(Record.kind == kind, Record.name == name)).first()


def _check_attachments(session: Session, content: dict[str, Any]) -> None:
    named = [(f"attachments.{place}", each) for place, each in enumerate(content.get("attachments", ()))]
    for place, form in enumerate(content.get("forms", ())):
        named += [(f"forms.{place}.{which}", form[which]) for which in ("blank", "sample") if which in form]
    for where, picture in named:
        if session.get(Media, picture["blob"]) is None:
            raise Problem(422, "no-media", "no picture of that hash was uploaded", field=f"{where}.blob")


def end_of(content: dict[str, object]) -> Ms | None:
    """The end of the span in which it may be seen."""
    match content.get("visible"):
        case [_, str(end)]:
            return ms(end)
    return None


def _place(record: RecordView) -> tuple[str, int, str]:
    content = (record.approved or record.newest).content
    return record.kind, content.get("order", 0), record.name
