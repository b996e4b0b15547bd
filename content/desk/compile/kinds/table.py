"""A table of readings, laid out here so that no player measures: the wording approves its heading, its columns with
their units and ranges, and the age at which it is stale; the values flow under that approval."""

from collections.abc import Mapping, Sequence
from typing import Any

from content.desk.compile.layout import ONE_LINE, Measure, page_px
from content.desk.compile.material import Reading
from content.desk.compile.parts import Part, Rect
from content.desk.compile.setting import Setting
from content.desk.compile.source import cells, headings

SECONDS, LINE_SECONDS = 15, 5
SMALLEST = 12
# Beside the rows: the heading, the names of the columns, and the line that says when it was read.
AROUND = 3
# Times the em from line to line, and between columns; the names of columns are smaller than what stands in them.
LEADING, GAP, NAMES = 1.5, 1.0, 0.75
# What a line beside which there is no room says of its age, in its own smaller type.
AGE, AGE_EM = "12/30 23:59  已过时", 0.8


def table(setting: Setting) -> tuple[Part, ...]:
    reading = setting.material.readings.get(setting.content["reading"])
    low = setting.rect[3] < ONE_LINE
    names, rows = _laid(setting.content["columns"], reading, low=low)
    px = _px(setting.rect, names, rows, setting.measure)
    lines = 1 if low else max(1, int(setting.rect[3] / (px * LEADING)) - AROUND)
    pages = max(1, -(-len(rows) // lines))
    page_ms = setting.seconds(LINE_SECONDS if low else SECONDS)
    item = {
        "kind": "table",
        **setting.texts(),
        "columns": names,
        "widths": _widths(setting.rect, names, rows, px, setting.measure),
        "rows": rows,
        **_age(setting, reading),
        "px": px,
        "lines": lines,
        "page_ms": page_ms,
        "zone": setting.channel.zone,
        "lang": "zh-Hans",
        **setting.manner,
    }
    return (setting.part("", item, page_ms * pages),)


def smallest_px(columns: Sequence[Mapping[str, Any]], reading: Reading | None, rect: Rect, measure: Measure) -> int:
    """The em of the smallest words that a table has there: the names of its columns, or what a line says of its age."""
    low = rect[3] < ONE_LINE
    names, rows = _laid(columns, reading, low=low)
    return int(_px(rect, names, rows, measure) * (AGE_EM if low else NAMES))


def _laid(
    columns: Sequence[Mapping[str, Any]], reading: Reading | None, *, low: bool
) -> tuple[list[str], list[list[str]]]:
    """The columns' names, and the rows as they stand below them."""
    rows = cells(columns, reading) if reading else []
    return headings(columns), [_with_units(columns, row) for row in rows] if low else rows


def _age(setting: Setting, reading: Reading | None) -> dict[str, Any]:
    stale_ms = setting.content["stale_minutes"] * 60_000
    return {"read_at": reading.read_at if reading else None, "stale_ms": stale_ms}


def _with_units(columns: Sequence[Mapping[str, Any]], row: list[str]) -> list[str]:
    """A line that stands alone has its units in it."""
    return [value + column.get("unit", "") for column, value in zip(columns, row, strict=True)]


def _px(rect: Rect, names: Sequence[str], rows: Sequence[Sequence[str]], measure: Measure) -> int:
    """The largest em in which the columns stand beside each other, at most that of a page."""
    px = page_px(rect)
    while px > SMALLEST and sum(_widths(rect, names, rows, px, measure)) > rect[2] - px - _beside(rect, px, measure):
        px -= 4
    return max(px, SMALLEST)


def _beside(rect: Rect, px: int, measure: Measure) -> int:
    """What the age takes of a low region's only line, in px."""
    return measure.width(AGE, int(px * AGE_EM)) + 2 * px if rect[3] < ONE_LINE else 0


def _widths(rect: Rect, names: Sequence[str], rows: Sequence[Sequence[str]], px: int, measure: Measure) -> list[int]:
    """Each column's width in px, with the gap after it; a low region does not show the columns' names."""
    low, width = rect[3] < ONE_LINE, measure.width
    heads = [0 if low else width(name, int(px * NAMES)) for name in names]
    cells = [max((width(row[place], px) for row in rows), default=px) for place in range(len(names))]
    return [max(pair) + int(px * GAP) for pair in zip(heads, cells, strict=True)]
