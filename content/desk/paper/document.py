"""The review form set on A4 for Word: one table with ruled lines, as offices file it."""

from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from .form import Form, Opinion, Rows

SONG: Final = "宋体"
HEI: Final = "黑体"
WIDTHS: Final = (28, 56, 28, 56)
"""Millimetres of the four columns: all that A4 has between its margins."""
AIR: Final = {"top": 60, "left": 110, "bottom": 60, "right": 110}
"""Twips."""
ROW_MM, OPINION_MM = 9, 20
BLANK_DATE: Final = "　　　　年　　月　　日"
LONGEST: Final = 20_000
"""Characters of content: a longer document is filed itself, and named here by its hash."""


def written(form: Form) -> bytes:
    """The .docx."""
    paper = Document()
    _page(paper)
    _line(paper.add_paragraph(), form.office, 14, middle=True)
    _line(paper.add_paragraph(), form.title, 20, font=HEI, bold=True, middle=True, after=8)
    table = paper.add_table(rows=0, cols=len(WIDTHS))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    _air(table)
    _facts(table, form.facts)
    _wide(table, form.content_name, form.content)
    _attribute(table, form)
    for opinion in (form.secrecy, *form.opinions):
        _opinion(table, opinion, form)
    _wide(table, form.release_name, form.release)
    if form.earlier:
        _wide(table, form.earlier_name, [("", each) for each in form.earlier])
    for place, foot in enumerate(form.feet):
        line = paper.add_paragraph()
        line.paragraph_format.space_before = Pt(6 if place == 0 else 0)
        _line(line, foot, 8)
    found = BytesIO()
    paper.save(found)
    return found.getvalue()


def _page(paper: Any) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(21)
    section.top_margin, section.bottom_margin = Mm(22), Mm(18)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = SONG, Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), SONG)
    style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(0), 1.15


def _air(table: Any) -> None:
    """Room between a cell's lines and its text."""
    margins = table._tbl.tblPr.makeelement(qn("w:tblCellMar"), {})
    for side, twips in AIR.items():
        margins.append(margins.makeelement(qn(f"w:{side}"), {qn("w:w"): str(twips), qn("w:type"): "dxa"}))
    table._tbl.tblPr.append(margins)


def _facts(table: Any, facts: Rows) -> None:
    """Two pairs in a row; the first one, the title, has a row of its own."""
    _wide(table, facts[0][0], [("", facts[0][1])])
    rest = list(facts[1:])
    for place in range(0, len(rest), 2):
        cells = _row(table)
        pairs = [*rest[place : place + 2], ("", "")][:2]
        for (name, value), at in zip(pairs, (0, 2), strict=True):
            _name(cells[at], name)
            _line(cells[at + 1].paragraphs[0], value, 11)
        if not pairs[1][0]:
            cells[1].merge(cells[3])


def _wide(table: Any, name: str, lines: Rows) -> None:
    cells = _row(table)
    _name(cells[0], name)
    cell = cells[1].merge(cells[3])
    left = LONGEST
    for place, (label, text) in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        if label:
            _line(paragraph, f"{label}：", 11, bold=True)
        _line(paragraph, text[:left] + ("……" if len(text) > left else ""), 11)
        left = max(0, left - len(text))


def _attribute(table: Any, form: Form) -> None:
    cells = _row(table)
    _name(cells[0], form.attribute_name)
    cell = cells[1].merge(cells[3])
    boxes = "　".join(f"{'☑' if chosen else '☐'} {name}" for name, chosen in form.attribute)
    _line(cell.paragraphs[0], boxes, 11)
    if form.attribute_reason:
        _line(cell.add_paragraph(), form.attribute_reason, 11)


def _opinion(table: Any, opinion: Opinion, form: Form) -> None:
    cells = _row(table, whole=True)
    _name(cells[0], opinion.step)
    cell = cells[1].merge(cells[3])
    _line(cell.paragraphs[0], "：".join(each for each in (opinion.verdict, opinion.note) if each), 11)
    by, at = opinion.by or "　" * 4, opinion.at or BLANK_DATE
    paragraph = cell.add_paragraph()
    paragraph.alignment, paragraph.paragraph_format.space_before = WD_ALIGN_PARAGRAPH.RIGHT, Pt(14)
    _line(paragraph, f"{form.signature_name}：{by}　　{form.date_name}：{at}", 11)


def _row(table: Any, *, whole: bool = False) -> Any:
    """A row; one that is `whole` is not torn apart by the end of a page, so that an opinion stays with its name."""
    row = table.add_row()
    row.height, row.height_rule = Mm(OPINION_MM if whole else ROW_MM), WD_ROW_HEIGHT_RULE.AT_LEAST
    if whole:
        row._tr.get_or_add_trPr().append(row._tr.makeelement(qn("w:cantSplit"), {}))
    for cell, width in zip(row.cells, WIDTHS, strict=True):
        cell.width, cell.vertical_alignment = Mm(width), WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return row.cells


def _name(cell: Any, text: str) -> None:
    _line(cell.paragraphs[0], text, 11, bold=True, middle=True)


def _line(
    paragraph: Any, text: str, size: int, *, font: str = SONG, bold: bool = False, middle: bool = False, after: int = 0
) -> None:
    run = paragraph.add_run(ILLEGAL_CHARACTERS_RE.sub("", text))
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, font
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)
    if middle:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if after:
        paragraph.paragraph_format.space_after = Pt(after)
