"""Characters that no screen here can draw are told when a notice is written, not found on the wall."""

from content.type.missing import missing

from .draft import Draft
from .errors import Problem

# The face that stands behind all others at every size; where small type has bitmaps, what they lack comes from it.
PX = 24
MOST_NAMED = 8


def check(wanted: Draft) -> None:
    """Raises Problem 400 naming the field and its characters."""
    for field in ("text", "text_en"):
        _check(field, getattr(wanted, field) or "")
    for column in wanted.columns or ():
        _check("columns", column.name + (column.unit or ""))


def _check(field: str, text: str) -> None:
    absent = missing(text, PX)
    if absent:
        message = "no screen can show %(characters)s"
        raise Problem(400, "missing-glyphs", message, field=field, characters=" ".join(absent[:MOST_NAMED]))
