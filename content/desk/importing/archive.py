"""A zip file looked at before anything in it is unpacked: bombs, locks, macros and foreign archives stay closed."""

import io
import lzma
import struct
import zipfile
import zlib
from typing import Final

from content.desk.errors import Problem

from .limits import FREE_TO_UNPACK, MB, MOST_ENTRIES, MOST_TIMES, MOST_UNPACKED

# What the standard library raises for archives that are not whole.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    lzma.LZMAError,
    EOFError,
    ValueError,
    RuntimeError,
    OSError,
)
_LOCKED: Final = 0x1
_CONTENT_TYPES: Final = "[Content_Types].xml"
_MOST_CONTENT_TYPES: Final = 1 * MB
_MAIN_PARTS: Final = {
    b"wordprocessingml.document.main+xml": "docx",
    b"wordprocessingml.template.main+xml": "docx",
    b"spreadsheetml.sheet.main+xml": "xlsx",
    b"spreadsheetml.template.main+xml": "xlsx",
}
_SLIDES: Final = (b"presentationml.presentation.main+xml", b"presentationml.slideshow.main+xml")


def kind_of(data: bytes) -> str:
    """`docx` or `xlsx`; raises Problem 400 for every other archive, and for one that is not safe to unpack."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive.infolist())
            return _office_kind(archive)
    except _BROKEN as error:
        raise damaged() from error


def damaged() -> Problem:
    return Problem(400, "damaged", "the file is damaged or cut off")


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        message = "the archive holds more than %(most)d files"
        raise Problem(400, "zip-entries", message, most=MOST_ENTRIES)
    if any(entry.flag_bits & _LOCKED for entry in entries):
        raise locked()
    if any(_leads_outside(entry.filename) for entry in entries):
        raise Problem(400, "zip-path", "the archive names a file outside itself")
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if unpacked > MOST_UNPACKED or unpacked > FREE_TO_UNPACK + packed * MOST_TIMES:
        raise Problem(400, "zip-bomb", "the file would unpack to far more than a document holds")


def locked() -> Problem:
    return Problem(400, "locked", "the file is locked with a password: save it without one")


def _leads_outside(name: str) -> bool:
    steps = name.replace("\\", "/").split("/")
    return steps[0] == "" or ".." in steps or ":" in steps[0]


def _office_kind(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if "OFD.xml" in names or "mimetype" in names:
        raise Problem(400, "other-format", "this format cannot be read: save it as .docx, .xlsx or .pdf")
    if _CONTENT_TYPES not in names:
        raise Problem(400, "an-archive", "this is a packed archive: unpack it and import what is in it")
    types = _content_types(archive)
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Problem(400, "macros", "the file holds macros: save it without them, as .docx or .xlsx")
    if any(part in types for part in _SLIDES):
        raise Problem(400, "slides", "slides cannot be read here: save them as PDF")
    found = {kind for part, kind in _MAIN_PARTS.items() if part in types}
    if len(found) != 1:
        raise Problem(400, "other-format", "this format cannot be read: save it as .docx, .xlsx or .pdf")
    return found.pop()


def _content_types(archive: zipfile.ZipFile) -> bytes:
    with archive.open(_CONTENT_TYPES) as part:
        found = part.read(_MOST_CONTENT_TYPES)
    if found.startswith((b"\xff\xfe", b"\xfe\xff")):
        return found.decode("utf-16", "replace").encode()
    return found
