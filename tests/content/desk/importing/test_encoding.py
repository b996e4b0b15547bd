"""A text is read in the encoding it was written in, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk.errors import Problem
from content.desk.importing.encoding import Decoded, decode
from content.desk.importing.plausible import plausibility

from .papers import COLLECTION, REPORT, TRADITIONAL

SIMPLIFIED = (
    "澄川市水务局 关于 取水许可 的通知 现将有关情况 公告如下 ， 。 、 ： 2026年 3月12日 供水 管网 停水 请居民 提前储水"
    " 《中华人民共和国水法》 第四十八条 申请材料 （一） 不收费 A4"
)
TRADITIONAL_ONES = (
    "澄川市水務局 關於 取水許可 的通知 現將有關情況 公告如下 ， 。 、 ： 2026年 3月12日 供水 管網 請居民 提前儲水"
    " 《中華人民共和國水法》 第四十八條 申請材料 （一） 不收費 A4"
)
WORDS = (*SIMPLIFIED.split(), "\n", " ")
TRADITIONAL_WORDS = (*TRADITIONAL_ONES.split(), "\n", " ")
ENCODINGS = ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be")


def decoded(data: bytes) -> Decoded | None:
    """None when it was refused."""
    try:
        return decode(data)
    except Problem:
        return None


def sentences(words: tuple[str, ...]) -> st.SearchStrategy[str]:
    long_enough = st.lists(st.sampled_from(words), min_size=6, max_size=40).map("".join)
    return long_enough.filter(lambda text: sum(not letter.isascii() for letter in text) >= 12)


@given(text=sentences(WORDS), encoding=st.sampled_from(ENCODINGS))
def test_simplified_text_comes_back_as_it_was_written(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@given(text=sentences(TRADITIONAL_WORDS), encoding=st.sampled_from((*ENCODINGS, "big5", "cp950", "big5hkscs")))
def test_traditional_text_comes_back_as_it_was_written(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@given(data=st.binary(max_size=400))
def test_any_bytes_are_text_that_makes_sense_or_refused(data: bytes) -> None:
    found = decoded(data)
    if found is None:
        return
    assert not any(letter < " " and not letter.isspace() for letter in found.text)
    assert found.text.isascii() or found.encoding == "utf-8" or plausibility(found.text) >= 0.6


@given(text=sentences(WORDS), encoding=st.sampled_from(("utf-8", "gbk")), cut=st.integers(1, 200))
def test_a_text_that_ends_within_a_character_is_refused(text: str, encoding: str, cut: int) -> None:
    data = text.encode(encoding)
    short = data[: max(len(data) * 2 // 3, len(data) - cut)]
    found = decoded(short)
    assert found is None or text.startswith(found.text)


@pytest.mark.parametrize("text", ["通知", "公告", "水务局", "联通", "停水通知"])
@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_a_few_words_are_enough(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("paper", [REPORT, TRADITIONAL, COLLECTION], ids=["report", "traditional", "collection"])
@pytest.mark.parametrize(("written", "read_as"), [("utf-8", "gb18030"), ("utf-8", "latin-1"), ("utf-8", "cp1252")])
def test_text_that_was_garbled_before_is_refused(paper: str, written: str, read_as: str) -> None:
    garbled = "".join(_misread(line, written, read_as) for line in paper.splitlines())
    with pytest.raises(Problem) as refused:
        decode(garbled.encode("utf-8"))
    assert refused.value.type in ("garbled", "not-a-text")


def _misread(line: str, written: str, read_as: str) -> str:
    return line.encode(written).decode(read_as, "ignore") + "\n"


def test_bytes_of_two_encodings_are_refused() -> None:
    with pytest.raises(Problem) as refused:
        decode(REPORT.encode("gbk") + REPORT.encode("utf-8"))
    assert refused.value.type == "encoding-unclear"


def test_rare_names_in_utf8_are_kept() -> None:
    assert decode("王喆翀、龘䶮、𠮷野".encode()).text == "王喆翀、龘䶮、𠮷野"


def test_english_is_read() -> None:
    assert decode(b"Water will be off on Monday.\n").text == "Water will be off on Monday.\n"
