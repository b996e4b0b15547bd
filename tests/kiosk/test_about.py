"""About the office: pages with headings, set for reading."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask, render_template
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.about.house import house
from kiosk.about.paper import SECTIONS, paper
from kiosk.document import Heading, Paragraph, Table, blocks
from tests.kiosk.bodies import ABOUT, CATALOG, OFFICE, text
from tests.kiosk.mangled import mangled
from tests.kiosk.visitor import opened, page, records, seen, visitor


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return opened(tmp_path_factory.mktemp("about"), records(ABOUT))


def test_the_office_says_where_it_is_when_it_is_open_and_whom_to_ring(tmp_path: Path) -> None:
    html = page(visitor(tmp_path), "/about/")
    words = seen(html)
    for told in ("澄川市清渠路18号", "工作日 9:00–17:00", "0999-5550100", "工作时间接听", "0999-5550112"):
        assert told in words, told
    assert 'href="/route/?to=1/information"' in html
    assert "18 Qingqu Road, Chengchuan" in seen(page(visitor(tmp_path), "/about/?lang=en"))


def test_pages_stand_by_section(tmp_path: Path) -> None:
    report = {**ABOUT, "id": "about/2025", "section": "annual-report", "title": text("2025年度报告")}
    words = seen(page(visitor(tmp_path, ABOUT, report), "/about/"))
    assert words.index("信息公开指南 政府信息公开指南") < words.index("信息公开年度报告 2025年度报告")


def test_headings_of_a_text_are_headings_of_the_page(tmp_path: Path) -> None:
    html = page(visitor(tmp_path), "/about/guide/")
    assert '<h2 id="part-1">公开范围</h2>' in html
    assert "<p>法定主动公开内容。</p>" in html
    assert "## " not in html


def test_a_long_text_has_its_contents_before_it(tmp_path: Path) -> None:
    long = {**ABOUT, "body": text("## 一\n甲\n## 二\n乙\n## 三\n丙")}
    assert '<a href="#part-3">三</a>' in page(visitor(tmp_path, long), "/about/guide/")
    assert 'class="contents"' not in page(visitor(tmp_path), "/about/guide/")


def test_an_index_number_in_a_text_leads_to_its_document_where_there_is_one(tmp_path: Path) -> None:
    body = text(
        "规定：索引号CCSW-2026-00031，另见CCSW-2026-00032、XCCSW-2026-000311。\n| 号 |\n|---|\n| CCSW-2026-00031 |"
    )
    html = page(visitor(tmp_path, {**ABOUT, "body": body}, CATALOG), "/about/guide/?lang=en")
    way = '<a href="/catalog/item/CCSW-2026-00031/?lang=en">CCSW-2026-00031</a>'
    assert html.count(way) == html.count("/catalog/item/") == 2
    assert "CCSW-2026-00032" in html


def test_no_page_is_an_end(tmp_path: Path) -> None:
    html = page(visitor(tmp_path), "/about/guide/")
    for way in ("/", "/about/", "/catalog/"):
        assert f'href="{way}"' in html, way
    page(visitor(tmp_path), "/about/nothing/", 404)


def test_a_text_is_escaped(tmp_path: Path) -> None:
    wild = {**ABOUT, "title": text("<b>题</b>"), "body": text("## <script>\n<img src=x>\n| <i> |\n|---|\n| <u> |")}
    html = page(visitor(tmp_path, wild), "/about/guide/")
    assert not [tag for tag in ("<b>题", "<script>", "<img src=x", "<i>", "<u>") if tag in html]


def test_lines_become_what_their_author_meant() -> None:
    assert blocks("## 第一节\n一、目的。为了取水。\n第三条 取水户应当装表。\n\n平常一句。") == (
        Heading("第一节", "part-1", 0),
        Paragraph("一、目的。", "为了取水。", 1),
        Paragraph("第三条", "取水户应当装表。", 2),
        Paragraph("", "平常一句。", 4),
    )
    assert blocks("第一章　总则\n第二條 為了") == (
        Heading("第一章　总则", "part-1", 0),
        Paragraph("第二條", "為了", 1),
    )


def test_a_table_has_whole_rows() -> None:
    assert blocks("前\n| 级别 | 户数 |\n|---|---|\n| 一级 | 3 |\n| 二级 |\n| 三级 | 1 | 多 |\n后") == (
        Paragraph("", "前", 0),
        Table(("级别", "户数"), (("一级", "3"), ("二级", ""), ("三级", "1")), (1, 3, 4, 5)),
        Paragraph("", "后", 6),
    )


@given(words=st.text(alphabet=st.sampled_from("一、。第条章#| -\n\t 字A"), max_size=120))
def test_any_text_can_be_read_and_no_word_is_lost(words: str) -> None:
    found = blocks(words)
    kept = "".join(str(each) for each in found)
    assert kept.count("字") == words.count("字")
    assert [each.anchor for each in found if isinstance(each, Heading)] == [
        f"part-{number}" for number, _ in enumerate([x for x in found if isinstance(x, Heading)], 1)
    ]


@settings(deadline=None, max_examples=50)
@given(about=mangled(ABOUT), office=mangled(OFFICE))
def test_no_body_costs_the_visitor_the_page(app: Flask, about: dict[str, Any], office: dict[str, Any]) -> None:
    found = paper("guide", about)
    assert found.section in SECTIONS
    with app.test_request_context("/about/"):
        shelf = [("office", [found])]
        assert "</main>" in render_template("about/index.html", house=house(office), sections=shelf, arrived=True)
        assert "</main>" in render_template("about/page.html", paper=found, blocks=(), spoken="zh-Hans", others=[])
