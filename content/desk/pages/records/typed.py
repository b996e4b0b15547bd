"""What was typed into the form of a record, as the content that it means: kept as typed until it is right.

A control is called by its path, "materials.0.name.zh-Hans". Each row of a list says that it is there by a hidden
`<path>.rows`, so rows stand in the order of the page, whatever their numbers are.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from werkzeug.datastructures import MultiDict

from content.desk.records.kinds.pieces import LANGUAGES
from content.desk.whole import or_text, whole

from . import hours
from .schema import TICKED, UPLOADED, Field

Typed = MultiDict[str, str]
Rows = list[Any]
Lists = Mapping[str, tuple[Rows, list[str]]]
MOST_ROWS: Final = 500
"""Of one list: more than any field takes, so that the domain says what is too much."""


@dataclass(slots=True)
class Sheet:
    """A form that was sent. instant: a local time as the domain writes it; media_type: what an upload is; all_rows:
    rows with nothing in them stay, for whoever is about to fill them. lists: every list that was read, by its path."""

    form: Typed
    instant: Callable[[str], str]
    media_type: Callable[[str], str]
    all_rows: bool = False
    lists: dict[str, tuple[Rows, list[str]]] = field(default_factory=dict)

    def content(self, fields: tuple[Field, ...], under: str = "") -> dict[str, Any]:
        """The fields that say something, by name."""
        found = {each.name: self._value(each, f"{under}{each.name}") for each in fields}
        return {name: value for name, value in found.items() if value is not None}

    def _value(self, field: Field, path: str) -> Any:
        if field.shape in ("opening", "piece", "rows"):
            return self._many(field, path)
        match field.shape:
            case "text":
                return self._text(path)
            case "words" | "flags":
                return self._lines(path) or ([] if f"{path}.none" in self.form else None)
            case "whole":
                return _whole(self._typed(path))
            case "truth":
                return self._truth(field, path)
            case "span":
                return self._span(path)
            case "size":
                return self._size(path)
        # A plan comes as a file of its own.
        return None if field.shape == "plan" else self._typed(path) or None

    def _many(self, field: Field, path: str) -> Any:
        if field.shape == "opening":
            rows = list(self._opening(path))
            self.lists[path] = rows, self._tokens(path)
            return rows if rows or self.all_rows else None
        return self._piece(field, path) if field.shape == "piece" else self._rows(field, path)

    def _typed(self, path: str) -> str:
        return self.form.get(path, "").strip()

    def _text(self, path: str) -> dict[str, str] | None:
        said = {tag: self.form.get(f"{path}.{tag}", "") for tag in LANGUAGES}
        return {tag: text for tag, text in said.items() if text.strip()} or None

    def _lines(self, path: str) -> list[str]:
        told = self.form.getlist(path)
        return [line.strip() for text in told for line in text.splitlines() if line.strip()]

    def _truth(self, field: Field, path: str) -> bool | None:
        if not field.optional and not field.required:
            return path in self.form
        return {"yes": True, "no": False}.get(self._typed(path))

    def _span(self, path: str) -> list[str | None] | None:
        edges = [self._typed(f"{path}.{edge}") for edge in ("from", "until")]
        return [self.instant(edge) if edge else None for edge in edges] if any(edges) else None

    def _size(self, path: str) -> list[Any] | None:
        sides = [self._typed(f"{path}.{side}") for side in ("width", "height")]
        return [_whole(side) for side in sides] if any(sides) else None

    def _opening(self, path: str) -> Iterator[dict[str, Any]]:
        for row in self._tokens(path):
            at = f"{path}.{row}"
            days = hours.days(self._typed(f"{at}.mode"), self.form.getlist(f"{at}.days"))
            times = hours.times(self._typed(f"{at}.times"))
            yield {name: told for name, told in (("days", days), ("times", times)) if told is not None}

    def _piece(self, field: Field, path: str) -> dict[str, Any] | None:
        found = self._with_upload(field, self.content(field.fields, f"{path}."))
        if field.key in TICKED:
            return found if f"{path}.ticked" in self.form else None
        return found if found.keys() - _weightless(field.fields) else None

    def _with_upload(self, field: Field, found: dict[str, Any]) -> dict[str, Any]:
        """What an upload is stands beside it, and nobody types it."""
        blob = found.get("blob")
        if not blob or not any(each.shape == "blob" for each in field.fields):
            return found
        return found | {UPLOADED: self.media_type(blob)}

    def _rows(self, field: Field, path: str) -> Rows | None:
        item, tokens = field.row, self._tokens(path)
        read = [(token, self._row(item, f"{path}.{token}")) for token in tokens]
        if not self.all_rows:
            read = [(token, row) for token, row in read if row is not None]
        rows = [{} if row is None else row for _, row in read]
        self.lists[path] = rows, [token for token, _ in read]
        return rows if rows or self.all_rows or field.required or f"{path}.none" in self.form else None

    def _row(self, item: Field, path: str) -> Any:
        # A row of pieces is called as its list; what is inside has the same path.
        return self._piece(item, path) if item.shape == "piece" else self._value(item, path)

    def _tokens(self, path: str) -> list[str]:
        return self.form.getlist(f"{path}.rows")[:MOST_ROWS]


def _weightless(fields: tuple[Field, ...]) -> set[str]:
    """What has a value anyway does not make a row that somebody filled in."""
    return {each.name for each in fields if not each.optional and not each.required} | {UPLOADED}


def _whole(text: str) -> int | str | None:
    found = whole(text[1:]) if text.startswith("-") else None
    return or_text(text) if found is None else -found


def as_sent(lists: Lists, path: str) -> str:
    """The path of a control as the form has it, of what stands at `path` in the content that was read."""
    sent = ""
    for step in path.split("."):
        known = lists.get(sent)
        row = whole(step)
        place = known[1][row] if known and row is not None and row < len(known[1]) else step
        sent = f"{sent}.{place}" if sent else place
    return sent
