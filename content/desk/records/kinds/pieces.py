"""What records are made of: texts in three languages, names, places, dates and spans of time."""

import re
from datetime import date
from typing import Annotated, Any, Final, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from content.desk.moments import Moment, ms
from content.desk.texts import clean, one_line

LANGUAGES: Final = ("zh-Hans", "zh-Hant", "en")
LONGEST: Final = 400_000
LARGEST: Final = 2**53 - 1
_NAME: Final = r"^[a-z0-9][a-z0-9-]{0,63}$"

Name = Annotated[str, Field(pattern=_NAME)]
"""The name of another record, without its kind."""
Place = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,15}/[a-z0-9][a-z0-9-]{0,63}$")]
"""A floor's name and a feature on it: "1/counter-3"."""
Sha = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Word = Annotated[str, Field(max_length=200), AfterValidator(one_line)]
Words = Annotated[list[Word], Field(max_length=400)]
Number = Annotated[int, Field(ge=-LARGEST, le=LARGEST)]
Days = Annotated[int, Field(ge=0, le=10_000)]
Flags = Annotated[list[Annotated[str, Field(max_length=20_000), AfterValidator(one_line)]], Field(max_length=1_000)]
"""What an import could not find or kept out, for its editor: "code" or "code: words". Never published."""


class Piece(BaseModel):
    """Exactly these fields, of exactly these types."""

    model_config = ConfigDict(extra="forbid", strict=True, populate_by_name=True)


def _as_text(raw: Any) -> Any:
    """A plain string where a text is due is simplified Chinese."""
    return {"zh-Hans": raw} if isinstance(raw, str) else raw


class _Text(Piece):
    """One text in the languages that its author wrote; what is missing of the two Chinese scripts is derived."""

    zh_hans: Annotated[str, Field(max_length=LONGEST), AfterValidator(clean)] | None = Field(None, alias="zh-Hans")
    zh_hant: Annotated[str, Field(max_length=LONGEST), AfterValidator(clean)] | None = Field(None, alias="zh-Hant")
    en: Annotated[str, Field(max_length=LONGEST), AfterValidator(clean)] | None = None

    @model_validator(mode="after")
    def _said(self) -> Self:
        if self.zh_hans is None and self.zh_hant is None and self.en is None:
            raise PydanticCustomError("blank", "must not be blank")
        return self


Text = Annotated[_Text, BeforeValidator(_as_text)]
Lines = Annotated[list[Text], Field(max_length=400)]


def _day(text: str) -> str:
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise PydanticCustomError("bad_date", "not a date such as 2026-07-01") from error
    if found.isoformat() != text:
        raise PydanticCustomError("bad_date", "not a date such as 2026-07-01")
    return text


Date = Annotated[str, Field(max_length=10), AfterValidator(_day)]
Span = Annotated[list[Moment | None], Field(min_length=2, max_length=2)]


class Article(Piece):
    """One place of a law, and what it says."""

    law: Text
    article: Text
    text: Text | None = None


class Limit(Piece):
    """A time limit."""

    days: Days
    unit: Annotated[str, Field(pattern="^(working|calendar)$")] = "working"
    note: Text | None = None


Day = Annotated[int, Field(ge=1, le=7)]
ClockTime = Annotated[str, Field(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")]


def _begins(pair: list[str]) -> list[str]:
    if pair[0] == "24:00":
        raise PydanticCustomError("contradiction", "24:00 can only be an end")
    return pair


FromTo = Annotated[list[ClockTime], Field(min_length=2, max_length=2), AfterValidator(_begins)]


class Hours(Piece):
    """When something is open, as kiosk/opening.py reads it: on which days (every day unless told), from when to when
    (all day unless told; a pair that ends before it begins ends on the next day)."""

    days: Annotated[list[Day], Field(min_length=1, max_length=7)] | Literal["working"] | None = None
    times: Annotated[list[FromTo], Field(min_length=1, max_length=24)] | None = None


Opening = Annotated[list[Hours], Field(min_length=1, max_length=24)]


class Kind(Piece):
    """What every record may have. visible: the half-open span in which kiosks show it; words: what people who look for
    it may say instead of its title."""

    title: Text
    summary: Text | None = None
    words: Words | None = None
    words_en: Words | None = None
    order: Number = 0
    visible: Span | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        start, end = self.visible or (None, None)
        if start and end and ms(end) <= ms(start):
            raise PydanticCustomError("contradiction", "is not after start", {"field": "visible"})
        return self

    def content(self) -> dict[str, Any]:
        """What the author set, as decisions are bound to it."""
        return self.model_dump(by_alias=True, exclude_none=True)


def is_name(text: str) -> bool:
    return re.fullmatch(_NAME, text) is not None
