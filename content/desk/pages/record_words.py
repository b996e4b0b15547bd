"""What a record says, as lines of plain words for paper: what has a name of its own by that name."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from content.desk.paper.form import Rows

from .language import gettext
from .records.controls import Control
from .records.form import drawing
from .records.hours import typed_in_words


def lines(kind: str, content: Mapping[str, Any]) -> Rows:
    """(name, text) of everything that is filled in, in the order of the record's page."""
    sections = drawing().sections(kind, content)
    return [pair for section in sections for each in section.controls for pair in _of(each, "")]


def _of(control: Control, under: str) -> Iterator[tuple[str, str]]:
    name = f"{under} · {control.label}" if under else control.label
    if control.empty or (control.shape == "tick" and not control.value):
        return
    if control.pieces:
        for piece in control.pieces:
            yield from _of(piece, name)
    elif control.rows:
        for row in control.rows:
            yield f"{name} {row.number}", "；".join(_together(row.controls))
    else:
        yield name, _value(control)


def _together(controls: Iterable[Control]) -> Iterator[str]:
    """A row's controls in one line: the first one is what it is called by."""
    for place, control in enumerate(controls):
        for name, text in _of(control, ""):
            yield text if place == 0 else f"{name} {text}"


def _value(control: Control) -> str:
    value = control.value
    match control.shape:
        case "text":
            return "\n".join(value[tag] for tag in ("zh-Hans", "zh-Hant", "en") if value.get(tag))
        case "words" | "size":
            return "、".join(map(str, value))
        case "flags":
            return gettext("; ").join(said for _, said in control.options)
        case "truth" | "tick":
            return gettext("yes") if value in (True, "yes") else gettext("no")
        case "choice":
            return next((said for name, said in control.options if name == value), str(value))
        case "span":
            return " – ".join(each or "…" for each in value)
        case "hours":
            return str(typed_in_words(value))
        case "plan":
            return gettext("drawing")
    return str(value)
