"""What an alert says, checked field by field: the eight facts that the law wants, where it is shown, until when.

突发事件应对法 (2024), article 64: kind, level, time of beginning, area, what to beware of, what to do, who issues it,
when it was issued.
"""

from typing import Annotated, Any, Final, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from content.desk.compile.alert_words import LEVELS
from content.desk.moments import Moment, Ms, ms
from content.desk.texts import Name, clean, one_line

LONGEST_MS: Final = 31 * 86_400_000
CLEAR_MINUTES: Final = 30

Short = Annotated[str, Field(max_length=40), AfterValidator(one_line)]
Line = Annotated[str, Field(max_length=200), AfterValidator(one_line)]
Wide = Annotated[str, Field(max_length=600), AfterValidator(one_line)]
Long = Annotated[str, Field(max_length=3000), AfterValidator(clean)]
Colour = Literal["blue", "yellow", "orange", "red"]


class Facts(BaseModel):
    """`issued` is when it was taken down here, for one that is typed; `all` is every channel, later ones too; `sound`:
    whether a tone and its words are heard, None is by its level."""

    model_config = ConfigDict(extra="forbid", strict=True)

    channels: Annotated[list[Name], Field(min_length=1, max_length=64)] | None = None
    all: bool = False
    colour: Colour
    event: Short
    event_en: Line | None = None
    headline: Line | None = None
    headline_en: Line | None = None
    text: Long
    text_en: Long | None = None
    instruction: Long
    instruction_en: Long | None = None
    area: Wide
    area_en: Wide | None = None
    sender: Line
    sender_en: Line | None = None
    start: Moment | None = None
    expires: Moment
    drill: bool = False
    sound: bool | None = None
    updates: Annotated[int, Field(ge=1, le=2**53)] | None = None
    clear_minutes: Annotated[int, Field(ge=0, le=1440)] = CLEAR_MINUTES

    @model_validator(mode="after")
    def _goes_together(self) -> Self:
        if self.all == (self.channels is not None):
            raise PydanticCustomError("channels_or_all", "give either channels or all", {"field": "channels"})
        if self.channels and len(set(self.channels)) < len(self.channels):
            raise PydanticCustomError("contradiction", "names a channel twice", {"field": "channels"})
        if self.start and ms(self.expires) <= ms(self.start):
            raise PydanticCustomError("contradiction", "is not after start", {"field": "expires"})
        return self

    def content(self, kind: str, issued: str) -> dict[str, Any]:
        """What confirmations are bound to, by its digest."""
        said = self.model_dump(exclude_none=True, exclude={"updates"})
        return {**said, "kind": kind, "issued": issued, "headline": self.headline or headline(self.event, self.colour)}


def headline(event: str, colour: str) -> str:
    return event + LEVELS["zh-Hans"][colour][0]


def span(content: dict[str, Any]) -> tuple[Ms, Ms]:
    """[start, expires) of a content that was checked."""
    start = content.get("start")
    return ms(start or content["issued"]), ms(content["expires"])
