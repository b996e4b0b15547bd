"""Tables as offices have them."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk.errors import Problem
from content.desk.readings.spreadsheet import table

TEXT = "站点,水位,时间\n城关站,32.15,10:00\n渡口站,28.40,10:00\n"
FOUND = {"columns": ["站点", "水位", "时间"], "rows": [["城关站", "32.15", "10:00"], ["渡口站", "28.40", "10:00"]]}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "，"])
def test_any_encoding_and_separator_gives_the_same_table(encoding: str, separator: str) -> None:
    assert table(TEXT.replace(",", separator).encode(encoding)) == FOUND


def test_blank_lines_and_columns_at_the_end_are_left_out() -> None:
    assert table(b"a,b,,\n\n1,,,\n,,,\n") == {"columns": ["a", "b"], "rows": [["1", ""]]}


@pytest.mark.parametrize(
    "data",
    [b"", b"\n\n", b"\x00\x01\x02\x03" * 9, b"a,b\n" * 102, b",".join([b"a"] * 13), b'a,b\n"1', b"PK\x03\x04\x00\x00"],
)
def test_what_is_no_table_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(Problem) as refused:
        table(data)
    assert (refused.value.status, refused.value.field) == (400, "file")


def test_a_table_that_is_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(Problem) as refused:
        table(b"a,b\n" * 100_000)
    assert refused.value.status == 413


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    found, refused = read(data)
    assert refused == "file" or (found and all(len(row) == len(found["columns"]) for row in found["rows"]))


def read(data: bytes) -> tuple[Mapping[str, list[Any]] | None, str | None]:
    """The table, or what was wrong with it."""
    try:
        return table(data), None
    except Problem as problem:
        return None, problem.field
