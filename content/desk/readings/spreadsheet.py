"""A table out of a CSV file as offices have them: any Chinese encoding, commas, semicolons or tabs."""

import csv
import io
from typing import Any, Final

from content.desk.errors import Problem
from content.desk.importing.encoding import decode

from .body import MOST_COLUMNS, MOST_ROWS

MOST_BYTES: Final = 256 * 1024
SEPARATORS: Final = ",;\t，"


def table(data: bytes) -> dict[str, Any]:
    """`columns` (the first line) and `rows`, not yet checked; blank lines and columns at the end are left out.
    Raises Problem 400, 413 with field `file`."""
    if len(data) > MOST_BYTES:
        raise Problem(413, "too-large", "a table has at most %(most)d KB", field="file", most=MOST_BYTES // 1024)
    try:
        text = decode(data).text
    except Problem as problem:
        raise Problem(400, problem.type, problem.message, field="file") from problem
    lines = [[cell.strip() for cell in line] for line in _lines(text)]
    lines = [line for line in lines if any(line)]
    if not lines:
        raise Problem(400, "empty", "there is nothing in this table", field="file")
    width = max(len(line) - _blank_at_end(line) for line in lines)
    if width > MOST_COLUMNS or len(lines) > MOST_ROWS + 1:
        message = "a table has at most %(columns)d columns and %(rows)d rows"
        raise Problem(400, "too-many", message, field="file", columns=MOST_COLUMNS, rows=MOST_ROWS)
    columns, *rows = ([*line, *[""] * width][:width] for line in lines)
    return {"columns": columns, "rows": rows}


def _lines(text: str) -> list[list[str]]:
    separator = max(SEPARATORS, key=text.partition("\n")[0].count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise Problem(400, "bad-csv", "this is no table of comma-separated values", field="file") from error


def _blank_at_end(line: list[str]) -> int:
    return next((count for count, cell in enumerate(reversed(line)) if cell), len(line))
