"""The disclosure catalogue and the tree of its topics."""

from typing import Annotated, Literal

from pydantic import Field

from .pieces import Date, Flags, Kind, Name, Piece, Sha, Text, Word, Words

Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]{0,31}$")]


class Attachment(Piece):
    """A file beside the text; its bytes are an uploaded blob."""

    name: Text
    blob: Sha
    media_type: Annotated[str, Field(pattern=r"^[a-z]+/[a-z0-9.+-]+$", max_length=120)]


class Catalog(Kind):
    """One document of the catalogue."""

    index_number: Word | None = None
    document_number: Word | None = None
    issuer: Text | None = None
    written_on: Date | None = None
    published_on: Date | None = None
    topic: Code | None = None
    genre: Text | None = None
    validity: Literal["valid", "repealed", "expired", "amended", "draft"] = "valid"
    attribute: Literal["open", "on-request", "closed"] = "open"
    attribute_reason: Text | None = None
    department: Name | None = None
    keywords: Words | None = None
    body: Text | None = None
    source: Text | None = None
    attachments: Annotated[list[Attachment], Field(max_length=100)] | None = None
    flags: Flags | None = None


class Leaf(Piece):
    code: Code
    title: Text


class Branch(Piece):
    code: Code
    title: Text
    topics: Annotated[list[Leaf], Field(max_length=200)] | None = None


class Root(Piece):
    code: Code
    title: Text
    topics: Annotated[list[Branch], Field(max_length=200)] | None = None


class Topics(Kind):
    """The one record topics/topics: three levels."""

    tree: Annotated[list[Root], Field(max_length=200)]
