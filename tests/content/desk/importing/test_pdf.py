"""A PDF's lines are joined to the paragraphs they were; what every page repeats is kept out."""

from html import escape
from typing import Any

import pytest
from playwright.sync_api import Browser

from content.desk.importing import pdf
from content.desk.importing.lines import plain

from .papers import REPORT, as_pdf

LONG = (
    "本办法所称农村供水工程是指向镇村居民和单位供给生活用水的工程,"
    "其运行管理遵循安全、节约、便民的原则,由镇人民政府组织实施。"
)


def test_lines_that_the_page_broke_are_one_paragraph() -> None:
    lines = [LONG[:32], LONG[32:], "第二条", "管护经费由县级统筹。"]
    # Sixty points are free on either side of thirty-two characters of twelve points.
    assert pdf.read(as_pdf([lines], width=504)).lines == (LONG, "第二条", "管护经费由县级统筹。")


def test_a_line_that_is_merely_the_longest_is_not_joined_to_the_next() -> None:
    lines = ["澄川市水务局关于开展二〇二六年汛前检查工作的通知", "各镇人民政府", "现通知如下。"]
    assert pdf.read(as_pdf([lines])).lines == tuple(lines)


def test_page_numbers_and_running_heads_are_no_text() -> None:
    pages = [["澄川市水务局公报", f"第{number}条规定了供水单位的义务。", f"- {number} -"] for number in (1, 2, 3)]
    found = pdf.read(as_pdf(pages))
    assert found.lines == tuple(f"第{number}条规定了供水单位的义务。" for number in (1, 2, 3))
    assert found.flags == ("set-aside: 澄川市水务局公报",)


@pytest.mark.browser
def test_a_printed_document_is_the_one_it_was_printed_from(browser: Browser) -> None:
    written = "".join(f"<p>{escape(line)}</p>" for line in REPORT.splitlines())
    page = browser.new_page()
    page.set_content(f"<body style='font-size: 20px'>{written}")
    margins: Any = {"top": "80px", "bottom": "80px", "left": "80px", "right": "80px"}
    small = "<span style='font-size: 9px'>{}</span>"
    printed = page.pdf(
        margin=margins,
        display_header_footer=True,
        header_template=small.format("内部办公系统"),
        footer_template=small.format("<span class=pageNumber></span>/<span class=totalPages></span>"),
    )
    found = pdf.read(printed)
    assert found.lines == plain(REPORT)
    assert found.flags == ("set-aside: 内部办公系统",)


def test_a_page_without_text_among_others_is_told() -> None:
    found = pdf.read(as_pdf([["第一页的话。"], [], ["第三页的话。"]]))
    assert found.flags == ("page-without-text: 2",)
