"""A document as its author typed it, taken apart for reading: headings, paragraphs with what leads them, tables."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

HEADING = "## "
CHAPTER = re.compile(r"第[一二三四五六七八九十百]{1,4}章.{0,30}")
# "一、适用范围。" and "第三条" begin a paragraph and say what it is about, in either form of the characters.
LEAD = re.compile(
    r"([一二三四五六七八九十]{1,3}、[^。，；：]{1,20}。|第[一二三四五六七八九十百]{1,5}[条條])\s*(?=\S|$)"
)
RULE = re.compile(r"\|?[\s:|-]*-[\s:|-]*\|?")


class Heading(NamedTuple):
    """`anchor` is "part-1", "part-2", ... down the document; `line` is the number of its line in the text, from 0."""

    words: str
    anchor: str
    line: int

    @property
    def kind(self) -> str:
        return "heading"


class Paragraph(NamedTuple):
    """`lead` is the beginning that names the paragraph, or empty."""

    lead: str
    words: str
    line: int

    @property
    def kind(self) -> str:
        return "paragraph"


class Table(NamedTuple):
    """Every row has as many cells as the head. `lines` are the numbers of the lines of head and rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]

    @property
    def kind(self) -> str:
        return "table"


Block = Heading | Paragraph | Table


Line = tuple[int, str]


def blocks(words: str) -> tuple[Block, ...]:
    """Lines beginning "## " are headings, lines beginning "|" a table, every other line is a paragraph."""
    lines = [(place, line.strip()) for place, line in enumerate(words.split("\n")) if line.strip(" \t\r\u3000#")]
    return tuple(_numbered(_typed(lines)))


def as_read(line: str) -> str:
    """A line by itself, without the marks that lay it out on its page."""
    line = line.strip()
    if line.startswith("|"):
        return "" if RULE.fullmatch(line) else " · ".join(filter(None, _cells(line)))
    return line.removeprefix(HEADING)


def _typed(lines: list[Line]) -> Iterator[Block]:
    for tabular, some in groupby(lines, key=lambda line: line[1].startswith("|")):
        if tabular:
            yield from _table(list(some))
        else:
            yield from (_line(place, line) for place, line in some)


def _line(place: int, line: str) -> Block:
    if line.startswith(HEADING):
        return Heading(line.removeprefix(HEADING).strip(), "", place)
    if CHAPTER.fullmatch(line):
        return Heading(line, "", place)
    found = LEAD.match(line)
    return Paragraph(found[1], line[found.end() :], place) if found else Paragraph("", line, place)


def _table(lines: list[Line]) -> Iterator[Table]:
    rows = [(place, _cells(line)) for place, line in lines if not RULE.fullmatch(line)]
    if rows:
        head, wide = rows[0][1], len(rows[0][1])
        cells = tuple((*row, *[""] * wide)[:wide] for _, row in rows[1:])
        yield Table(head, cells, tuple(place for place, _ in rows))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip("|").split("|"))


def _numbered(found: Iterator[Block]) -> Iterator[Block]:
    headings = 0
    for block in found:
        if isinstance(block, Heading):
            headings += 1
            yield block._replace(anchor=f"part-{headings}")
        else:
            yield block
