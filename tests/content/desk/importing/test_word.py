"""A Word document's words come in their order; what is left out is told."""

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from content.desk.importing import word

from .papers import as_docx, saved


def test_paragraphs_and_tables_come_in_their_order_and_headers_stay_out() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "内部系统页眉"
    document.sections[0].footer.paragraphs[0].text = "第1页"
    document.add_paragraph("收费标准表")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["项目", "金额", "接水", "100元"], strict=True):
        cell.text = text
    document.add_paragraph("以上标准自发布之日起执行。")
    assert word.read(saved(document)).lines == (
        "收费标准表",
        "项目 | 金额",
        "接水 | 100元",
        "以上标准自发布之日起执行。",
    )


def test_a_cell_over_several_rows_or_columns_is_read_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table._cells, ["部门", "事项", "", "", "许可", "5件"], strict=True):
        cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    assert word.read(saved(document)).lines == ("部门 | 事项", "许可 | 5件")


def test_changes_that_were_tracked_are_read_as_accepted_and_told() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("共受理")
    paragraph._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="a"><w:r><w:t>六十八</w:t></w:r></w:ins>'))
    paragraph._p.append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="2" w:author="a"><w:r><w:delText>五十</w:delText></w:r></w:del>')
    )
    paragraph.add_run("件")
    found = word.read(saved(document))
    assert found.lines == ("共受理六十八件",)
    assert found.flags == ("tracked-changes",)


def test_automatic_numbers_and_text_boxes_are_told() -> None:
    document = docx.Document()
    document.add_paragraph("申请书一份").style = document.styles["List Number"]
    paragraph = document.add_paragraph("正文")
    box = f"<w:txbxContent {nsdecls('w')}><w:p><w:r><w:t>框中的话</w:t></w:r></w:p></w:txbxContent>"
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:pict>{box}</w:pict></w:r>"))
    found = word.read(saved(document))
    assert found.lines == ("申请书一份", "正文")
    assert "text-box: 框中的话" in found.flags


def test_line_breaks_part_lines() -> None:
    document = docx.Document()
    document.add_paragraph("上一行\n下一行\t同一行")
    assert word.read(saved(document)).lines == ("上一行", "下一行 同一行")


def test_a_header_is_no_part_of_the_text() -> None:
    assert word.read(as_docx("正文", header="页眉")).lines == ("正文",)
