"""Files that nobody should be able to do harm with, each made here: what it is called, its bytes, and as what it is
refused."""

import gzip
import io
import random
import struct
from collections.abc import Callable
from typing import Final

import openpyxl
from PIL import Image

from content.desk.importing import limits
from content.desk.looking import picture
from tests.content.desk.films import film, paper
from tests.content.desk.importing.papers import REPORT, as_docx, as_pdf, as_xlsx, as_zip, repacked, saved
from tests.content.desk.importing.test_refusals import (
    LAUGHS,
    LOCKED,
    TYPES,
    bomb,
    encrypted_zip,
    many_entries,
    ole,
    rotten,
    with_entity,
    with_macros,
)
from tests.content.desk.test_media import bomb as huge
from tests.content.desk.test_media import picture as picture_of

Nasty = tuple[str, Callable[[], bytes], str]


def begins(head: bytes) -> Callable[[], bytes]:
    """A file of a sort that is told by how it begins, and holds nothing else."""
    return lambda: head + b"\0" * 600


def macro_workbook() -> bytes:
    types = b'<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
    return repacked(as_xlsx([["甲"]]), **{"[Content_Types].xml": types})


def laughing() -> bytes:
    return repacked(as_docx("公告"), **{"word/document.xml": LAUGHS.encode() + b"<x>&l11;</x>"})


def wide() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["甲"] * (limits.MOST_COLUMNS + 1))
    return saved(book)


def slides() -> bytes:
    types = TYPES + b'<Override ContentType="x.presentationml.presentation.main+xml"/></Types>'
    return as_zip(**{"[Content_Types].xml": types, "ppt/presentation.xml": b"<p/>"})


def saved_as(kind: str) -> Callable[[], bytes]:
    def made() -> bytes:
        out = io.BytesIO()
        Image.new("RGB", (40, 30), "red").save(out, kind)
        return out.getvalue()

    return made


def noise(size: int) -> bytes:
    return random.Random(size).randbytes(size)  # noqa: S311


def no_texts() -> bytes:
    return "锟斤拷锟斤拷锟斤拷，锟斤拷锟斤拷。\n".encode() * 5


