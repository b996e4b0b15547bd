"""The office itself, its departments, and the pages about it."""

from typing import Annotated, Literal

from pydantic import Field

from .pieces import Kind, Lines, Name, Number, Opening, Piece, Place, Text, Word


class Office(Kind):
    """The one record office/office. kiosk: where this kiosk stands unless its own settings say otherwise; hours: in
    words; opening: the same for the clock, and of whatever has no opening of its own."""

    address: Text | None = None
    phone: Word | None = None
    phone_note: Text | None = None
    hours: Text | None = None
    opening: Opening | None = None
    complaint_phone: Word | None = None
    postcode: Word | None = None
    information_place: Place | None = None
    kiosk: Place | None = None
    motto: Text | None = None


class Head(Piece):
    post: Text
    duties: Text | None = None


class Person(Piece):
    """A post, never a name."""

    post: Text
    duties: Text | None = None
    room: Place | None = None


class Department(Kind):
    duties: Lines | None = None
    rooms: Annotated[list[Place], Field(max_length=100)] | None = None
    floor: Number | None = None
    phone: Word | None = None
    hours: Text | None = None
    opening: Opening | None = None
    head: Head | None = None
    people: Annotated[list[Person], Field(max_length=200)] | None = None
    matters: Annotated[list[Name], Field(max_length=100)] | None = None


class About(Kind):
    """A page; lines of its body that begin with "## " are headings."""

    section: Literal["office", "disclosure-guide", "rules", "annual-report", "map"]
    body: Text
