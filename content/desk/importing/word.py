"""A Word document as plain lines: paragraphs and tables in their order, without page headers and footers."""

import io
from collections.abc import Iterator
from typing import Any, Final

import docx
from docx.oxml.ns import qn

from content.desk.errors import Problem

from .archive import damaged
from .lines import plain_lines
from .read import Read

CELLS: Final = " | "
_BREAKS: Final = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}
_TEXT: Final = qn("w:t")
# Struck out, or a second copy of what stands elsewhere, or read apart from the line it is anchored in.
_LEFT_OUT: Final = frozenset(qn(name) for name in ("w:del", "w:moveFrom", "w:txbxContent", "w:rPr", "w:pPr"))
_FLAGS: Final = {
    "automatic-numbers": ("w:numPr",),
    "tracked-changes": ("w:ins", "w:del", "w:moveTo"),
    "pictures-left-out": ("w:drawing", "w:pict"),
    "footnotes-left-out": ("w:footnoteReference", "w:endnoteReference"),
    "comments-left-out": ("w:commentReference",),
    "formulas-left-out": ("m:oMath",),
}


def read(data: bytes) -> Read:
    """Raises Problem 400 when the parts of the file do not make a document."""
    try:
        body = docx.Document(io.BytesIO(data)).element.body
        # Entities are not followed, and what stands behind one would be missing without a word.
        if body.getroottree().docinfo.internalDTD is not None:
            raise damaged()
    except (Problem, MemoryError, RecursionError):
        raise
    except Exception as error:
        # The library raises what its XML parser, zip reader or its own lookups happen to raise.
        raise damaged() from error
    boxes = tuple(f"text-box: {line}" for line in plain_lines(_boxes(body)))
    flags = tuple(flag for flag, names in _FLAGS.items() if any(_has(body, name) for name in names))
    return Read("docx", plain_lines(_blocks(body)), flags + boxes)


def _has(body: Any, name: str) -> bool:
    return next(body.iter(qn(name)), None) is not None


def _blocks(parent: Any) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:p"):
            yield words(child)
        elif child.tag == qn("w:tbl"):
            yield from _rows(child)
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _blocks(child)


def _rows(table: Any) -> Iterator[str]:
    for row in own(table, qn("w:tr")):
        cells = [" ".join(plain_lines(_blocks(cell))) for cell in own(row, qn("w:tc"))]
        yield CELLS.join(cells).strip(CELLS)


def own(parent: Any, tag: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, also those within content controls; none of a table in a cell."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from own(child, tag)


def words(parent: Any) -> str:
    """What a paragraph says, its breaks as line ends."""
    return "".join(_pieces(parent))


def _pieces(parent: Any) -> Iterator[str]:
    for child in parent:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _LEFT_OUT:
            yield from _pieces(child)


def _boxes(body: Any) -> Iterator[str]:
    """Text boxes once each: older programs get a second copy, beside the one for newer programs."""
    for box in body.iter(qn("w:txbxContent")):
        if not any(above.tag.endswith("}Fallback") for above in box.iterancestors()):
            yield from _blocks(box)
