"""Where documents go: the catalogue, the guides or the notices, each by the desk's own way of writing there."""

from typing import Final, NamedTuple, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk import records
from content.desk.actor import Actor
from content.desk.models import Record
from content.desk.moments import Ms

from .document import Document

CONSOLE: Final = "console"
"""Where somebody at the server itself writes from: their roles do not matter there."""


class Writing(NamedTuple):
    """Who writes, when and from where. `reason`: why it is approved at once; None leaves a draft."""

    actor: Actor
    now: Ms
    origin: str
    reason: str | None = None


class Made(NamedTuple):
    """`key`: as catalog/CCSW-2026-00061; `assigned`: its number was given here; `held`: it was to be approved and
    stays a draft."""

    key: str
    assigned: bool = False
    held: bool = False


class Destination(Protocol):
    """What the three have in common. `stand_in` is shown where a document has no title."""

    def flags(self, document: Document, stand_in: str) -> list[str]:
        """What an editor has to look at. Raises Problem when the document cannot go here at all."""

    def known(self, session: Session, document: Document) -> str | None:
        """The key of what the same document was imported as before."""

    def write(self, session: Session, document: Document, stand_in: str, writing: Writing) -> Made:
        """Raises Problem."""


def known_record(session: Session, kind: str, document: Document) -> str | None:
    """The key of the record of this kind, not withdrawn, that came from the same document."""
    same = select(Record).where(Record.kind == kind, Record.source == document.digest, Record.withdrawn_at.is_(None))
    record = session.scalars(same.order_by(Record.id).limit(1)).first()
    return record.key if record else None


def write_record(
    session: Session, kind: str, name: str, content: object, document: Document, may: bool, writing: Writing
) -> Made:
    """A draft, approved from the console when that is asked for and it `may` be. Raises as `records.write`."""
    actor, now, origin, reason = writing
    made = records.write(session, actor, kind, name, content, source=document.digest, now=now, origin=origin)
    if reason is not None and may:
        records.approve_from_console(session, actor, kind, name, reason, now=now, origin=origin)
    return Made(made.key, held=reason is not None and not may)
