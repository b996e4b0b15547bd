"""A bad file is told from a good one by what it is, before anything of it is unpacked, in one clear line."""

import io
import resource
import struct
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from content.desk.errors import Problem
from content.desk.importing import limits
from content.desk.importing.confined import document
from content.desk.importing.reading import read, read_bytes
from content.desk.worker import Child

from .papers import GUIDE, REPORT, as_docx, as_pdf, as_xlsx, as_zip, repacked

TODAY = date(2026, 11, 22)
TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
LOCKED = "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O<" + "00" * 32 + ">/U<" + "11" * 32 + ">/P -4>>"


def picture() -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(held, "PNG")
    return held.getvalue()


def encrypted_zip() -> bytes:
    data = bytearray(as_docx(REPORT))
    # The mark of an encrypted entry, in every place where the archive keeps it.
    for sign, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(sign, at + 4)
    return bytes(data)


def bomb() -> bytes:
    return repacked(as_docx(REPORT), **{"word/document.xml": b" " * (limits.MOST_UNPACKED // 4)})


def many_entries() -> bytes:
    return as_zip(**{f"word/{number}.xml": b"" for number in range(limits.MOST_ENTRIES + 1)})


def with_macros() -> bytes:
    return repacked(as_docx(REPORT), **{"word/vbaProject.bin": b"macro"})


def ole(mark: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + mark.encode("utf-16-le") + b"\0" * 600


def with_entity() -> bytes:
    """A Word file that wants another file's words among its own."""
    whole = as_docx("公告")
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        text = archive.read("word/document.xml").decode().partition("?>")[2].replace("公告", "公告&x;之后")
    asked = f'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>{text}'
    return repacked(whole, **{"word/document.xml": asked.encode()})


def rotten() -> bytes:
    """A workbook whose list of parts does not unpack."""
    data = bytearray(as_xlsx([["甲"]]))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        info = archive.getinfo("[Content_Types].xml")
    at = info.header_offset + 30 + len(info.filename)
    data[at : at + info.compress_size] = b"\xff" * info.compress_size
    return bytes(data)


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "empty"),
    "blank": (lambda: b" \r\n\t ", "empty"),
    "a picture": (picture, "a-picture"),
    "a jpeg": (lambda: b"\xff\xd8\xff\xe0" + b"\0" * 50, "a-picture"),
    "a program": (lambda: b"MZ" + b"\0" * 600, "a-program"),
    "a web page": (lambda: b"<!DOCTYPE html><p>x", "markup"),
    "rich text": (lambda: b"{\\rtf1 x}", "markup"),
    "an old Word file": (lambda: ole("WordDocument"), "old-format"),
    "a Word file with a password": (lambda: ole("EncryptedPackage"), "locked"),
    "a rar": (lambda: b"Rar!\x1a\7\0" + b"\0" * 50, "an-archive"),
    "a zip of papers": (lambda: as_zip(**{"a.txt": b"x"}), "an-archive"),
    "an encrypted zip": (encrypted_zip, "locked"),
    "a zip bomb": (bomb, "zip-bomb"),
    "a zip of too many": (many_entries, "zip-entries"),
    "a path that leads outside": (lambda: repacked(as_docx(REPORT), **{"../../etc/x": b"x"}), "zip-path"),
    "macros": (with_macros, "macros"),
    "an open document": (lambda: as_zip(mimetype=b"application/vnd.oasis.opendocument.text"), "other-format"),
    "slides": (lambda: as_zip(**{"[Content_Types].xml": TYPES + b"presentationml</Types>"}), "other-format"),
    "a Word file cut off": (lambda: as_docx(REPORT)[:-400], "damaged"),
    "a Word file without its text": (lambda: repacked(as_docx(REPORT), **{"word/document.xml": b"<w:x"}), "damaged"),
    "a Word file with entities": (with_entity, "damaged"),
    "an Excel file without its book": (lambda: repacked(as_xlsx([["a"]]), **{"xl/workbook.xml": b"<"}), "damaged"),
    "an Excel file that does not unpack": (rotten, "damaged"),
    "a PDF cut off": (lambda: as_pdf([["话"]])[:-200], "damaged"),
    "a PDF of rubbish": (lambda: b"%PDF-1.7\n" + b"rubbish" * 40 + b"\n%%EOF", "damaged"),
    "a PDF with a password": (lambda: as_pdf([["话"]], extra=LOCKED), "locked"),
    "a PDF of pictures": (lambda: as_pdf([[], []]), "no-text"),
    "bytes": (lambda: bytes(range(256)) * 4, "not-a-text"),
    "no words": (lambda: "\u200b\n\ufeff".encode(), "no-words"),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_refused_as_what_it_is(what: str, tmp_path: Path) -> None:
    make, expected = BAD[what]
    # A name may say anything.
    path = tmp_path / "报告.docx"
    path.write_bytes(make())
    with pytest.raises(Problem) as refused:
        read(path)
    assert refused.value.type == expected
    assert "\n" not in refused.value.detail


def test_a_good_file_is_read_whatever_its_name_says(tmp_path: Path) -> None:
    path = tmp_path / "照片.png"
    for data, sort in ((as_docx(REPORT), "docx"), (REPORT.encode("gbk"), "text in gb18030"), (as_pdf([["话"]]), "pdf")):
        path.write_bytes(data)
        assert read(path).sort == sort


def test_a_file_of_two_hundred_megabytes_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as large:
        large.truncate(200 * limits.MB)
    with pytest.raises(Problem) as refused:
        read(path)
    assert refused.value.type == "too-large"


@pytest.mark.parametrize("path", ["nothing-there.txt", "."])
def test_what_is_no_file_is_refused(path: str, tmp_path: Path) -> None:
    with pytest.raises(Problem) as refused:
        read(tmp_path / path)
    assert refused.value.type in ("no-such-file", "not-a-file")


def test_an_archive_that_lies_about_its_sizes_is_refused() -> None:
    data = bytearray(bomb())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        info = archive.getinfo("word/document.xml")
    at = data.find(b"PK\1\2", info.header_offset)
    while data[at + 46 : at + 46 + len(info.filename)] != info.filename.encode():
        at = data.find(b"PK\1\2", at + 4)
    data[at + 24 : at + 28] = struct.pack("<I", 1000)
    with pytest.raises(Problem) as refused:
        read_bytes(bytes(data))
    assert refused.value.type == "damaged"


GOOD = (as_docx(REPORT), as_xlsx([["甲", 1]]), as_pdf([["澄川市水务局"]]), GUIDE.encode("gbk"))


@given(data=st.sampled_from(GOOD), cut=st.integers(0, 2000), at=st.integers(0, 10_000), junk=st.binary(max_size=8))
def test_a_file_with_some_bytes_wrong_is_read_or_refused_and_nothing_else(
    data: bytes, cut: int, at: int, junk: bytes
) -> None:
    at = min(at, len(data))
    broken = (data[:at] + junk + data[at + len(junk) :])[: max(1, len(data) - cut)]
    try:
        found = read_bytes(broken)
    except Problem as problem:
        message = problem.detail
        assert message
    else:
        assert isinstance(found.lines, tuple)


def test_what_eats_memory_ends_its_own_process_and_not_the_desk(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(REPORT, "utf-8")
    reader = Child()
    try:
        assert document(reader, path, TODAY).title
        with pytest.raises(RuntimeError, match="MemoryError"):
            reader.run(bytearray, 4 * limits.MEMORY)
        assert document(reader, path, TODAY).title
    finally:
        reader.close()


def allowed(seconds: int) -> int:
    """What of the processor this process may use after it was confined."""
    limits.confine(seconds)
    return resource.getrlimit(resource.RLIMIT_CPU)[0]


def test_each_job_is_given_its_own_time_whatever_those_before_it_used() -> None:
    reader = Child()
    try:
        assert reader.run(allowed, 1000) > reader.run(allowed, 5) >= 5
        assert reader.run(allowed, 1000) >= 1000
    finally:
        reader.close()


ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{ENTITIES}]>'


@pytest.mark.parametrize("sort", ["docx", "xlsx"])
def test_entities_that_grow_are_not_followed(sort: str, tmp_path: Path, reader: Child) -> None:
    name = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}[sort]
    whole = as_docx("公告") if sort == "docx" else as_xlsx([["公告"]])
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        text = archive.read(name).decode().partition("?>")[2]
    text = text.replace("公告", "公告&l11;") if sort == "docx" else text.replace("<v>0</v>", "<v>&l11;</v>")
    path = tmp_path / "公告.docx"
    path.write_bytes(repacked(whole, **{name: (LAUGHS + text).encode()}))
    try:
        found = document(reader, path, TODAY)
    except Problem as problem:
        assert problem.type in ("damaged", "unreadable", "no-words")  # noqa: PT017
    else:
        assert len(found.title) < 100
