"""A workbook's rows are lines; what is hidden stays hidden and is told."""

import io
from datetime import date, datetime

import openpyxl
import pytest

from content.desk.importing import sheet

from .papers import as_xlsx, saved


def test_rows_are_lines_with_values_as_they_are_read() -> None:
    rows: list[list[object]] = [
        ["水费标准表"],
        ["类别", "单价", "起算"],
        ["居民", 2.8, date(2026, 1, 1)],
        ["非居民", 4.0, None],
        [],
        ["占比", 12],
    ]
    found = sheet.read(as_xlsx(rows))
    assert found.lines == ("水费标准表", "类别 | 单价 | 起算", "居民 | 2.8 | 2026-01-01", "非居民 | 4", "占比 | 12")
    assert found.flags == ()


@pytest.mark.parametrize(
    ("value", "form", "seen"),
    [
        (35.65, "General", "35.65"),
        (0.1 + 0.2, "General", "0.3"),
        (0.125, "0.0%", "12.5%"),
        (1e6, "General", "1000000"),
        (True, "General", "是"),
        (datetime(2026, 3, 1, 8, 30), "General", "2026-03-01 08:30"),
        (datetime(2026, 3, 1), "General", "2026-03-01"),
        (None, "General", ""),
    ],
)
def test_a_value_is_shown_as_a_reader_sees_it(value: object, form: str, seen: str) -> None:
    assert sheet.shown(value, form) == seen


def test_several_sheets_are_headed_and_a_hidden_one_is_left_out() -> None:
    data = as_xlsx([["第一张"]], 明细=[["甲", 1]], 内部=[["不公开"]])
    book = openpyxl.load_workbook(io.BytesIO(data))
    book["内部"].sheet_state = "hidden"
    book["Sheet"].title = "总表"
    found = sheet.read(saved(book))
    assert found.lines == ("总表", "第一张", "明细", "甲 | 1")
    assert found.flags == ("hidden-sheet: 内部",)


def test_a_formula_that_was_never_computed_is_told() -> None:
    found = sheet.read(as_xlsx([["合计", "=1+1"]]))
    assert found.lines == ("合计",)
    assert found.flags == ("formula-without-value: B1",)
