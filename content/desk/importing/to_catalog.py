"""Documents into the disclosure catalogue, under the index number they have or the next free one."""

from sqlalchemy.orm import Session

from content.desk.moments import Ms
from content.desk.records import kinds

from . import catalog, index_number
from .days import day_of
from .destination import Made, Writing, known_record, write_record
from .document import Document


class ToCatalog:
    def flags(self, document: Document, stand_in: str) -> list[str]:
        kinds.read("catalog", catalog.content(document, stand_in))
        return list(document.flags)

    def known(self, session: Session, document: Document) -> str | None:
        return known_record(session, "catalog", document)

    def write(self, session: Session, document: Document, stand_in: str, writing: Writing) -> Made:
        number = document.index_number or index_number.next_free(session, _year(session, document, writing.now))
        content = catalog.content(document, stand_in) | {"index_number": number}
        may = catalog.may_be_approved(document)
        made = write_record(session, "catalog", number, content, document, may, writing)
        return made._replace(assigned=not document.index_number)


def _year(session: Session, document: Document, now: Ms) -> int:
    """Of the document, else the office's own: numbers count up within one."""
    told = document.published_on or document.written_on
    return int(told[:4]) if told else day_of(session, now).year
