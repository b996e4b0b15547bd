"""A PDF's text as plain lines: what the page's width broke is joined, page numbers and running heads are told apart."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import pypdfium2
from pypdfium2 import raw

from content.desk.errors import Problem

from .archive import damaged, locked
from .limits import MOST_PAGES
from .lines import plain
from .plausible import plausibility
from .read import Read

_PAGE_NUMBER: Final = re.compile(
    r"[-—–·. ]*(?:第 ?)?\d{1,3}(?: ?页)?(?: ?(?:[/,，]|共) ?(?:共 ?)?\d{1,4}(?: ?页)?)?[-—–·. ]*"
)
_ENDS: Final = ("。", "！", "？", "；", "：", ":", ";", ".", "!", "?")
# pdfium's own marks for a hyphen at a line's end and for no character.
_MARKS: Final = {0x02: None, 0xFFFE: None, 0x00: None}
_LEAST_SENSE: Final = 0.3
_RUNNING: Final = 3
# A page's lines hold at least so many half-width characters; shorter ones were not broken by the page.
_NARROWEST: Final = 52


def read(data: bytes) -> Read:
    """Raises Problem 400 for a password, for damage, for no text, and for text that makes no sense."""
    if b"%%EOF" not in data[-2048:]:
        raise damaged()
    pages = _pages(data)
    if not any(pages):
        message = "the PDF holds pictures of pages and no text: make it from the document itself"
        raise Problem(400, "no-text", message)
    if plausibility("".join(line for page in pages for line in page)) < _LEAST_SENSE and _mostly_foreign(pages):
        message = "the PDF does not tell which characters its text is made of"
        raise Problem(400, "pdf-characters", message)
    empty = ", ".join(str(number) for number, page in enumerate(pages, start=1) if not page)
    furniture = _furniture(pages)
    kept = [_without(page, furniture) for page in pages]
    flags = [f"set-aside: {line}" for line in sorted(furniture)]
    return Read("pdf", tuple(_joined(kept)), (*flags, *([f"page-without-text: {empty}"] if empty else [])))


def _pages(data: bytes) -> list[tuple[str, ...]]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise locked() from error
        raise damaged() from error
    try:
        if len(document) > MOST_PAGES:
            message = "a PDF has at most %(most)d pages"
            raise Problem(400, "too-many-pages", message, most=MOST_PAGES)
        return [_text(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise damaged() from error
    finally:
        document.close()


def _text(document: pypdfium2.PdfDocument, number: int) -> tuple[str, ...]:
    page = document[number]
    words = page.get_textpage()
    try:
        return plain(words.get_text_bounded().translate(_MARKS))
    finally:
        words.close()
        page.close()


def _mostly_foreign(pages: Sequence[Sequence[str]]) -> bool:
    text = "".join(line for page in pages for line in page)
    return sum(not letter.isascii() for letter in text) * 3 > len(text)


def _furniture(pages: Sequence[Sequence[str]]) -> set[str]:
    """The first and last lines that stand on most pages."""
    told = Counter(line for page in pages for line in {*page[:1], *page[-1:]})
    return {line for line, times in told.items() if times >= _RUNNING and times * 2 > len(pages)}


def _without(page: Sequence[str], furniture: set[str]) -> list[str]:
    edges = (0, len(page) - 1)
    return [
        line
        for at, line in enumerate(page)
        if not (at in edges and (line in furniture or _PAGE_NUMBER.fullmatch(line)))
    ]


def _joined(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    lines = [line for page in pages for line in page]
    widths = sorted(_width(line) for line in lines)
    full = max(_NARROWEST, widths[len(widths) * 9 // 10] if widths else 0)
    held = ""
    for line in lines:
        spaced = held[-1:].isascii() and held[-1:].isalnum() and line[:1].isascii() and line[:1].isalnum()
        held = f"{held} {line}" if held and spaced else held + line
        if line.endswith(_ENDS) or _width(line) < full - 4:
            yield held
            held = ""
    if held:
        yield held


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in line)
