"""The controls of the notice form that go with one kind alone, and what they say in words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Protocol

from content.desk.compile.layout import FAST, SLOW

from .language import gettext, ngettext

NAMES: Final = ("speed", "reading", "columns", "stale_minutes", "until", "code")
COLUMN: Final = ("name", "unit", "least", "most")
BARS: Final = str.maketrans({"｜": "|", "\t": "|"})


class Typed(Protocol):
    """The form, as far as these controls go."""

    @property
    def kind(self) -> str: ...
    @property
    def speed(self) -> str: ...
    @property
    def reading(self) -> str: ...
    @property
    def columns(self) -> str: ...
    @property
    def stale_minutes(self) -> str: ...
    @property
    def until(self) -> str: ...
    @property
    def code(self) -> str: ...


def typed_of(content: Mapping[str, Any], local: Callable[[str | None], str]) -> dict[str, str]:
    """The controls as they stand for a content that was saved."""
    found = {name: str(content.get(name, "")) for name in NAMES}
    columns = "\n".join(_as_line(column) for column in content.get("columns", ()))
    return found | {"until": local(content.get("until")), "columns": columns}


def meant(
    form: Typed, instant: Callable[[str], str | None], whole: Callable[[str], int | str | None]
) -> dict[str, Any]:
    """What the controls of this kind mean to the domain; None is left out."""
    match form.kind:
        case "scroll":
            return {"speed": whole(form.speed)}
        case "table":
            columns = _columns(form.columns)
            stale = whole(form.stale_minutes)
            return {"reading": form.reading or None, "columns": columns or None, "stale_minutes": stale}
        case "countdown":
            return {"until": instant(form.until)}
        case "qr":
            return {"code": form.code or None}
    return {}


def slips(form: Typed) -> dict[str, str]:
    """What is missing, in words, by field."""
    wanted = {
        "table": {
            "reading": gettext("Name the reading that the table shows."),
            "columns": gettext("Name at least one column."),
            "stale_minutes": gettext("Say after how many minutes the values are out of date."),
        },
        "countdown": {"until": gettext("Say what it counts down to.")},
        "qr": {"code": gettext("Write what the code shall say.")},
    }
    return {field: said for field, said in wanted.get(form.kind, {}).items() if not getattr(form, field)}


def in_words(field: str, raw: Any, moment: Callable[[str], str]) -> str:
    match field:
        case "until":
            return moment(raw)
        case "columns":
            return gettext("; ").join(_in_words(column) for column in raw)
        case "stale_minutes":
            return ngettext("%(num)d minute", "%(num)d minutes", raw)
        case "speed":
            return pace_in_words(raw)
    return str(raw)


def pace_in_words(speed: int) -> str:
    if speed <= FAST:
        return str(speed)
    usual = f"{SLOW}–{FAST}"
    return gettext("%(speed)d, faster than the %(usual)s that everybody can read", speed=speed, usual=usual)


def _columns(text: str) -> list[dict[str, str]]:
    lines = [[part.strip() for part in line.translate(BARS).split("|")] for line in text.splitlines() if line.strip()]
    return [{name: part for name, part in zip(_names(line), line, strict=True) if part} for line in lines]


def _names(line: Sequence[str]) -> list[str]:
    """A part too many is a field that the domain does not know, and refuses by name."""
    return [*COLUMN, *(f"extra{number}" for number in range(len(line)))][: len(line)]


def _as_line(column: Mapping[str, str]) -> str:
    return " | ".join(column.get(name, "") for name in COLUMN).rstrip(" |")


def _in_words(column: Mapping[str, str]) -> str:
    name = f"{column['name']}（{column['unit']}）" if column.get("unit") else column["name"]
    least, most = column.get("least"), column.get("most")
    return f"{name} {least or '…'}–{most or '…'}" if least or most else name
