"""A floor and its plan: GeoJSON in whole centimetres, x to the right and y down from the top left corner."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from content.desk.records.plan import unreadable

from .pieces import Kind, Name, Opening, Piece, Text, Word, Words

Cm = Annotated[int, Field(ge=-1_000_000, le=1_000_000)]
Point = Annotated[list[Cm], Field(min_length=2, max_length=2)]
Line = Annotated[list[Point], Field(min_length=2, max_length=10_000)]
Ring = Annotated[list[Point], Field(min_length=4, max_length=10_000)]
Size = Annotated[list[Annotated[int, Field(ge=1, le=1_000_000)]], Field(min_length=2, max_length=2)]
Type = Literal[
    "outline",
    "room",
    "counter",
    "toilet",
    "door",
    "walkway",
    "lift",
    "stairs",
    "entrance",
    "kiosk",
    "wall",
    "water",
    "ramp",
    "furniture",
]


class Dot(Piece):
    type: Literal["Point"]
    coordinates: Point


class Way(Piece):
    type: Literal["LineString"]
    coordinates: Line


class Area(Piece):
    type: Literal["Polygon"]
    coordinates: Annotated[list[Ring], Field(min_length=1, max_length=100)]


class Properties(Piece):
    """number: as on the door; hours: in words; opening: the same for the clock; shaft: the same on other floors is the
    same lift or staircase; of: what a door opens; width of a door in centimetres; facing of a kiosk: where its visitor
    looks, in degrees clockwise from up."""

    id: Name
    type: Type
    name: Text | None = None
    words: Words | None = None
    words_en: Words | None = None
    number: Word | None = None
    department: Name | None = None
    accessible: bool | None = None
    hours: Text | None = None
    opening: Opening | None = None
    shaft: Name | None = None
    of: Annotated[list[Name], Field(max_length=100)] | None = None
    facing: Annotated[int, Field(ge=0, le=359)] | None = None
    width: Annotated[int, Field(ge=1, le=100_000)] | None = None


class Feature(Piece):
    type: Literal["Feature"]
    properties: Properties
    geometry: Annotated[Dot | Way | Area, Field(discriminator="type")]


class Plan(Piece):
    type: Literal["FeatureCollection"]
    features: Annotated[list[Feature], Field(max_length=5_000)]
    size: Size | None = None


class Floor(Kind):
    number: Annotated[int, Field(ge=-100, le=1000)]
    plan: Plan
    size: Size | None = None

    @model_validator(mode="after")
    def _can_be_read(self) -> Self:
        """Names the first feature that cannot. Whether it can be walked is asked when it goes into review."""
        plan = {"size": self.size, **self.plan.model_dump(by_alias=True, exclude_none=True)}
        for fault in unreadable(plan):
            raise PydanticCustomError("plan", "{line}", {"line": str(fault), "field": "plan"})
        return self
