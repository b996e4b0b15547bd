"""How the catalog and the about pages are written: no gaps, no real numbers, marks of their own language."""

import re
from typing import Final

import pytest

from content.desk.records.kinds import check_name, read

from .papers import ABOUT, BODIES, BY_NUMBER, TOPICS

MADE_UP: Final = re.compile(r"0999-55501\d\d")
NUMBER: Final = re.compile(r"\d{3,4}-\d{7,8}|1[3-9]\d{9}|\d{11,18}")
PLACEHOLDER: Final = re.compile(r"x{2,}|×{2,}|\*\*|[〇○]{2}|_{2,}|某|待定|TODO|lorem|\.\.\.|…", re.IGNORECASE)
HANZI: Final = re.compile(r"[\u3400-\u9fff]")
DOCUMENT_NUMBER: Final = re.compile(r"澄[水汛规审罚]+〔\d{4}〕\d+号")
# The only English word that Chinese texts use here is the index number's letters and units of measurement.
LATIN_MARK: Final = re.compile(r"[,;!?()\"']|:(?!\d)")
TEXTS: Final = BODIES | {
    f"{name}.{field}.{language}": words
    for name, record in [*BY_NUMBER.items(), *ABOUT.items(), ("topics", TOPICS)]
    for field in ("title", "summary")
    for language, words in record.get(field, {}).items()
}
CHINESE: Final = [name for name in TEXTS if name.endswith(".zh-Hans")]
ENGLISH: Final = [name for name in TEXTS if name.endswith(".en")]


@pytest.mark.parametrize("name", TEXTS)
def test_numbers_to_call_are_made_up_ones_and_nothing_is_left_blank(name: str) -> None:
    words = TEXTS[name]
    assert all(MADE_UP.fullmatch(found) for found in NUMBER.findall(words))
    assert not PLACEHOLDER.search(words)
    assert not re.search(r"([\u4e00-\u9fff]{2})\1\1", words)
    assert all(line.strip() == line and line for line in words.splitlines())


@pytest.mark.parametrize("name", CHINESE)
def test_chinese_is_written_with_chinese_marks(name: str) -> None:
    assert HANZI.search(TEXTS[name])
    assert not LATIN_MARK.search(TEXTS[name])
    assert not re.search(r"[\u3400-\u9fff] +[\u3400-\u9fff]", TEXTS[name])


@pytest.mark.parametrize("name", ENGLISH)
def test_english_is_english(name: str) -> None:
    """Only a document number keeps its characters: it is a name."""
    assert not HANZI.search(DOCUMENT_NUMBER.sub("", TEXTS[name]))


@pytest.mark.parametrize("name", BODIES)
def test_brackets_and_quotation_marks_close(name: str) -> None:
    words = re.sub(r"（[一二三四五六七八九十]+）", "", BODIES[name])
    for opening, closing in ("（）", "《》", "“”", "〔〕", "()"):
        assert words.count(opening) == words.count(closing)


@pytest.mark.parametrize("name", ABOUT)
def test_an_about_page_is_what_the_desk_takes_in_both_languages(name: str) -> None:
    check_name("about", name)
    page = read("about", ABOUT[name])
    for field in ("title", "summary", "body"):
        assert set(page[field]) == {"zh-Hans", "en"}


def test_every_section_has_its_page_and_the_order_is_settled() -> None:
    assert {page["section"] for page in ABOUT.values()} == {
        "office", "disclosure-guide", "rules", "annual-report", "map",
    }  # fmt: skip
    assert sorted(page["order"] for page in ABOUT.values()) == list(range(1, len(ABOUT) + 1))


@pytest.mark.parametrize(
    "element",
    ["分类", "编排体系", "获取方式", "名称", "办公地址", "办公时间", "联系电话", "传真号码", "互联网联系方式"],
)
def test_the_guide_has_what_article_12_asks_for(element: str) -> None:
    assert element in ABOUT["disclosure-guide"]["body"]["zh-Hans"]


def test_the_page_on_requests_names_the_articles_it_goes_by() -> None:
    words = ABOUT["apply"]["body"]["zh-Hans"]
    for article in ("二十九", "三十", "三十一", "三十二", "三十三", "三十四", "三十五", "三十六"):
        assert f"第{article}条" in words
    assert len(re.findall(r"^（[一二三四五六七]）(?!申请)", words.split("答复有哪几种")[1], re.MULTILINE)) == 7


@pytest.mark.parametrize("name", [name for name, words in BODIES.items() if "CCSW-" in words])
def test_index_numbers_in_a_text_lead_to_a_record(name: str) -> None:
    assert set(re.findall(r"CCSW-\d{4}-\d{5}", BODIES[name])) <= set(BY_NUMBER)
