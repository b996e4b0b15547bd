"""PDF documents: each page becomes a picture at the hub, so that what reviewers see is what screens show and no player
ever reads a PDF."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pypdfium2
from PIL import Image

from content.desk.errors import Problem

from .looked import Looked, Page
from .writing import smallest

MOST_BYTES: Final = 20 * 1024 * 1024
MOST_PAGES: Final = 40
# The longer edge of a page's picture, in px: sharp on a wall of that many.
EDGE: Final = 1920
PDF: Final = "application/pdf"
# Drawings keep their lines, and photographs are a tenth of a PNG.
WEBP: Final[dict[str, Any]] = {"quality": 88, "method": 4}


def is_paper(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def look_at_paper(data: bytes) -> Looked:
    """Raises Problem 400 `broken-document`, `locked-document` or `too-many-pages`, 413; all with field `file`."""
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // 1024 // 1024
        raise Problem(413, "too-large", "a document has at most %(most)d MB", field="file", most=most)
    with opened(data) as document:
        if not 0 < len(document) <= MOST_PAGES:
            message = "a document for screens has 1 to %(most)d pages"
            raise Problem(400, "too-many-pages", message, field="file", most=MOST_PAGES)
        pages = tuple(_picture(document, number) for number in range(len(document)))
    writing = min((page.writing for page in pages if page.writing), default=None)
    return Looked(PDF, pages[0].width, pages[0].height, pages=pages, writing=writing)


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The document; raises Problem 400 `broken-document` or `locked-document`, also for what is done with it."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Problem(400, "locked-document", "the document is locked by a password", field="file") from error
        raise _broken() from error
    try:
        yield document
    except pypdfium2.PdfiumError as error:
        raise _broken() from error
    finally:
        document.close()


def drawn(document: Any, number: int, edge: int) -> Image.Image:
    """Page `number` (from 0) as a picture whose longer edge has `edge` px."""
    page = document[number]
    try:
        width, height = page.get_size()
        if not (0 < width < 1e6 and 0 < height < 1e6) or max(width, height) > 50 * min(width, height):
            raise _broken()
        found: Image.Image = page.render(scale=edge / max(width, height)).to_pil().convert("RGB")
    finally:
        page.close()
    return found


def _picture(document: Any, number: int) -> Page:
    picture = drawn(document, number, EDGE)
    out = io.BytesIO()
    picture.save(out, "WEBP", **WEBP)
    return Page(out.getvalue(), *picture.size, smallest(picture))


def _broken() -> Problem:
    return Problem(400, "broken-document", "the document is damaged", field="file")
