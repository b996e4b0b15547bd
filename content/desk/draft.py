"""What an author sets of a notice, checked field by field, and the content that reviewers decide on."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from .errors import Problem
from .moments import Moment, ms
from .problems import checked
from .texts import Name, Text

KINDS = ("scroll", "page", "image", "clock")
WORDED = ("scroll", "page")
FARTHEST = 2**31 - 1

Sha = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Day = Annotated[int, Field(ge=1, le=7)]
ClockTime = Annotated[str, Field(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")]


def _with_channel(schema: dict[str, Any]) -> None:
    """Describes `channel`, which is not a field of its own."""
    schema["properties"]["channel"] = schema["properties"]["channels"]["items"]
    schema["required"].remove("channels")
    schema["oneOf"] = [{"required": ["channels"]}, {"required": ["channel"]}]


class Draft(BaseModel):
    """The fields of a notice as its author sets them; `channel` is short for one of `channels`."""

    model_config = ConfigDict(extra="forbid", strict=True, json_schema_extra=_with_channel)

    channels: Annotated[list[Name], Field(min_length=1, max_length=64)]
    kind: Literal["scroll", "page", "image", "clock"]
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
        worded = self.kind in WORDED
        return [
            ("text", worded and self.text is None, "a notice of this kind needs its text"),
            ("text", self.kind == "clock" and self.text is not None, "a notice of this kind has no text"),
            ("text_en", not worded and self.text_en is not None, "a notice of this kind has no English text"),
            ("text", self.kind == "scroll" and "\n" in (self.text or ""), "a scrolling text is one line"),
            ("text_en", self.kind == "scroll" and "\n" in (self.text_en or ""), "a scrolling text is one line"),
            ("media", self.kind == "image" and not self.media, "an image notice needs a picture"),
            ("media", self.kind != "image" and self.media is not None, "only an image notice has pictures"),
            ("seconds", self.kind == "scroll" and self.seconds is not None, "a scrolling text takes as long as it is"),
            ("channels", len(set(self.channels)) < len(self.channels), "names a channel twice"),
            ("media", len(set(self.media or ())) < len(self.media or ()), "names a picture twice"),
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
