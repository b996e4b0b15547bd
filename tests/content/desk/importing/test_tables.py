"""Tables of offices: found in every format, their headings understood, their cells meant or refused."""

from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk.errors import Problem
from content.desk.importing.tables import matching, meanings
from content.desk.importing.tables.cells import Sheet, packed, unpacked
from content.desk.importing.tables.fields import KINDS
from content.desk.importing.tables.meanings import Around
from content.desk.importing.tables.reading import of_file
from content.desk.importing.tables.rows import Plan, read_rows
from content.desk.records import kinds

from .papers import REPORT, as_docx, as_xlsx, saved

ROWS = (("科室", "电话"), ("水政科", "0999-5550101"), ("工程科", "0999-5550102"))
AROUND = Around("zh-Hans", {"水政科": "policy"}, {"水资源": "02"})


def in_word() -> bytes:
    document = docx.Document()
    table = document.add_table(rows=0, cols=2)
    for row in ROWS:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    return saved(document)


@pytest.mark.parametrize(
    ("sort", "data"),
    [
        ("xlsx", as_xlsx(ROWS)),
        ("docx", in_word()),
        ("text", "科室,电话\r\n水政科,0999-5550101\r\n\r\n工程科,0999-5550102,\r\n".encode("gb18030")),
        ("text", "科室\t电话\n水政科\t0999-5550101\n工程科\t0999-5550102\n".encode()),
        ("text", '"科室";电话\n水政科;"0999-5550101"\n工程科;0999-5550102\n'.encode("utf-8-sig")),
    ],
    ids=["workbook", "Word", "commas", "tabs", "semicolons"],
)
def test_a_table_is_the_same_in_every_format(sort: str, data: bytes) -> None:
    (found,) = of_file(sort, data)
    assert found.rows == ROWS
    assert unpacked(packed([found])) == (found,)


@pytest.mark.parametrize(("sort", "data"), [("text", REPORT.encode()), ("docx", as_docx(REPORT)), ("pdf", b"")])
def test_what_is_no_table_has_none(sort: str, data: bytes) -> None:
    assert of_file(sort, data) == ()


@pytest.mark.parametrize(
    ("headings", "kind", "columns"),
    [
        (("序号", "单位", "科 室 名 称", "办公电话"), "department", ("order", "", "title", "phone")),
        (("权力类型", "权力名称", "设定依据（法律法规）"), "power", ("type", "title", "basis")),
        (("索引号", "信息名称", "发布日期", "備註"), "catalog", ("index_number", "title", "published_on", "")),
        (("索取號", "標題", "發布日期"), "catalog", ("index_number", "title", "published_on")),
    ],
)  # fmt: skip
def test_columns_are_known_by_odd_names_in_any_order(
    headings: tuple[str, ...], kind: str, columns: tuple[str, ...]
) -> None:
    found = matching.guess([Sheet("", (headings, tuple("x" * len(headings))))])
    assert found is not None
    assert (found.kind, found.columns) == (kind, columns)


def test_headings_stand_below_a_title_of_the_table() -> None:
    found = matching.guess([Sheet("", (("一览表", ""), ("2026年", ""), *ROWS))])
    assert found is not None
    assert found.head == 2


@given(
    st.lists(st.sampled_from(["名称", "科室", "电话", "类型", "标题", "", "x"]), min_size=1), st.sampled_from([*KINDS])
)
def test_no_field_has_two_columns(headings: list[str], kind: str) -> None:
    found = [field for field in matching.columns_of(tuple(headings), kind) if field]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("meaning", "cell", "meant"),
    [
        (meanings.floor, "三楼", 3),
        (meanings.floor, "11F", 11),
        (meanings.floor, "地下一层", -1),
        (meanings.floor, "B2", -2),
        (meanings.floor, "第十二层", 12),
        (meanings.day, "2026年3月1日", "2026-03-01"),
        (meanings.day, "二〇二六年三月一日", "2026-03-01"),
        (meanings.whole, "１２", 12),
        (meanings.topic, "水资源", "02"),
        (meanings.topic, "02", "02"),
        (meanings.department, "水 政 科", "policy"),
        (meanings.several, "停水，补办、 用水证", ["停水", "补办", "用水证"]),
        (meanings.lines, "1.组织。\n2.管理。", [{"zh-Hans": "组织。"}, {"zh-Hans": "管理。"}]),
    ],
)
def test_a_cell_is_meant_as_it_is_written(meaning: meanings.Meaning, cell: str, meant: Any) -> None:
    assert meaning(cell, AROUND) == meant


@pytest.mark.parametrize(
    ("meaning", "cell"),
    [(meanings.floor, "顶楼"), (meanings.day, "昨天"), (meanings.day, "2026年2月30日"), (meanings.whole, "1.5")],
)
def test_what_cannot_be_meant_is_refused_and_not_made_up(meaning: meanings.Meaning, cell: str) -> None:
    with pytest.raises(Problem) as refused:
        meaning(cell, AROUND)
    assert refused.value.type == "bad-cell"


@pytest.mark.parametrize(
    ("meaning", "cell"),
    [(meanings.department, "没有"), (meanings.topic, "没有"), (meanings.laws, "《水法》第一条：甲\n其他规定")],
)
def test_what_names_nothing_that_is_here_is_left_out(meaning: meanings.Meaning, cell: str) -> None:
    with pytest.raises(meanings.Unknown):
        meaning(cell, AROUND)


CELLS = st.text(st.sampled_from("行政许可水科3楼一 \n.《法》第条-2026年月日有效\x00\u202e"), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=2, max_size=6), st.sampled_from([*KINDS]), st.data())
def test_every_row_is_a_record_or_says_why_not(rows: list[list[str]], kind: str, data: st.DataObject) -> None:
    keys = st.sampled_from(["", *(field.key for field in KINDS[kind])])
    columns = data.draw(st.lists(keys, min_size=4, max_size=4))
    for read in read_rows([tuple(row) for row in rows], Plan(kind, 0, 0, tuple(columns)), AROUND):
        if read.problem is None:
            assert kinds.read(kind, read.content) == read.content
        else:
            assert read.problem["message"]
