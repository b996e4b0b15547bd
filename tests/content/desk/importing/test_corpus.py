"""Real documents, where this machine has them: read, never kept."""

import io
from datetime import date
from pathlib import Path

import pytest

from content.desk.importing.document import Document, understand
from content.desk.importing.reading import read_bytes

from .papers import as_docx

CORPUS = Path(__file__).resolve().parents[5] / "shared" / "corpus"
TODAY = date(2026, 11, 22)
PAPERS: list[Path | None] = [*sorted(CORPUS.glob("*.txt"))]


def understood(data: bytes) -> Document:
    return understand(read_bytes(data), TODAY)


@pytest.fixture(params=PAPERS or [None], ids=lambda path: path.name[:3] if path else "none")
def paper(request: pytest.FixtureRequest) -> str:
    """The text of one; without any, an empty one stands in, which every rule holds for."""
    path: Path | None = request.param
    return path.read_text("utf-8") if path else "公告\n无。"


def test_a_title_is_found_and_dates_are_right_or_flagged(paper: str) -> None:
    found = understood(paper.encode())
    codes = {flag.partition(":")[0] for flag in found.flags}
    assert found.title
    assert found.title in paper
    for which, day in (("written-on", found.written_on), ("published-on", found.published_on)):
        assert day is not None or codes & {f"{which}-missing", f"{which}-damaged"}
        assert day is None or any(form in paper for form in (day, f"{day[:4]}年{int(day[5:7])}月{int(day[8:])}日"))


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_it_is_the_same_in_every_encoding_that_has_its_characters(paper: str, encoding: str) -> None:
    text = paper.replace("\u00a0", " ")
    data = io.BytesIO(text.encode(encoding, "ignore")).getvalue()
    if data.decode(encoding) == text:
        assert understood(data) == understood(paper.encode())
    else:
        assert encoding == "big5"


def test_it_is_the_same_as_a_word_document(paper: str) -> None:
    assert understood(as_docx(paper)) == understood(paper.encode())
