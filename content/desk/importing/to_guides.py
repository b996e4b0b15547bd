"""Guide documents into guides, named after their matter."""

from itertools import count

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk.models import Record
from content.desk.records import kinds

from . import guide
from .destination import Made, Writing, known_record, write_record
from .document import Document
from .secrecy import held_back


class ToGuides:
    def flags(self, document: Document, stand_in: str) -> list[str]:
        content = kinds.read("guide", guide.content(document, stand_in))
        return list(content.get("flags", []))

    def known(self, session: Session, document: Document) -> str | None:
        return known_record(session, "guide", document)

    def write(self, session: Session, document: Document, stand_in: str, writing: Writing) -> Made:
        title = guide.title(document)
        name = _free(session, guide.name_of(title or stand_in))
        content = guide.content(document, stand_in)
        may = bool(title) and not held_back(document.flags)
        return write_record(session, "guide", name, content, document, may, writing)


def _free(session: Session, name: str) -> str:
    """The name, or the first of name-2, name-3 … that no guide has."""
    taken = set(session.scalars(select(Record.name).where(Record.kind == "guide")))
    if name not in taken:
        return name
    return next(further for number in count(2) if (further := f"{name}-{number}") not in taken)
