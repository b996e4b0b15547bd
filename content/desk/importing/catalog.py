"""A document as the content of a catalogue record."""

from typing import Any, Final

from .document import Document
from .labels import ATTRIBUTE, KEYWORDS, VALIDITY, first_of
from .script import fold
from .secrecy import held_back

_ATTRIBUTES: Final = {"主动公开": "open", "依申请公开": "on-request", "不予公开": "closed", "不公开": "closed"}
_VALIDITY: Final = {"有效": "valid", "失效": "expired", "废止": "repealed", "已废止": "repealed", "已失效": "expired"}


def content(document: Document, stand_in: str) -> dict[str, Any]:
    """The fields that the document fills; `stand_in` is shown to the editor where the document has no title."""

    def text(words: str) -> dict[str, str] | None:
        return {document.script: words} if words else None

    found = {
        "title": text(document.title or stand_in),
        "document_number": document.document_number or None,
        "issuer": text(document.issuer),
        "written_on": document.written_on,
        "published_on": document.published_on,
        "source": text(document.source),
        "body": text("\n".join(document.body)),
        "attribute": _told(document, ATTRIBUTE, _ATTRIBUTES),
        "validity": _told(document, VALIDITY, _VALIDITY),
        "keywords": _keywords(document),
        "flags": list(document.flags) or None,
    }
    return {field: value for field, value in found.items() if value is not None}


def may_be_approved(document: Document) -> bool:
    """Whether it may go out unread by an editor: it has a title, and says nothing of being kept back."""
    closed = _told(document, ATTRIBUTE, _ATTRIBUTES) not in (None, "open")
    return bool(document.title) and not closed and not held_back(document.flags)


def _told(document: Document, labels: tuple[str, ...], meanings: dict[str, str]) -> str | None:
    fact = first_of(document.told, labels)
    return meanings.get(fold(fact.value)) if fact else None


def _keywords(document: Document) -> list[str] | None:
    fact = first_of(document.told, KEYWORDS)
    words = fact.value.translate(_BETWEEN).split() if fact else []
    return [word for word in words if len(word) <= 30] or None


_BETWEEN: Final = str.maketrans(dict.fromkeys(";；,，、|", " "))
