"""One record of the disclosure catalog: the facts that are kept about a document, and the document."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from kiosk.fields import Fields, Text

VALIDITIES = ("valid", "amended", "expired", "repealed", "draft")
ATTRIBUTES = ("open", "on-request", "closed")
ENDED = frozenset({"repealed", "expired"})
PREFIX = "catalog/"


class Line(NamedTuple):
    """What lists say of a record; `name` is how it is addressed."""

    name: str
    index_number: str
    title: Text
    document_number: str | None
    written_on: str | None
    published_on: str | None
    validity: str | None
    voice: object

    @property
    def ended(self) -> bool:
        return self.validity in ENDED


class Attachment(NamedTuple):
    name: Text
    blob: str
    media_type: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """`topic` is a code, `department` a name; `validity` and `attribute` are None when they say nothing known."""

    index_number: str
    title: Text
    summary: Text | None
    document_number: str | None
    issuer: Text | None
    written_on: str | None
    published_on: str | None
    topic: str | None
    genre: Text | None
    validity: str | None
    attribute: str | None
    attribute_reason: Text | None
    department: str | None
    keywords: tuple[str, ...]
    keywords_hant: tuple[str, ...]
    source: Text | None
    body: Text | None
    attachments: tuple[Attachment, ...]
    qr: str | None

    @property
    def ended(self) -> bool:
        """No longer in force: nobody may take it for the rule of today."""
        return self.validity in ENDED


def line(name: str, card: Mapping[str, Any]) -> Line:
    """Never raises, whatever the card."""
    f = Fields(card)
    return Line(
        name,
        f.string("index_number") or name,
        f.text("title") or {"zh-Hans": name},
        f.string("document_number"),
        _day(f.string("written_on")),
        _day(f.string("published_on")),
        _known(f.string("validity"), VALIDITIES),
        f.raw("voice"),
    )


def record(index_number: str, body: Mapping[str, Any]) -> Record:
    """Never raises, whatever the body."""
    f = Fields(body)
    return Record(
        index_number=f.string("index_number") or index_number,
        title=f.text("title") or {"zh-Hans": index_number},
        summary=f.text("summary"),
        document_number=f.string("document_number"),
        issuer=f.text("issuer"),
        written_on=_day(f.string("written_on")),
        published_on=_day(f.string("published_on")),
        topic=f.string("topic"),
        genre=f.text("genre"),
        validity=_known(f.string("validity"), VALIDITIES),
        attribute=_known(f.string("attribute"), ATTRIBUTES),
        attribute_reason=f.text("attribute_reason"),
        department=f.string("department"),
        keywords=f.strings("keywords"),
        keywords_hant=f.strings("keywords_hant"),
        source=f.text("source"),
        body=f.text("body"),
        attachments=_attachments(f),
        qr=f.string("qr"),
    )


def _attachments(f: Fields) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(name, blob, each.string("media_type"))
        for each in f.each("attachments")
        if (name := each.text("name")) and (blob := each.string("blob"))
    )


def _known(value: str | None, values: tuple[str, ...]) -> str | None:
    return value if value in values else None


def _day(value: str | None) -> str | None:
    """A day of the calendar, as it is written; nothing else passes for a date."""
    try:
        return date.fromisoformat(value).isoformat() if value else None
    except ValueError:
        return None
