"""What an import calls things, to people."""

from collections.abc import Mapping
from typing import Final

from ..language import Word
from ..language import Word as _

Words = Mapping[str, Word]

SORTS: Final[Words] = {
    "docx": _("Word document"),
    "xlsx": _("Excel workbook"),
    "pdf": _("PDF document"),
    "text": _("Text file"),
    "picture": _("Picture"),
    "film": _("Film"),
}
INTO: Final[Words] = {
    "catalog": _("Record of the catalogue"),
    "guides": _("Office guide"),
    "notices": _("Notice, in words"),
    "shown": _("Notice that shows it"),
    "table": _("Table: a record for each row"),
    "media": _("Only keep the file"),
}
KINDS: Final[Words] = {
    "catalog": _("Records of the catalogue"),
    "power": _("Powers and duties"),
    "department": _("Departments"),
}
STATES: Final[Words] = {
    "waiting": _("Being looked at"),
    "refused": _("Refused"),
    "ready": _("To be decided"),
    "in-hand": _("Being kept"),
    "kept": _("Kept"),
}
CHIPS: Final = {
    "waiting": "submitted",
    "refused": "returned",
    "ready": "draft",
    "in-hand": "submitted",
    "kept": "approved",
}
FIELDS: Final[Words] = {
    "title": _("Title"),
    "title-en": _("Title, English"),
    "index_number": _("Index number"),
    "document_number": _("Document number"),
    "issuer": _("Issued by"),
    "written_on": _("Written on"),
    "published_on": _("Published on"),
    "summary": _("Summary"),
    "body": _("Text"),
    "topic": _("Topic"),
    "genre": _("Genre"),
    "validity": _("Validity"),
    "attribute": _("Disclosure"),
    "attribute_reason": _("Reason of the disclosure"),
    "department": _("Department"),
    "keywords": _("Keywords"),
    "source": _("Source"),
    "type": _("Type of power"),
    "code": _("Code"),
    "basis": _("Legal basis"),
    "duty": _("Duties"),
    "accountability": _("Accountability"),
    "phone": _("Telephone"),
    "steps": _("Steps"),
    "order": _("Order"),
    "duties": _("Duties"),
    "hours": _("Office hours"),
    "floor": _("Floor"),
    "words": _("Words people look for"),
}
