"""What an author sets of a notice, checked field by field, and the content that reviewers decide on."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, Self, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from .errors import Problem
from .moments import Moment, ms
from .problems import checked
from .texts import Cell, Name, Text, clean

Kind = Literal["scroll", "page", "image", "document", "video", "table", "countdown", "qr", "clock"]
KINDS: Final = get_args(Kind)
WORDED: Final = ("scroll", "page")
# Have a heading of their own in both languages.
HEADED: Final = ("table", "countdown", "qr")
SHOWN: Final = ("image", "document", "video")
FARTHEST: Final = 2**31 - 1
# What a telephone still reads off a wall.
LONGEST_CODE: Final = 600

Sha = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Day = Annotated[int, Field(ge=1, le=7)]
Bound = Annotated[str, Field(pattern=r"^-?[0-9]{1,9}(\.[0-9]{1,6})?$")]
ClockTime = Annotated[str, Field(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")]


def _with_channel(schema: dict[str, Any]) -> None:
    """Describes `channel`, which is not a field of its own."""
    schema["properties"]["channel"] = schema["properties"]["channels"]["items"]
    schema["required"].remove("channels")
    schema["oneOf"] = [{"required": ["channels"]}, {"required": ["channel"]}]


class Column(BaseModel):
    """A column of a reading that a table shows. With `least` or `most`, only numbers between them are shown."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: Cell
    unit: Cell | None = None
    least: Bound | None = None
    most: Bound | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.least is not None and self.most is not None and Decimal(self.least) > Decimal(self.most):
            raise PydanticCustomError("range", "the least is above the most", {"field": "columns"})
        return self


class Draft(BaseModel):
    """The fields of a notice as its author sets them; `channel` is short for one of `channels`."""

    model_config = ConfigDict(extra="forbid", strict=True, json_schema_extra=_with_channel)

    channels: Annotated[list[Name], Field(min_length=1, max_length=64)]
    kind: Kind
    text: Text | None = None
    text_en: Text | None = None
    media: Annotated[list[Sha], Field(min_length=1, max_length=20)] | None = None
    region: Name | None = None
    level: Literal["routine", "important", "urgent"] = "routine"
    start: Moment | None = None
    end: Moment | None = None
    days: Annotated[list[Day], Field(min_length=1, max_length=7)] | Literal["working"] | None = None
    times: (
        Annotated[
            list[Annotated[list[ClockTime], Field(min_length=2, max_length=2)]], Field(min_length=1, max_length=24)
        ]
        | None
    ) = None
    seconds: Annotated[int, Field(ge=1, le=3600)] | None = None
    speed: Annotated[int, Field(ge=20, le=400)] | None = None
    reading: Name | None = None
    columns: Annotated[list[Column], Field(min_length=1, max_length=12)] | None = None
    stale_minutes: Annotated[int, Field(ge=1, le=60 * 24 * 366)] | None = None
    until: Moment | None = None
    code: Annotated[str, Field(min_length=1, max_length=LONGEST_CODE), AfterValidator(clean)] | None = None
    order: Annotated[int, Field(ge=-FARTHEST, le=FARTHEST)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _one_channel(cls, raw: Any) -> Any:
        if not isinstance(raw, Mapping) or "channel" not in raw:
            return raw
        if "channels" in raw:
            raise PydanticCustomError("both_channels", "give either channel or channels", {"field": "channel"})
        rest = {name: value for name, value in raw.items() if name != "channel"}
        return rest | {"channels": [raw["channel"]]}

    @model_validator(mode="after")
    def _goes_together(self) -> Self:
        for field, wrong, message in self._contradictions():
            if wrong:
                raise PydanticCustomError("contradiction", message, {"field": field})
        return self

    def _contradictions(self) -> list[tuple[str, bool, Any]]:
        return [*self._of_kind(), *self._needed(), *self._twice()]

    def _of_kind(self) -> list[tuple[str, bool, Any]]:
        """Fields that do not go with the kind."""
        two_languages = self.kind in (*WORDED, *HEADED)
        scrolls, table = self.kind == "scroll", self.kind == "table"
        alien = "a notice of this kind does not have this"
        return [
            ("text", self.kind == "clock" and self.text is not None, "a notice of this kind has no text"),
            ("text_en", not two_languages and self.text_en is not None, "a notice of this kind has no English text"),
            ("text", scrolls and "\n" in (self.text or ""), "a scrolling text is one line"),
            ("text_en", scrolls and "\n" in (self.text_en or ""), "a scrolling text is one line"),
            ("media", self.kind not in SHOWN and self.media is not None, "only an image notice has pictures"),
            ("seconds", scrolls and self.seconds is not None, "a scrolling text takes as long as it is"),
            ("seconds", self.kind == "video" and self.seconds is not None, "a video takes as long as it is"),
            ("speed", not scrolls and self.speed is not None, alien),
            ("reading", not table and self.reading is not None, alien),
            ("columns", not table and self.columns is not None, alien),
            ("stale_minutes", not table and self.stale_minutes is not None, alien),
            ("until", self.kind != "countdown" and self.until is not None, alien),
            ("code", self.kind != "qr" and self.code is not None, alien),
        ]

    def _needed(self) -> list[tuple[str, bool, Any]]:
        worded, table = self.kind in (*WORDED, "table", "countdown"), self.kind == "table"
        return [
            ("text", worded and self.text is None, "a notice of this kind needs its text"),
            ("media", self.kind == "image" and not self.media, "an image notice needs a picture"),
            ("media", self.kind in ("document", "video") and not self.media, "a notice of this kind needs its file"),
            ("reading", table and self.reading is None, "a table needs the name of its reading"),
            ("columns", table and self.columns is None, "a table needs its columns"),
            ("stale_minutes", table and self.stale_minutes is None, "a table says after how many minutes it is stale"),
            ("until", self.kind == "countdown" and self.until is None, "a countdown needs the time that it counts to"),
            ("code", self.kind == "qr" and self.code is None, "a QR code needs what it says"),
        ]

    def _twice(self) -> list[tuple[str, bool, Any]]:
        names = [column.name for column in self.columns or ()]
        return [
            ("channels", len(set(self.channels)) < len(self.channels), "names a channel twice"),
            ("media", len(set(self.media or ())) < len(self.media or ()), "names a picture twice"),
            ("columns", len(set(names)) < len(names), "names a column twice"),
            ("days", isinstance(self.days, list) and len(set(self.days)) < len(self.days), "names a day twice"),
            ("times", any(pair[0] == "24:00" for pair in self.times or ()), "24:00 can only be an end"),
            ("end", bool(self.start and self.end) and ms(self.end or "") <= ms(self.start or ""), "is not after start"),
        ]

    def content(self) -> dict[str, Any]:
        """Every field the author set except order: what a decision is bound to, by its digest."""
        return self.model_dump(exclude_none=True, exclude={"order"})


def read(raw: object) -> Draft:
    """Raises Problem 400 naming the field."""
    if isinstance(raw, Mapping):
        _refuse_later_kinds(raw.get("kind"))
    return checked(Draft, raw)


def _refuse_later_kinds(kind: object) -> None:
    if isinstance(kind, str) and kind not in KINDS:
        known = ", ".join(KINDS)
        raise Problem(400, "unknown-kind", "this office shows the kinds %(known)s", field="kind", known=known)
