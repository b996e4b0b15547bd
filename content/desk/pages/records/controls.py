"""The form of a record as a tree of controls with what stands in them, for templates to draw."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from content.desk.records.kinds.pieces import LANGUAGES

from . import hours, words
from .layout import sections
from .schema import TICKED, Field, is_picture

Option = tuple[str, str]
BLANK: Final = "blank"
"""The path of a list in whose place a row that is not there yet is drawn; that row's token is NEW."""
NEW: Final = "new"


@dataclass(slots=True)
class Control:
    """value: as typed, by shape: text by language, lines, (from, until), rows, or one text. options: (value, words);
    pieces are what is inside it; blank: by which key `blanks` has a further row. suggests: which list of names helps to
    type it."""

    shape: str
    path: str
    label: str
    hint: str
    required: bool
    value: Any
    long: bool = False
    row_label: str = ""
    suggests: str = ""
    ticked: bool | None = None
    options: tuple[Option, ...] = ()
    pieces: list["Control"] = field(default_factory=list)
    rows: list["Row"] = field(default_factory=list)
    blank: str = ""

    @property
    def empty(self) -> bool:
        """Whether it says nothing."""
        if self.rows:
            return False
        if self.pieces:
            return self.ticked is not True and all(each.empty or each.shape == "choice" for each in self.pieces)
        if isinstance(self.value, dict):
            return not any(self.value.values())
        return self.value in (None, "", [], ("", ""), False)


@dataclass(slots=True)
class Row:
    """One row of a list: `number` counts from 1, 0 is the row that is not there yet; token is its part of the path."""

    number: int
    token: str
    path: str
    controls: list[Control]

    @property
    def head(self) -> Control | None:
        """Its first text, which says what it is about."""
        return next((each for each in self.controls if each.shape == "text"), None)

    @property
    def called(self) -> str:
        """What that says; "" where it is empty, or there is none."""
        head = self.head
        said: Mapping[str, str] = head.value if head else {}
        return next((said[tag] for tag in ("zh-Hans", "zh-Hant", "en") if said.get(tag)), "")


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    controls: list[Control]

    @property
    def empty(self) -> bool:
        return all(each.empty for each in self.controls)


