"""What a kind of record is made of, read off its own model, as far as a form has to know it."""

import types
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from content.desk.records.kinds import KINDS, catalog, floor, guide, pieces

Shape = Literal[
    "text", "word", "words", "name", "place", "blob", "date", "span", "whole", "truth", "choice", "opening", "flags",
    "plan", "size", "piece", "rows",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One field. owner: the model that it is a field of; options of a choice; fields of a piece; item: what each of
    its rows is; optional: it may be left out and then says nothing, where others have a value anyway."""

    name: str
    owner: str
    shape: Shape
    required: bool = False
    optional: bool = True
    options: tuple[str, ...] = ()
    fields: tuple["Field", ...] = ()
    item: "Field | None" = None

    @property
    def row(self) -> "Field":
        """What each of its rows is."""
        return self.item or self

    @property
    def key(self) -> str:
        """What its words are looked up by: "Guide.title"."""
        return f"{self.owner}.{self.name}"


# What a form asks for in a way of its own, by the type that the models name.
_SHAPES: Final[tuple[tuple[Any, Shape], ...]] = (
    (pieces.Text, "text"),
    (pieces.Words, "words"),
    (pieces.Word, "word"),
    (pieces.Name, "name"),
    (pieces.Place, "place"),
    (pieces.Sha, "blob"),
    (pieces.Date, "date"),
    (pieces.Span, "span"),
    (pieces.Opening, "opening"),
    (pieces.Flags, "flags"),
    (catalog.Code, "word"),
    (floor.Plan, "plan"),
    (floor.Size, "size"),
)
# Said by a pattern in the model.
_UNITS: Final = ("working", "calendar")
# What an upload says of itself, and nobody types.
UPLOADED: Final = "media_type"


@lru_cache(maxsize=len(KINDS))
def of_kind(kind: str) -> tuple[Field, ...]:
    """The fields of a kind, in the order of its model; UPLOADED ones are left out."""
    return _fields(KINDS[kind])


def _fields(model: type[BaseModel]) -> tuple[Field, ...]:
    hints = get_type_hints(model, include_extras=True)
    return tuple(_field(model, name, hints[name]) for name in model.model_fields if name != UPLOADED)


def _field(model: type[BaseModel], name: str, hint: Any) -> Field:
    info = model.model_fields[name]
    inner, may_be_none = _without_none(hint)
    found: Mapping[str, Any] = {"name": name, "owner": model.__name__, **_shaped(model, name, inner)}
    return Field(required=info.is_required(), optional=may_be_none, **found)


def _shaped(model: type[BaseModel], name: str, hint: Any) -> dict[str, Any]:
    for known, shape in _SHAPES:
        if hint == known:
            return {"shape": shape}
    plain = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    if get_origin(plain) is Literal:
        return {"shape": "choice", "options": tuple(map(str, get_args(plain)))}
    if (model, name) == (pieces.Limit, "unit"):
        return {"shape": "choice", "options": _UNITS}
    if get_origin(plain) is list:
        (each,) = get_args(plain)
        return {"shape": "rows", "item": Field(name, model.__name__, required=True, **_shaped(model, name, each))}
    if isinstance(plain, type) and issubclass(plain, BaseModel):
        return {"shape": "piece", "fields": _fields(plain)}
    return {"shape": {bool: "truth", int: "whole", str: "word"}[plain]}


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, types.UnionType):
        (inner,) = (each for each in get_args(hint) if each is not types.NoneType)
        return inner, True
    return hint, False


def is_picture(field: Field) -> bool:
    """A piece that is nothing but an upload."""
    return field.shape == "piece" and [each.shape for each in field.fields] == ["blob"]


# Pieces that say something by being there at all; all others are there when one of their fields is.
TICKED: Final = frozenset({guide.Step.__name__ + ".incomplete"})
