"""What changed between two contents of a record, field by field; rows that stayed are not told, however they moved."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final

from content.desk.records.kinds.pieces import LANGUAGES

from ..difference import Piece, compare
from ..language import gettext
from . import hours, plan_difference, words
from .layout import sections
from .schema import Field, is_picture

MOST: Final = 20_000
"""Of characters that are compared word by word; a longer text is told as a whole where it differs."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs. place: the way to it in words; lang of a text; blob: whether `before` and `after` are
    uploads. Texts have `pieces`."""

    place: str
    before: str
    after: str
    lang: str = ""
    blob: bool = False
    pieces: tuple[Piece, ...] = ()


def difference(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """In the order of the form."""
    fields = [each for _, listed in sections(kind) for each in listed]
    return list(_of_fields(fields, before, after, ""))


def _of_fields(
    fields: Sequence[Field], before: Mapping[str, Any], after: Mapping[str, Any], place: str
) -> Iterator[Change]:
    for each in fields:
        name = " · ".join(filter(None, (place, words.of(words.FIELDS, each.owner, each.name))))
        old, new = before.get(each.name), after.get(each.name)
        if old != new:
            yield from _of_field(each, old, new, name)


def _of_field(field: Field, old: Any, new: Any, place: str) -> Iterator[Change]:
    if field.shape == "text":
        yield from _of_text(old or {}, new or {}, place)
    elif is_picture(field):
        yield Change(place, (old or {}).get("blob", ""), (new or {}).get("blob", ""), blob=True)
    elif field.shape == "piece":
        yield from _of_fields(field.fields, old or {}, new or {}, place)
    elif field.shape == "rows":
        row = words.of(words.ROWS, field.owner, field.name) or place
        trail = place.rpartition(" · ")[0]
        yield from _of_rows(field, old or [], new or [], f"{trail} · {row}" if trail else row)
    elif field.shape == "plan":
        for part, before, after in plan_difference.changes(old, new):
            yield Change(" · ".join(filter(None, (place, part))), before, after)
    else:
        yield Change(place, said(field, old), said(field, new), blob=field.shape == "blob")


def _of_text(old: Mapping[str, str], new: Mapping[str, str], place: str) -> Iterator[Change]:
    for tag in LANGUAGES:
        before, after = old.get(tag, ""), new.get(tag, "")
        if before != after:
            short = len(before) + len(after) <= MOST
            yield Change(place, before, after, tag, pieces=tuple(compare(before, after)) if short else ())


def _of_rows(field: Field, old: Sequence[Any], new: Sequence[Any], place: str) -> Iterator[Change]:
    """Rows that are the same somewhere are passed over; of the others those at the same place are compared."""
    matcher = SequenceMatcher(None, [_whole(each) for each in old], [_whole(each) for each in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        both = min(b - a, d - c)
        for step in range(both):
            yield from _of_row(field, old[a + step], new[c + step], f"{place} {c + step + 1}")
        for step in range(a + both, b):
            yield Change(f"{place} {step + 1}", _line(field, old[step]), "")
        for step in range(c + both, d):
            yield Change(f"{place} {step + 1}", "", _line(field, new[step]))


def _of_row(field: Field, old: Any, new: Any, place: str) -> Iterator[Change]:
    item = field.row
    if item.shape == "piece":
        yield from _of_fields(item.fields, old, new, place)
    else:
        yield from _of_field(item, old, new, place)


def _whole(row: Any) -> str:
    return json.dumps(row, sort_keys=True)


def _line(field: Field, row: Any) -> str:
    """A row that came or went, in one line."""
    item = field.row
    if item.shape != "piece":
        return said(item, row)
    told = [said(each, row[each.name]) for each in item.fields if each.name in row and each.shape != "truth"]
    return " · ".join(filter(None, told))


def said(field: Field, value: Any) -> str:
    """A value as people read it; "" for none."""
    if value is None:
        return ""
    if field.shape in ("opening", "piece", "rows"):
        return _said_of_many(field, value)
    match field.shape:
        case "text":
            return " / ".join(value[tag] for tag in LANGUAGES if tag in value)
        case "truth":
            return gettext("yes") if value else gettext("no")
        case "choice":
            return str(words.OPTIONS[field.key].get(value, value))
        case "words":
            return gettext("; ").join(value)
        case "flags":
            return gettext("; ").join(words.flag(each) for each in value)
        case "span":
            return " – ".join(edge or "…" for edge in value)
        case "size":
            return " × ".join(map(str, value))
    return str(value)


def _said_of_many(field: Field, value: Any) -> str:
    if field.shape == "opening":
        return gettext("; ").join(hours.in_words(row) for row in value)
    if field.shape == "piece":
        return " · ".join(filter(None, (said(each, value.get(each.name)) for each in field.fields)))
    return gettext("; ").join(_line(field, row) for row in value)
