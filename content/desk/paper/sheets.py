"""Workbooks: a heading that stays, widths that fit, times as dates, text as text."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.page import PageMargins

from .safely import for_workbook

MOMENT: Final = "yyyy-mm-dd hh:mm:ss"
DATE: Final = "yyyy-mm-dd"
LINE: Final = Side(style="thin", color="B7C3C9")
BOX: Final = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
HEAD: Final = PatternFill("solid", fgColor="E3EEF2")
A4: Final = 9
Value = "str | int | float | Moment | Day | Lasted | None"


class Moment(int):
    """Ms that are shown as date and time."""


class Day(int):
    """Ms that are shown as the day they are of."""


class Lasted(int):
    """Ms that are shown as hours, minutes and seconds."""


class Column(NamedTuple):
    head: str
    width: int


class Sheet(NamedTuple):
    """A sheet of a workbook. above: lines of text over the table."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]
    above: Sequence[str] = ()


def write(path: Path, zone: ZoneInfo, *sheets: Sheet) -> None:
    """Make the workbook at `path`, row by row; raises OSError."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name[:31]), sheet, zone)
    book.save(path)


def _fill(page: Any, sheet: Sheet, zone: ZoneInfo) -> None:
    page.page_setup.paperSize, page.page_setup.orientation = A4, "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    head = len(sheet.above) + 1
    page.freeze_panes = f"A{head + 1}"
    page.print_title_rows = f"{head}:{head}"
    for place, column in enumerate(sheet.columns):
        page.column_dimensions[_letter(place)].width = column.width
    for place, line in enumerate(sheet.above):
        page.append([_title(page, line, first=place == 0)])
    page.append([_head(page, column.head) for column in sheet.columns])
    for row in sheet.rows:
        page.append([_cell(page, value, zone) for value in row])


def _letter(place: int) -> str:
    return chr(ord("A") + place)


def _title(page: Any, text: str, *, first: bool) -> WriteOnlyCell:
    cell = _text(page, text)
    cell.font = Font(bold=first, size=16 if first else 10)
    return cell


def _head(page: Any, text: str) -> WriteOnlyCell:
    cell = _text(page, text)
    cell.font, cell.fill, cell.border = Font(bold=True), HEAD, BOX
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    return cell


def _cell(page: Any, value: Any, zone: ZoneInfo) -> WriteOnlyCell:
    cell = _text(page, value) if isinstance(value, str) else WriteOnlyCell(page, _number(value, zone))
    if isinstance(value, Moment | Day):
        cell.number_format = MOMENT if isinstance(value, Moment) else DATE
    if isinstance(value, Lasted):
        cell.number_format = "[h]:mm:ss"
    cell.border = BOX
    cell.alignment = Alignment(vertical="top", wrap_text=isinstance(value, str))
    return cell


def _number(value: Any, zone: ZoneInfo) -> Any:
    match value:
        case Moment() | Day():
            return datetime.fromtimestamp(value / 1000, zone).replace(tzinfo=None, microsecond=0)
        case Lasted():
            return value / 86_400_000
    return value


def _text(page: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, for_workbook(text))
    cell.data_type = "s"
    return cell
