"""The tables of a file, whatever it is stored as. Runs in the worker."""

import csv
import io
import warnings
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

import docx
from docx.oxml.ns import qn

from content.desk.errors import Problem
from content.desk.importing import sheet
from content.desk.importing.encoding import decode
from content.desk.importing.lines import plain
from content.desk.importing.word import own, words

from .cells import Sheet

MOST_ROWS: Final = 5_000
MOST_COLUMNS: Final = 60
MOST_SHEETS: Final = 20
_SEPARATORS: Final = "\t,;|"
_TELLING: Final = 20


def of_file(sort: str, data: bytes) -> tuple[Sheet, ...]:
    """What of `data`, read as `sort`, stands in tables; () for a file that has none. Raises Problem 400."""
    if sort == "xlsx":
        found = _of_workbook(data)
    elif sort == "docx":
        found = _of_word(data)
    elif sort.startswith("text"):
        found = _of_text(decode(data).text)
    else:
        return ()
    return tuple(each for each in islice(found, MOST_SHEETS) if len(each.rows) > 1)


def _of_workbook(data: bytes) -> Iterator[Sheet]:
    with warnings.catch_warnings():
        # The library warns of parts it does not keep; nothing is saved here.
        warnings.simplefilter("ignore")
        for each in sheet.visible(data):
            each.reset_dimensions()
            rows = ([sheet.shown(cell.value, cell.number_format) for cell in row] for row in each.iter_rows())
            yield _even(each.title, rows)


def _of_word(data: bytes) -> Iterator[Sheet]:
    tables = docx.Document(io.BytesIO(data)).element.body.iter(qn("w:tbl"))
    for number, table in enumerate(tables, start=1):
        yield _even(str(number), ([_cell(each) for each in own(row, qn("w:tc"))] for row in own(table, qn("w:tr"))))


def _cell(cell: Any) -> str:
    return "\n".join(words(each) for each in cell.iter(qn("w:p")))


def _of_text(text: str) -> Iterator[Sheet]:
    """A text is a table where its first lines have the same sign between the same number of cells."""
    lines = [line for line in text.splitlines()[:_TELLING] if line.strip()]
    separator = next((sign for sign in _SEPARATORS if len(lines) > 1 and _divides(sign, lines)), None)
    if separator is not None:
        try:
            yield _even("", csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
        except csv.Error:
            return


def _divides(sign: str, lines: list[str]) -> bool:
    """Cells in quotes may hold the sign as well, and run over several lines."""
    try:
        first, *others = csv.reader(lines, delimiter=sign)
    except csv.Error:
        return False
    # A program may end a line with a sign more, for a cell that has never been.
    alike = sum(_length(first) in (len(row), _length(row)) for row in others)
    return _length(first) > 1 and alike * 4 >= len(others) * 3


def _even(name: str, rows: Iterable[Iterable[str]]) -> Sheet:
    """Without blank rows and columns at the end. Raises Problem 400 `too-many-cells`."""
    found: list[list[str]] = []
    for row in rows:
        cells = ["\n".join(plain(cell)) for cell in islice(row, MOST_COLUMNS)]
        if any(cells):
            found.append(cells)
        if len(found) > MOST_ROWS:
            message = "a table has at most %(rows)d rows and %(columns)d columns"
            raise Problem(400, "too-many-cells", message, rows=MOST_ROWS, columns=MOST_COLUMNS)
    width = max((_length(row) for row in found), default=0)
    return Sheet(name, tuple(tuple([*row, *[""] * width][:width]) for row in found))


def _length(row: list[str]) -> int:
    return next((at for at in range(len(row), 0, -1) if row[at - 1]), 0)
