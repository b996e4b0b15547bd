"""Office guides and the powers they rest on."""

from typing import Annotated, Literal

from pydantic import Field

from .pieces import (
    Article,
    Date,
    Days,
    Flags,
    Kind,
    Limit,
    Lines,
    Name,
    Opening,
    Piece,
    Place,
    Sha,
    Text,
    Word,
    Words,
)


class Codes(Piece):
    base: Word | None = None
    implementation: Word | None = None
    item: Word | None = None


class Material(Piece):
    name: Text
    form: Text | None = None
    source: Text | None = None
    required: bool = True
    note: Text | None = None


class Incomplete(Piece):
    """What happens where papers are missing: all of it is told once, within so many working days; 0 is at once."""

    days: Days | None = None
    note: Text | None = None


class Step(Piece):
    """incomplete: this step looks whether everything is there, and leads back to the one before if not."""

    name: Text
    text: Text | None = None
    who: Text | None = None
    days: Days | None = None
    incomplete: Incomplete | None = None


class Fee(Piece):
    """Free, or what it costs; said in words either way."""

    free: bool
    text: Text
    basis: Text | None = None


class Result(Piece):
    name: Text
    kind: Text | None = None
    validity: Text | None = None


class Complaint(Piece):
    phone: Word | None = None
    text: Text | None = None


class Picture(Piece):
    """An uploaded picture of a sheet of paper."""

    blob: Sha
    media_type: Literal["image/png", "image/jpeg", "image/webp"]


class Form(Piece):
    """blank: to look at before it is filled in; sample: the same, filled in with invented facts and marked so."""

    name: Text
    note: Text | None = None
    blank: Picture | None = None
    sample: Picture | None = None


class Guide(Kind):
    """One matter that a visitor can get done, with every element that an office guide has to have. hours: in words;
    opening: when its counter is open, for the clock."""

    icon: Name | None = None
    department: Name | None = None
    counter: Place | None = None
    item_type: Text | None = None
    handling: Text | None = None
    audience: Text | None = None
    level: Text | None = None
    authority: Text | None = None
    codes: Codes | None = None
    conditions: Lines | None = None
    materials: Annotated[list[Material], Field(max_length=100)] | None = None
    steps: Annotated[list[Step], Field(max_length=100)] | None = None
    statutory: Limit | None = None
    promised: Limit | None = None
    special: Lines | None = None
    fee: Fee | None = None
    basis: Annotated[list[Article], Field(max_length=100)] | None = None
    result: Result | None = None
    visits: Days | None = None
    online: Text | None = None
    self_service: bool | None = None
    hours: Text | None = None
    opening: Opening | None = None
    phone: Word | None = None
    enquiry: Text | None = None
    complaint: Complaint | None = None
    remedy: Text | None = None
    rights: Lines | None = None
    forms: Annotated[list[Form], Field(max_length=100)] | None = None
    words: Words | None = None
    words_en: Words | None = None
    powers: Annotated[list[Name], Field(max_length=100)] | None = None
    effective_from: Date | None = None
    visit_note: Text | None = None
    flags: Flags | None = None


class Power(Kind):
    type: Literal["permit", "penalty", "coercion", "levy", "inspection", "confirmation"]
    code: Word | None = None
    department: Name | None = None
    basis: Annotated[list[Article], Field(max_length=100)] | None = None
    duty: Text | None = None
    accountability: Text | None = None
    phone: Word | None = None
    guide: Name | None = None
    steps: Lines | None = None
