"""An upload looked at before anybody decides what becomes of it: the worker's side of the quarantine.

It may be anything, whatever its name says, so all of it is told by its bytes and within the worker's limits.
"""

from datetime import date
from pathlib import Path
from typing import Any, Final

from content.desk.errors import Problem
from content.desk.looking import film, paper, picture
from content.desk.looking.filmed import is_as_shown
from content.desk.looking.looked import Looked
from content.desk.looking.preview import of_pages, of_picture

from . import described, foreign
from .document import understand
from .limits import confine
from .quarantine import TABLE, WHOLE, picture_name
from .reading import check_size, read_whole
from .tables import cells, matching
from .tables.reading import of_file
from .whole import page_of

Json = dict[str, Any]
Examined = tuple[Json, dict[str, bytes]]
"""What the list shows and the choices rest on; and what is put beside the upload, by name: pictures of it, its words
as a page, its tables."""
_HEAD: Final = 64
CONVERTED: Final = "film-converted"
# A PDF that says nothing in text may still be shown as the pictures of its pages.
_WORDLESS: Final = ("no-text", "no-words", "pdf-characters")


def examine(path: Path, name: str, today: date) -> Examined:
    """What the file `path` is, that was called `name`. Raises Problem 400 or 413 in one line, `slides` for what
    has to be converted first."""
    confine()
    with path.open("rb") as file:
        head = file.read(_HEAD)
    foreign.check(head)
    if film.reader_of(head):
        return _film(path, name)
    if picture.is_picture(head):
        return _picture(path, name)
    check_size(path)
    return _document(path.read_bytes(), name, today)


def _film(path: Path, name: str) -> Examined:
    looked = film.look_at_footage(path)
    found, files = _shown("film", name, looked, [looked.poster] if looked.poster else [])
    if not is_as_shown(path):
        found["flags"].append(CONVERTED)
    return found, files


def _picture(path: Path, name: str) -> Examined:
    if path.stat().st_size > picture.MOST_BYTES:
        most = picture.MOST_BYTES // 1024 // 1024
        raise Problem(413, "too-large", "a picture has at most %(most)d MB", field="file", most=most)
    data = path.read_bytes()
    return _shown("picture", name, picture.look_at_picture(data), [of_picture(data)])


def _shown(sort: str, name: str, looked: Looked, pictures: list[bytes]) -> Examined:
    """What is looked at and not read."""
    found = {
        "sort": sort,
        "title": described.stem(name),
        "media": described.media(looked),
        "pictures": len(pictures),
        "flags": described.of_name(name, looked.media_type),
        "may": ["media", "shown"],
        "suggested": "media",
    }
    return found, _numbered(pictures)


def _document(data: bytes, name: str, today: date) -> Examined:
    pages, medium = _pages(data) if paper.is_paper(data) else ([], None)
    try:
        read = read_whole(data)
    except Problem as problem:
        if problem.type not in _WORDLESS or medium is None:
            raise
        found, files = _shown("pdf", name, medium, pages)
        found["flags"].append(problem.type)
        return found, files
    document = understand(read, today)
    sheets, doubts = _sheets(read.sort, data)
    guess = matching.guess(sheets)
    found = described.document(document, read.sort, name, medium, guess)
    found["pictures"] = len(pages)
    found["flags"] += doubts
    found["sheets"] = [{"name": sheet.name, "rows": len(sheet.rows)} for sheet in sheets]
    files = _numbered(pages) | {WHOLE: page_of(read, data).encode()}
    return found, files | ({TABLE: cells.packed(sheets)} if sheets else {})


def _sheets(sort: str, data: bytes) -> tuple[tuple[cells.Sheet, ...], list[str]]:
    """Its tables; a file whose tables are too long is still a document."""
    try:
        return of_file(sort, data), []
    except Problem:
        return (), ["table-too-long"]


def _pages(data: bytes) -> tuple[list[bytes], Looked | None]:
    """The first pages of a PDF as pictures, and what it would be as a document for screens."""
    try:
        count, pages = of_pages(data)
    except Problem as problem:
        if problem.type in ("broken-document", "locked-document"):
            # Whoever reads its text says it better.
            return [], None
        raise
    fits = 0 < count <= paper.MOST_PAGES and len(data) <= paper.MOST_BYTES
    return pages, Looked(paper.PDF, 0, 0, page_count=count) if fits else None


def _numbered(pictures: list[bytes]) -> dict[str, bytes]:
    return {picture_name(number): data for number, data in enumerate(pictures, start=1)}
