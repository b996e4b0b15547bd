"""An Excel workbook as plain lines: a row a line, its cells side by side; hidden sheets stay hidden."""

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import openpyxl

from content.desk.errors import Problem

from .archive import damaged
from .limits import MOST_COLUMNS, MOST_ROWS
from .lines import plain_lines
from .read import Read

CELLS: Final = " | "


def read(data: bytes) -> Read:
    """Raises Problem 400 when it is damaged or larger than a document."""
    try:
        with warnings.catch_warnings():
            # The library warns of parts it does not keep; nothing is saved here.
            warnings.simplefilter("ignore")
            return _read(data)
    except (Problem, MemoryError, RecursionError):
        raise
    except Exception as error:
        # The library raises what its XML parser, zip reader or its own lookups happen to raise.
        raise damaged() from error


def _read(data: bytes) -> Read:
    flags: list[str] = []
    told: list[str] = []
    shown = _shown(_opened(data, values=True), flags)
    formulas = {sheet.title: sheet for sheet in _shown(_opened(data, values=False), [])}
    for sheet in shown:
        rows = list(_rows(sheet, formulas[sheet.title], flags))
        if len(shown) > 1 and any(rows):
            told.append(sheet.title)
        told.extend(rows)
    return Read("xlsx", plain_lines(told), tuple(dict.fromkeys(flags)))


def _opened(data: bytes, *, values: bool) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)


def _shown(book: Any, flags: list[str]) -> list[Any]:
    flags += [f"hidden-sheet: {sheet.title}" for sheet in book.worksheets if sheet.sheet_state != "visible"]
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def visible(data: bytes) -> list[Any]:
    """The sheets that a reader sees, with values. What they say of their own size is not to be believed."""
    return _shown(_opened(data, values=True), [])


def _rows(values: Any, formulas: Any, flags: list[str]) -> Iterator[str]:
    # What a workbook says of its own size is not to be believed.
    for sheet in (values, formulas):
        sheet.reset_dimensions()
    pairs = zip(values.iter_rows(), formulas.iter_rows(), strict=True)
    for number, (row, written) in enumerate(pairs, start=1):
        if number > MOST_ROWS or len(row) > MOST_COLUMNS:
            message = "a table has at most %(rows)d rows and %(columns)d columns"
            raise Problem(400, "too-many-cells", message, rows=MOST_ROWS, columns=MOST_COLUMNS)
        for cell, formula in zip(row, written, strict=False):
            if cell.value is None and isinstance(formula.value, str) and formula.value.startswith("="):
                flags.append(f"formula-without-value: {formula.coordinate}")
            elif cell.data_type == "e":
                flags.append(f"formula-in-error: {cell.coordinate}")
        yield CELLS.join(shown(cell.value, cell.number_format) for cell in row if cell.value is not None)


def shown(value: object, form: str = "General") -> str:
    """A cell's value as a reader sees it: whole numbers without a point, dates as in 2026-03-01."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float) and "%" in form:
        return f"{value * 100:.10g}%"
    if isinstance(value, float):
        return f"{value:.15g}"
    return "" if value is None or isinstance(value, timedelta) else str(value)
