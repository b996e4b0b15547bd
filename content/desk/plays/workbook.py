"""The report as a workbook: a sheet of sums, one of gaps, one of every span, from which the others follow."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, Final
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from content.published.plays import Span

from .report import Report

Ms = int
Row = Sequence[Any]
MOMENT: Final = "yyyy-mm-dd hh:mm:ss"
WIDE: Final = {"text": 60, "why": 36, "item": 18, "screen": 24, "place": 24}
MOST_ROWS: Final = 1_000_000


def workbook(
    report: Report, spans: Callable[[str], Iterable[Span]], zone: ZoneInfo, words: Mapping[str, str]
) -> BytesIO:
    """spans: those of a screen of the report. `words` has the headings by their machine words, and the gaps' as
    gap-<why>."""
    book = Workbook(write_only=True)
    for name, heads, rows in (
        ("notices", ("screen", "place", "channel", "notice", "text", "times", "seconds", "first", "last"), _notices),
        ("gaps", ("screen", "place", "channel", "from", "to", "seconds", "why"), _gaps),
        ("spans", ("screen", "channel", "number", "from", "to", "region", "item", "times", "seconds"), None),
    ):
        sheet = book.create_sheet(words[name])
        sheet.freeze_panes = "A2"
        for place, head in enumerate(heads):
            sheet.column_dimensions[chr(ord("A") + place)].width = WIDE.get(head, 20)
        sheet.append([_head(sheet, words[head]) for head in heads])
        for row, _ in zip(rows(report, words) if rows else _spans(report, spans), range(MOST_ROWS), strict=False):
            sheet.append([_cell(sheet, each, zone) for each in row])
    found = BytesIO()
    book.save(found)
    found.seek(0)
    return found


class Moment(int):
    """Ms that are shown as a date."""


def _notices(report: Report, words: Mapping[str, str]) -> Iterable[Row]:  # noqa: ARG001
    for one in report.screens:
        for each in one.notices:
            sum = each.sum
            told = (each.notice, each.text, sum.times, sum.ms / 1000, Moment(sum.first), Moment(sum.last))
            yield (one.screen, one.place, one.channel, *told)


def _gaps(report: Report, words: Mapping[str, str]) -> Iterable[Row]:
    for one in report.screens:
        for gap in one.gaps:
            told = (Moment(gap.start), Moment(gap.end), gap.ms / 1000, words[f"gap-{gap.why}"])
            yield (one.screen, one.place, one.channel, *told)


def _spans(report: Report, spans: Callable[[str], Iterable[Span]]) -> Iterable[Row]:
    for one in report.screens:
        for span in spans(one.screen):
            for each in span.shown:
                told = (each.region, each.item, each.times, each.ms / 1000)
                yield (one.screen, one.channel, span.number, Moment(span.start), Moment(span.end), *told)


def _head(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, text)
    cell.font, cell.alignment = Font(bold=True), Alignment(vertical="top")
    return cell


def _cell(sheet: Any, value: Any, zone: ZoneInfo) -> WriteOnlyCell:
    if isinstance(value, Moment):
        cell = WriteOnlyCell(sheet, datetime.fromtimestamp(value / 1000, zone).replace(tzinfo=None))
        cell.number_format = MOMENT
        return cell
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        # What somebody wrote is text, also where it begins like a formula.
        cell.data_type = "s"
    return cell
