"""Text in the cells of a table that another programme opens: it is shown there, and never run."""

from typing import Final

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

# What a spreadsheet takes for the beginning of a formula; the wide forms too, which some make narrow.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LONGEST: Final = 32_767
"""Characters of a cell in a workbook."""


def for_csv(value: str) -> str:
    """The text with an apostrophe before it where it would be run; characters that no table can hold are dropped."""
    plain = _plain(value)
    return f"'{plain}" if plain.lstrip(" ").startswith(FORMULA) else plain


def for_workbook(value: str) -> str:
    """The text as a cell of type text may have it: there nothing is run, whatever it begins with."""
    return _plain(value)[:LONGEST]


def _plain(value: str) -> str:
    found: str = ILLEGAL_CHARACTERS_RE.sub("", value)
    return found.encode("utf-8", "replace").decode("utf-8")
