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
LINE_PT: Final = 15
MOST_LINES: Final = 27
"""Of a row: a page is not much higher, nor does a row get to be."""
WIDE: Final = "\u2e80"


class Moment(int):
    """Ms that are shown as date and time."""


class Day(int):
    """Ms that are shown as the day they are of."""


class Clock(int):
    """Ms that are shown as the time of their day."""


class Lasted(int):
    """Ms that are shown as hours, minutes and seconds."""


class Column(NamedTuple):
    """width: in letters. wrap: a long text goes on below; else it is cut at the cell's edge. printed: what is not,
    stands behind all that is, for whoever checks it on the screen."""

    head: str
    width: int
    wrap: bool = True
    printed: bool = True


class Sheet(NamedTuple):
    """A sheet of a workbook. above: lines of text over the table."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]
    above: Sequence[str] = ()


FORMATS: Final = {Moment: MOMENT, Day: DATE, Clock: "hh:mm:ss", Lasted: "[h]:mm:ss"}


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
    page.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.8, footer=0.4)
    head = len(sheet.above) + 1
    page.freeze_panes = f"A{head + 1}"
    page.print_title_rows = f"{head}:{head}"
    page.oddFooter.center.text = "&P / &N"
    for place, column in enumerate(sheet.columns):
        page.column_dimensions[_letter(place)].width = column.width
    for place, line in enumerate(sheet.above):
        page.append([_title(page, line, first=place == 0)])
    page.append([_head(page, column.head) for column in sheet.columns])
    last = head
    for last, row in enumerate(sheet.rows, head + 1):
        lines = _lines(sheet.columns, row)
        if lines > 1:
            page.row_dimensions[last].height = LINE_PT * lines
        page.append([_cell(page, value, zone, column) for value, column in zip(row, sheet.columns, strict=True)])
    page.print_area = f"A1:{_letter(sum(column.printed for column in sheet.columns) - 1)}{last}"


def _lines(columns: Sequence[Column], row: Sequence[Any]) -> int:
    """How many lines the row needs: programmes that open the table do not all find out themselves."""
    texts = ((column.width, value) for column, value in zip(columns, row, strict=True) if column.wrap)
    found = (_lines_of(value, width) for width, value in texts if isinstance(value, str))
    return min(max(found, default=1), MOST_LINES)


def _lines_of(text: str, width: int) -> int:
    """A hanzi is as wide as two letters."""
    wide = (sum(2 if letter > WIDE else 1 for letter in line) for line in text.split("\n"))
    return sum(max(1, -(-letters // width)) for letters in wide)


def _letter(place: int) -> str:
    return chr(ord("A") + place)


def _title(page: Any, text: str, *, first: bool) -> WriteOnlyCell:
    cell = _text(page, text)
    cell.font = Font(bold=first, size=16 if first else 10)
    return cell


def _head(page: Any, text: str) -> WriteOnlyCell:
    cell = _text(page, text)
    cell.font, cell.fill, cell.border = Font(bold=True), HEAD, BOX
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    return cell


def _cell(page: Any, value: Any, zone: ZoneInfo, column: Column) -> WriteOnlyCell:
    cell = _text(page, value) if isinstance(value, str) else WriteOnlyCell(page, _number(value, zone))
    cell.number_format = FORMATS.get(type(value), "General")
    cell.border = BOX
    cell.alignment = Alignment(vertical="center", wrap_text=column.wrap and isinstance(value, str))
    return cell


def _number(value: Any, zone: ZoneInfo) -> Any:
    match value:
        case Moment() | Day() | Clock():
            return datetime.fromtimestamp(value / 1000, zone).replace(tzinfo=None, microsecond=0)
        case Lasted():
            return value / 86_400_000
    return value


def _text(page: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, for_workbook(text))
    cell.data_type = "s"
    return cell
