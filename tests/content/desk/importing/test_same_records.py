"""The same document gives the same record, in whatever encoding or format it was stored."""

from datetime import date

import pytest

from content.desk.importing import catalog, guide
from content.desk.importing.document import Document, understand
from content.desk.importing.lines import plain
from content.desk.importing.reading import read_bytes

from .papers import COLLECTION, GUIDE, LETTERHEAD, REPORT, TRADITIONAL, as_docx, as_pdf, as_xlsx

TODAY = date(2026, 11, 22)
PAPERS = {
    "report": REPORT,
    "traditional": TRADITIONAL,
    "collection": COLLECTION,
    "letterhead": LETTERHEAD,
    "guide": GUIDE,
}
ENCODINGS = ("utf-8-sig", "gbk", "gb18030", "big5", "cp950", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be")


def understood(data: bytes) -> Document:
    return understand(read_bytes(data), TODAY)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", PAPERS)
def test_in_every_encoding(name: str, encoding: str) -> None:
    # A blank that the older encodings do not have is one like any other.
    text = PAPERS[name].replace("\u00a0", " ")
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        assert encoding.startswith(("big5", "cp950"))
        return
    assert understood(data) == understood(PAPERS[name].encode())


@pytest.mark.parametrize("name", PAPERS)
def test_as_a_word_document(name: str) -> None:
    assert understood(as_docx(PAPERS[name], header="页眉")) == understood(PAPERS[name].encode())


@pytest.mark.parametrize("name", PAPERS)
def test_as_a_workbook_of_one_column(name: str) -> None:
    rows = [[line] for line in plain(PAPERS[name])]
    assert understood(as_xlsx(rows)) == understood(PAPERS[name].encode())


@pytest.mark.parametrize("name", PAPERS)
def test_as_a_pdf_it_is_the_same_document(name: str) -> None:
    lines = plain(PAPERS[name])
    found, expected = understood(as_pdf([lines[:6], lines[6:]])), understood(PAPERS[name].encode())
    assert found.digest == expected.digest
    for field in ("title", "written_on", "published_on", "document_number", "issuer", "script"):
        assert getattr(found, field) == getattr(expected, field)


def test_what_a_page_counts_does_not_make_another_document() -> None:
    digest = understood(REPORT.encode()).digest
    assert understood(REPORT.replace("阅读次数: 37", "阅读次数: 4120").encode()).digest == digest
    assert understood(REPORT.replace("一百二十户", "一百三十户").encode()).digest != digest


def test_the_content_of_a_record_is_in_the_script_it_was_written_in() -> None:
    content = catalog.content(understood(TRADITIONAL.encode()), "文件")
    assert set(content["title"]) == set(content["body"]) == {"zh-Hant"}
    assert "written_on" not in content


def test_a_guide_gives_the_same_guide_from_word() -> None:
    assert guide.content(understood(as_docx(GUIDE)), "x") == guide.content(understood(GUIDE.encode("gbk")), "x")