@dataclass(frozen=True, slots=True)
class Drawing:
    """local: a moment of the domain as a control for it says it."""

    local: Callable[[Any], str]

    def sections(self, kind: str, content: Mapping[str, Any]) -> list[Section]:
        return [
            Section(heading, [self.control(each, each.name, content.get(each.name)) for each in fields])
            for heading, fields in sections(kind)
        ]

    def blanks(self, kind: str) -> dict[str, tuple[Control, "Row"]]:
        """A list and a further row of it, for every list that a record of the kind may have, by its field."""
        lists = (each for _, fields in sections(kind) for field in fields for each in lists_in(field))
        return {each.key: (self.control(each, BLANK, None), self._row(each, BLANK, NEW, 0, None)) for each in lists}

    def control(self, of: Field, path: str, value: Any) -> Control:
        made = Control(
            shape="picture" if is_picture(of) else of.shape,
            path=path,
            label=words.of(words.FIELDS, of.owner, of.name),
            hint=words.of(words.HINTS, of.owner, of.name),
            required=of.required,
            value=self._value(of, value),
            long=of.key in words.LONG,
            suggests=SUGGESTS.get(of.key, SUGGESTS.get(f".{of.name}", "")),
            options=tuple((name, str(words.OPTIONS[of.key][name])) for name in of.options),
        )
        if of.shape == "flags":
            made.options = tuple((flag, words.flag(flag)) for flag in made.value)
        if of.shape == "truth" and not of.required and not of.optional:
            made.shape = "tick"
            made.value = True if value is None else bool(value)
        if of.shape == "piece" and made.shape != "picture":
            self._fill_piece(made, of, value)
        elif of.shape in ("rows", "opening"):
            self._fill_rows(made, of, value)
        return made

    def _fill_piece(self, made: Control, of: Field, value: Any) -> None:
        told = value if isinstance(value, Mapping) else {}
        made.pieces = [self.control(each, f"{made.path}.{each.name}", told.get(each.name)) for each in of.fields]
        if of.key in TICKED:
            made.ticked = value is not None

    def _fill_rows(self, made: Control, of: Field, value: Any) -> None:
        made.row_label = words.of(words.ROWS, of.owner, of.name) or made.label
        told: Sequence[Any] = value if isinstance(value, list) else []
        made.rows = [self._row(of, made.path, str(place), place + 1, each) for place, each in enumerate(told)]
        made.blank = of.key

    def _row(self, of: Field, path: str, token: str, number: int, value: Any) -> Row:
        under = f"{path}.{token}"
        if of.item is None:
            return Row(number, token, under, [self._hours(under, value)])
        if of.item.shape != "piece":
            return Row(number, token, under, [self.control(of.item, under, value)])
        told = value if isinstance(value, Mapping) else {}
        fields = of.item.fields
        return Row(
            number,
            token,
            under,
            [self.control(each, f"{under}.{each.name}", told.get(each.name)) for each in fields],
        )

    def _hours(self, path: str, value: Any) -> Control:
        """One row of opening hours: a mode, boxes for days, and times as people write them."""
        told = value if isinstance(value, Mapping) else {}
        chosen = told.get("days")
        typed = {
            "mode": hours.mode_of(told) if value is not None else "working",
            "days": list(map(str, chosen)) if isinstance(chosen, list) else [],
            "times": hours.times_as_typed(told.get("times")),
        }
        return Control("hours", path, "", "", False, typed)

    def _value(self, of: Field, value: Any) -> Any:
        match of.shape:
            case "text":
                told = value if isinstance(value, Mapping) else {}
                return {tag: str(told.get(tag, "")) for tag in LANGUAGES}
            case "words" | "flags":
                return [str(each) for each in value] if isinstance(value, list) else []
            case "span":
                edges = value if isinstance(value, list) and len(value) == 2 else (None, None)
                return tuple(self.local(edge) for edge in edges)
            case "size":
                return tuple(map(str, value)) if isinstance(value, list) and len(value) == 2 else ("", "")
            case "truth":
                return {True: "yes", False: "no"}.get(value, "") if isinstance(value, bool) else ""
            case "piece":
                return value.get("blob", "") if is_picture(of) and isinstance(value, Mapping) else value
        return "" if value is None else value if of.shape in ("plan", "rows", "opening") else str(value)


# Which names are offered while one types: records of a kind, places of the plans, codes of topics, pictures of tiles.
SUGGESTS: Final[Mapping[str, str]] = {
    ".department": "department",
    "Guide.powers": "power",
    "Power.guide": "guide",
    "Department.matters": "guide",
    "Guide.counter": "place",
    "Person.room": "place",
    "Department.rooms": "place",
    "Office.information_place": "place",
    "Office.kiosk": "place",
    "Catalog.topic": "topic",
    "Guide.icon": "icon",
}
ICONS: Final = ("bring", "bridge", "gauge", "levee", "pump", "slope", "tap", "tap-closed", "village")


def lists_in(field: Field) -> Iterator[Field]:
    """The field if it is a list, and the lists inside it."""
    if field.shape in ("rows", "opening"):
        yield field
    for each in (*field.fields, *(field.item.fields if field.item else ())):
        yield from lists_in(each)


def leaves(controls: Sequence[Control]) -> Iterator[Control]:
    """Every control that something is typed into, in the order of the page; rows that are not there yet are not."""
    for each in controls:
        if each.pieces:
            yield from leaves(each.pieces)
        elif each.rows:
            for row in each.rows:
                yield from leaves(row.controls)
        elif each.shape not in ("rows", "opening"):
            yield each
