"""Figures of the catalog and the about pages: what is stated as a sum is one."""

import re
from decimal import Decimal
from itertools import pairwise
from typing import Final

import pytest

from .papers import ABOUT, BODIES, BY_NUMBER, Record, Row, number, tables

TOTAL: Final = {"合计", "总计", "Total"}
SUM: Final = {"合计", "合计（万元）", "总计", "小计", "Total", "Total, 10,000 yuan"}
TABLES: Final = {
    f"{body} {place}": table for body, words in BODIES.items() for place, table in enumerate(tables(words), start=1)
}
SUMMED: Final = {name: table for name, table in TABLES.items() if table[-1][0] in TOTAL}
ACROSS: Final = {name: table for name, table in TABLES.items() if table[0][-1] in SUM and number(table[1][-1])}
REPORTS: Final = {2023: "CCSW-2024-00001", 2024: "CCSW-2025-00002", 2025: "CCSW-2026-00001"}
# "7件（新办3件、延续3件、变更1件）": a figure, and its parts in the same unit.
PARTS: Final = re.compile(r"(\d+(?:\.\d+)?)(万元|[\u4e00-\u9fff])（((?:[^（）、，；。]*?\d+(?:\.\d+)?\2、?){2,})）")


def figures(row: Row) -> list[Decimal]:
    return [number(cell) or Decimal(0) for cell in row[1:]]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_row_of_a_table_is_as_wide_as_its_head(table: list[Row]) -> None:
    assert len(table) > 1
    assert {len(row) for row in table} == {len(table[0])}


def test_there_are_statistics_to_hold_to_account() -> None:
    assert len(SUMMED) >= 30


@pytest.mark.parametrize("table", SUMMED.values(), ids=SUMMED)
def test_a_total_is_the_sum_of_what_stands_above_it(table: list[Row]) -> None:
    *parts, total = table[1:]
    checked = 0
    for place, cell in enumerate(total[1:], start=1):
        stated = number(cell)
        if stated is not None:
            assert sum((number(row[place]) or Decimal(0) for row in parts), Decimal(0)) == stated, table[0][place]
            checked += 1
    assert checked


@pytest.mark.parametrize("table", ACROSS.values(), ids=ACROSS)
def test_a_total_at_the_end_of_a_row_is_the_sum_of_what_stands_before_it(table: list[Row]) -> None:
    alike = [place for place in range(1, len(table[0]) - 1) if _adds(table[0], place)]
    for row in table[1:]:
        assert sum((number(row[place]) or Decimal(0) for place in alike), Decimal(0)) == number(row[-1]), row[0]


def _adds(head: Row, place: int) -> bool:
    """Money adds to money; a head that counts people beside it does not."""
    return ("万元" in head[place] or "yuan" in head[place]) == ("万元" in head[-1] or "yuan" in head[-1])


@pytest.mark.parametrize("name", [name for name, words in BODIES.items() if PARTS.search(words)])
def test_parts_in_brackets_add_up_to_the_figure_before_them(name: str) -> None:
    for stated, unit, listed in PARTS.findall(BODIES[name]):
        parts = re.findall(rf"(\d+(?:\.\d+)?){unit}", listed)
        assert sum(map(Decimal, parts)) == Decimal(stated), listed


def totals(words: str) -> list[list[Decimal]]:
    """The figures of every row that sums up a table."""
    lasts = [table[-1] for table in tables(words) if table[-1][0] in TOTAL]
    return [[found for cell in last if (found := number(cell)) is not None] for last in lasts]


@pytest.mark.parametrize("record", BY_NUMBER.values(), ids=BY_NUMBER)
def test_both_languages_come_to_the_same_totals(record: Record) -> None:
    chinese, english = totals(record["body"]["zh-Hans"]), totals(record["body"]["en"])
    assert chinese == english or record["topic"] == "M5a"


def requests(year: int) -> dict[str, list[Decimal]]:
    """The third table of a year's report, the English summary table left aside: its rows by name."""
    _, _, third, _ = tables(BY_NUMBER[REPORTS[year]]["body"]["zh-Hans"])
    return {row[0]: figures(row) for row in third[1:]}


@pytest.mark.parametrize("year", REPORTS)
def test_a_report_has_its_six_sections_and_the_statutory_rows(year: int) -> None:
    words = BY_NUMBER[REPORTS[year]]["body"]["zh-Hans"]
    assert re.findall(r"^([一二三四五六])、", words, re.MULTILINE) == list("一二三四五六")
    assert len(requests(year)) == 25


@pytest.mark.parametrize("year", REPORTS)
def test_requests_received_and_carried_over_are_answered_or_carried_on(year: int) -> None:
    rows = requests(year)
    new, old, *outcomes, done, carried = rows.values()
    assert [sum(column) for column in zip(*outcomes, strict=True)] == done
    assert [a + b for a, b in zip(new, old, strict=True)] == [a + b for a, b in zip(done, carried, strict=True)]
    assert all(sum(row[:-1]) == row[-1] for row in rows.values())


@pytest.mark.parametrize("year", REPORTS)
def test_the_english_report_groups_the_same_outcomes(year: int) -> None:
    *_, table = tables(BY_NUMBER[REPORTS[year]]["body"]["en"])
    people, organisations, together = figures(table[-1])
    _, _, *_, done, _ = requests(year).values()
    assert [people, organisations, together] == [done[0], sum(done[1:-1]), done[-1]]


def test_what_one_year_carries_on_the_next_one_begins_with() -> None:
    for earlier, later in pairwise(sorted(REPORTS)):
        assert list(requests(earlier).values())[-1] == list(requests(later).values())[1]


def test_normative_documents_in_force_follow_from_those_made_and_ended() -> None:
    counts = []
    for number_ in REPORTS.values():
        first = next(tables(BY_NUMBER[number_]["body"]["zh-Hans"]))
        counts.append([int(cell) for cell in first[2][1:]])
    for (_, _, before), (made, ended, now) in pairwise(counts):
        assert before + made - ended == now


def test_the_page_on_reports_says_what_the_reports_say() -> None:
    (table,) = tables(ABOUT["annual-reports"]["body"]["zh-Hans"])
    stated = {row[0]: row[1:] for row in table[1:]}
    for place, year in enumerate(REPORTS):
        new, old, *_, done, carried = requests(year).values()
        found = [stated[name][place] for name in ("新收申请（件）", "上年结转（件）", "办结（件）", "结转下年度（件）")]
        assert found == [str(row[-1]) for row in (new, old, done, carried)]


def test_accounts_carry_on_what_the_year_before_left() -> None:
    left = None
    for name in ("CCSW-2023-00008", "CCSW-2024-00010", "CCSW-2025-00011", "CCSW-2026-00015"):
        words = BY_NUMBER[name]["body"]["zh-Hans"]
        income, spending = (table[-1][1] for table in tables(words))
        opening, total = re.findall(r"年初结转([\d.]+)万元，收入总计([\d.]+)万元", words)[0]
        closing, same = re.findall(r"年末结转([\d.]+)万元，支出总计([\d.]+)万元", words)[0]
        assert Decimal(income) + Decimal(opening) == Decimal(total) == Decimal(same)
        assert Decimal(spending) + Decimal(closing) == Decimal(total)
        assert left in (None, opening)
        left = closing