NASTY: Final[tuple[Nasty, ...]] = (
    ("空.docx", lambda: b"", "empty"),
    ("空白.txt", lambda: b" \r\n\t ", "empty"),
    ("炸弹.docx", bomb, "zip-bomb"),
    ("很多.docx", many_entries, "zip-entries"),
    ("外面.docx", lambda: repacked(as_docx(REPORT), **{"../../etc/x": b"x"}), "zip-path"),
    ("根.xlsx", lambda: repacked(as_xlsx([["甲"]]), **{"/etc/x": b"x"}), "zip-path"),
    ("宏.docm", with_macros, "macros"),
    ("宏.xlsm", macro_workbook, "macros"),
    ("加密.docx", encrypted_zip, "locked"),
    ("口令.docx", lambda: ole("EncryptedPackage"), "locked"),
    ("旧.doc", lambda: ole("WordDocument"), "old-format"),
    ("旧.xls", lambda: ole("Workbook"), "old-format"),
    ("旧.ppt", lambda: ole("PowerPoint Document"), "old-format"),
    ("包.rar", begins(b"Rar!\x1a\7\0"), "an-archive"),
    ("包.7z", begins(b"7z\xbc\xaf\x27\x1c"), "an-archive"),
    ("包.gz", lambda: gzip.compress(b"x" * 10_000), "an-archive"),
    ("包.bz2", begins(b"BZh91AY&SY"), "an-archive"),
    ("包.xz", begins(b"\xfd7zXZ\0"), "an-archive"),
    ("包.zip", lambda: as_zip(**{"a.txt": b"x"}), "an-archive"),
    ("文档.odt", lambda: as_zip(mimetype=b"application/vnd.oasis.opendocument.text"), "other-format"),
    ("版式.ofd", lambda: as_zip(**{"OFD.xml": b"<o/>"}), "other-format"),
    ("幻灯片.pptx", slides, "slides"),
    ("断.docx", lambda: as_docx(REPORT)[:-400], "damaged"),
    ("缺.docx", lambda: repacked(as_docx(REPORT), **{"word/document.xml": b"<w:x"}), "damaged"),
    ("实体.docx", with_entity, "damaged"),
    ("笑.docx", laughing, "damaged"),
    ("缺.xlsx", lambda: repacked(as_xlsx([["a"]]), **{"xl/workbook.xml": b"<"}), "damaged"),
    ("烂.xlsx", rotten, "damaged"),
    ("宽.xlsx", wide, "too-many-cells"),
    ("断.pdf", lambda: as_pdf([["话"]])[:-200], "damaged"),
    ("乱.pdf", lambda: b"%PDF-1.7\n" + b"rubbish" * 40 + b"\n%%EOF", "damaged"),
    ("锁.pdf", lambda: as_pdf([["话"]], extra=LOCKED), "locked"),
    ("细.pdf", lambda: paper((14_000, 10)), "no-text"),
    ("程序.docx", begins(b"MZ"), "a-program"),
    ("程序", begins(b"\x7fELF"), "a-program"),
    ("网页.docx", lambda: b"<!DOCTYPE html><script>alert(1)</script>", "markup"),
    ("网页.txt", lambda: "<html><body>公告</body></html>".encode(), "markup"),
    ("图.svg", lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "markup"),
    ("脚本.txt", lambda: b"<script>alert(1)</script>", "markup"),
    ("富文本.rtf", lambda: b"{\\rtf1 x}", "markup"),
    ("网页.mht", lambda: b"MIME-Version: 1.0\n", "markup"),
    ("图.gif", saved_as("GIF"), "other-picture"),
    ("图.bmp", saved_as("BMP"), "other-picture"),
    ("图.tif", saved_as("TIFF"), "other-picture"),
    ("图.ico", saved_as("ICO"), "other-picture"),
    ("照片.heic", begins(b"\0\0\0\x18ftypheic\0\0\0\0"), "other-picture"),
    ("照片.avif", begins(b"\0\0\0\x18ftypavif\0\0\0\0"), "other-picture"),
    ("图.psd", begins(b"8BPS\0\1"), "other-picture"),
    ("两万.png", lambda: huge(20_000, 20_000), "too-many-pixels"),
    ("六万.png", lambda: huge(60_000, 60_000), "too-many-pixels"),
    ("假.png", lambda: huge(100, 100), "broken-picture"),
    ("断.png", lambda: picture_of()[:80], "broken-picture"),
    ("断.jpg", lambda: picture_of("JPEG")[:300], "broken-picture"),
    ("断.webp", lambda: picture_of("WEBP")[:40], "broken-picture"),
    ("大.png", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * (picture.MOST_BYTES + 1), "too-large"),
    ("断.mp4", lambda: film()[: len(film()) // 2], "broken-video"),
    ("空.mp4", begins(b"\0\0\0\x18ftypisom\0\0\0\0"), "broken-video"),
    ("乱.webm", begins(b"\x1aE\xdf\xa3"), "broken-video"),
    ("片.avi", lambda: b"RIFF" + struct.pack("<I", 4) + b"AVI " + b"\0" * 50, "broken-video"),
    ("手机.mov", begins(b"\0\0\0\x14ftypqt  \0\0\0\0"), "broken-video"),
    ("宽.mp4", lambda: film(size=(4098, 2306)), "too-many-pixels"),
    ("歌.mp3", begins(b"ID3\4"), "sound"),
    ("声.wav", lambda: b"RIFF" + struct.pack("<I", 4) + b"WAVE" + b"\0" * 50, "sound"),
    ("字节.txt", lambda: bytes(range(256)) * 4, "not-a-text"),
    ("噪声.docx", lambda: noise(4000), "not-a-text"),
    ("乱码.txt", no_texts, "garbled"),
    ("断字.txt", lambda: "澄川市水务局关于停水的公告。".encode()[:-1], "cut-off"),
    ("宽字.txt", lambda: "公告".encode("utf-32"), "encoding-unclear"),
    ("无字.txt", lambda: "\u200b\n\ufeff".encode(), "no-words"),
    ("长.txt", lambda: "水".encode() * (limits.MOST_CHARACTERS + 1), "too-long"),
    ("../../etc/passwd", begins(b"\x7fELF"), "a-program"),
    ("名" * 3000 + ".docx", lambda: b"", "empty"),
    ("\u202eexe.txt\0", lambda: b"", "empty"),
)


class Zeros(io.RawIOBase):
    """A stream that never was anywhere: so many bytes, none of them in memory before it is read."""

    def __init__(self, size: int) -> None:
        self.left = size

    def read(self, size: int = -1) -> bytes:
        taken = min(self.left, size)
        self.left -= taken
        return bytes(taken)
