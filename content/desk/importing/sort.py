"""What sort of file some bytes are, told by themselves: a name may say anything."""

from typing import Final, Literal

from content.desk.errors import Problem

from . import archive

Sort = Literal["text", "docx", "xlsx", "pdf"]
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES: Final = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF", b"\0\0\1\0", b"8BPS")
_ARCHIVES: Final = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ")
_MARKUP: Final = (
    b"<!doctype",
    b"<svg",
    b"<script",
    b"<!--",
    b"<html",
    b"<?xml",
    b"{\\rtf",
    b"mime-version:",
    b"<head",
    b"<meta",
)


def sort_of(data: bytes) -> Sort:
    """Raises Problem 400 for what cannot be imported, saying what it is."""
    if not data.strip():
        raise Problem(400, "empty", "the file is empty")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\3\4", b"PK\5\6")):
        return "docx" if archive.kind_of(data) == "docx" else "xlsx"
    _refuse_known(data)
    return "text"


def _refuse_known(data: bytes) -> None:
    if data.startswith(_OLE):
        raise _old_office(data)
    if data.startswith(_PICTURES) or data[4:12] in (b"ftypheic", b"ftypavif", b"ftypmif1"):
        raise Problem(400, "a-picture", "this is a picture, whatever its name says")
    if data.startswith(_ARCHIVES):
        raise Problem(400, "an-archive", "this is a packed archive: unpack it and import what is in it")
    if data.startswith((b"MZ", b"\x7fELF")) and b"\0" in data[:512]:
        raise Problem(400, "a-program", "this is a program, not a document")
    if data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        message = "this is a web page or rich text: copy its words into a .txt or .docx file"
        raise Problem(400, "markup", message)


def _old_office(data: bytes) -> Problem:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return archive.locked()
    return Problem(400, "old-format", "this is an old Word or Excel file: save it as .docx or .xlsx")
