"""A PDF's lines are joined to the paragraphs they were; what every page repeats is kept out."""

from content.desk.importing import pdf

from .papers import as_pdf

LONG = (
    "本办法所称农村供水工程是指向镇村居民和单位供给生活用水的工程,"
    "其运行管理遵循安全、节约、便民的原则,由镇人民政府组织实施。"
)


def test_lines_that_the_page_broke_are_one_paragraph() -> None:
    lines = [LONG[:32], LONG[32:], "第二条", "管护经费由县级统筹。"]
    assert pdf.read(as_pdf([lines])).lines == (LONG, "第二条", "管护经费由县级统筹。")


def test_page_numbers_and_running_heads_are_no_text() -> None:
    pages = [["澄川市水务局公报", f"第{number}条规定了供水单位的义务。", f"- {number} -"] for number in (1, 2, 3)]
    found = pdf.read(as_pdf(pages))
    assert found.lines == tuple(f"第{number}条规定了供水单位的义务。" for number in (1, 2, 3))
    assert found.flags == ("set-aside: 澄川市水务局公报",)


def test_a_page_without_text_among_others_is_told() -> None:
    found = pdf.read(as_pdf([["第一页的话。"], [], ["第三页的话。"]]))
    assert found.flags == ("page-without-text: 2",)
