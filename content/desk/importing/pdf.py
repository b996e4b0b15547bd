"""A PDF's text as plain lines: what the page's width broke is joined, page numbers and running heads are told apart."""

from collections.abc import Iterator
from typing import Final

import pypdfium2
from pypdfium2 import raw

from content.desk.errors import Problem

from .archive import damaged, locked
from .limits import MOST_CHARACTERS, MOST_PAGES
from .lines import plain_lines
from .paragraphs import Set, joined
from .plausible import plausibility
from .read import Read
from .running import parted

# pdfium's own marks for a hyphen at a line's end and for no character.
_MARKS: Final = {0x02: None, 0xFFFE: None, 0x00: None}
_LEAST_SENSE: Final = 0.3


def read(data: bytes) -> Read:
    """Raises Problem 400 for a password, for damage, for no text, and for text that makes no sense."""
    if b"%%EOF" not in data[-2048:]:
        raise damaged()
    pages = _pages(data)
    _check_sense("".join(line.text for page in pages for line in page))
    empty = ", ".join(str(number) for number, page in enumerate(pages, start=1) if not page)
    flags = [f"page-without-text: {empty}"] if empty else []
    kept, running = parted(pages)
    flags[:0] = [f"set-aside: {text}" for text in running]
    return Read("pdf", plain_lines(joined(kept)), tuple(flags))


def _check_sense(text: str) -> None:
    if not text:
        message = "the PDF holds pictures of pages and no text: make it from the document itself"
        raise Problem(400, "no-text", message)
    if plausibility(text) < _LEAST_SENSE and sum(not letter.isascii() for letter in text) * 3 > len(text):
        message = "the PDF does not tell which characters its text is made of"
        raise Problem(400, "pdf-characters", message)


def _pages(data: bytes) -> list[list[Set]]:
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
        return list(_read_pages(document))
    except pypdfium2.PdfiumError as error:
        raise damaged() from error
    finally:
        document.close()


def _read_pages(document: pypdfium2.PdfDocument) -> Iterator[list[Set]]:
    told = 0
    for number in range(len(document)):
        page = document[number]
        words = page.get_textpage()
        try:
            lines = list(_lines(words, page.get_size()))
        finally:
            words.close()
            page.close()
        told += sum(len(line.text) for line in lines)
        if told > MOST_CHARACTERS:
            message = "a document has at most %(most)d characters"
            raise Problem(413, "too-long", message, most=MOST_CHARACTERS)
        yield lines


def _lines(words: pypdfium2.PdfTextPage, size: tuple[float, float]) -> Iterator[Set]:
    text = words.get_text_range()
    # The library counts in UTF-16; with rarer characters about, the places are not to be had.
    placed = words.count_chars() == len(text)
    at = 0
    for line in text.split("\r\n"):
        visible = [at + step for step, letter in enumerate(line) if letter.strip()]
        at += len(line) + 2
        if visible:
            shown = line.translate(_MARKS).strip()
            yield _placed(shown, words, (visible[0], visible[-1]), size) if placed else Set(shown)


def _placed(text: str, words: pypdfium2.PdfTextPage, ends: tuple[int, int], size: tuple[float, float]) -> Set:
    # The loose box is that of the line, whatever its characters reach of it.
    left, bottom, _, top = words.get_charbox(ends[0], loose=True)
    _, _, right, _ = words.get_charbox(ends[1], loose=True)
    return Set(text, left, right, bottom, top - bottom, (bottom + top) / 2 / size[1], size[0] - right)
