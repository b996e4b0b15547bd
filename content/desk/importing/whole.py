"""A document's words as a clean page to look at: headings, paragraphs and tables. Runs in the worker."""

import io
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, Final

import docx
from docx.oxml.ns import qn

from .clean import cleaned
from .read import Read
from .word import own, words

MOST: Final = 60_000
_HEADINGS: Final = {
    "title": "h3",
    "heading1": "h3",
    "1": "h3",
    "heading2": "h4",
    "2": "h4",
    "heading3": "h4",
    "3": "h4",
}


def page_of(read: Read, data: bytes) -> str:
    """HTML of at most about MOST characters; of a Word file as it is divided, of others line by line."""
    pieces = _of_word(data) if read.sort == "docx" else (_wrapped("p", line) for line in read.lines)
    return cleaned("".join(_begun(pieces)))


def _begun(pieces: Iterable[str]) -> Iterator[str]:
    told = 0
    for piece in pieces:
        told += len(piece)
        if told > MOST:
            yield _wrapped("p", "…")
            return
        yield piece


def _wrapped(tag: str, text: str) -> str:
    return f"<{tag}>{escape(text)}</{tag}>" if text.strip() else ""


def _of_word(data: bytes) -> Iterator[str]:
    yield from _blocks(docx.Document(io.BytesIO(data)).element.body)


def _blocks(parent: Any) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:p"):
            yield _wrapped(_tag(child), words(child))
        elif child.tag == qn("w:tbl"):
            yield f"<table><tbody>{''.join(_rows(child))}</tbody></table>"
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _blocks(child)


def _rows(table: Any) -> Iterator[str]:
    for row in own(table, qn("w:tr")):
        cells = (" ".join(words(each) for each in cell.iter(qn("w:p"))) for cell in own(row, qn("w:tc")))
        yield f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in cells)}</tr>"


def _tag(paragraph: Any) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = (style.get(qn("w:val")) or "") if style is not None else ""
    return _HEADINGS.get(name.lower().replace(" ", ""), "p")
