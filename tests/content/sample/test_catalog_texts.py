"""The bureau's disclosure catalog: sixty records that an office could publish tomorrow."""

import re
from collections import Counter, defaultdict
from datetime import date
from typing import Any, Final

import chinese_calendar
import pytest

from content.desk.records.kinds import check_name, read

from .papers import BY_NUMBER, CATALOG, DEPARTMENTS, TOPICS, Record

LEVELS: Final = {
    **{root["code"]: 1 for root in TOPICS["tree"]},
    **{branch["code"]: 2 for root in TOPICS["tree"] for branch in root["topics"]},
    **{leaf["code"]: 3 for root in TOPICS["tree"] for branch in root["topics"] for leaf in branch["topics"]},
}
LONGEST_SUMMARY: Final = 100
LENGTHS: Final = (200, 900)
ENGLISH_BODIES: Final = 60
DISCLOSURE_LIMIT: Final = 20  # working days, Art 26
DOCUMENT_NUMBER: Final = re.compile(r"(澄水|澄水规|澄水审|澄水罚|澄汛)〔(20\d\d)〕([1-9]\d*)号")
# What comes into force or binds somebody carries a number; accounts, reports and lists need none.
NUMBERED: Final = {"通知", "通告", "规范性文件", "预案", "批复", "决定", "规划", "制度", "预警", "意见", "计划", "公报"}

every_record = pytest.mark.parametrize("record", CATALOG, ids=list(BY_NUMBER))


def day(record: Record, field: str) -> date:
    return date.fromisoformat(record[field])


def working_days(start: date, end: date) -> int:
    """After `start`, up to and with `end`."""
    return len(chinese_calendar.get_workdays(start, end)) - 1


def test_there_are_sixty_records_each_with_an_index_number_of_its_own() -> None:
    assert len(CATALOG) == len(BY_NUMBER) == 60


def test_index_numbers_count_up_within_their_year_in_the_order_of_publication() -> None:
    for year in range(2023, 2027):
        mine = sorted(
            (number, day(record, "published_on")) for number, record in BY_NUMBER.items() if str(year) in number
        )
        assert [number for number, _ in mine] == [f"CCSW-{year}-{place:05}" for place in range(1, len(mine) + 1)]
        assert [published for _, published in mine] == sorted(published for _, published in mine)
        assert all(published.year == year for _, published in mine)
        assert len(mine) >= 10


@every_record
def test_a_record_is_what_the_desk_takes(record: Record) -> None:
    check_name("catalog", record["index_number"])
    read("catalog", record)


def test_the_tree_has_three_levels_and_is_what_the_desk_takes() -> None:
    read("topics", TOPICS)
    assert set(LEVELS.values()) == {1, 2, 3}
    for code, level in LEVELS.items():
        assert len(code) == level
        assert level == 1 or code[:-1] in LEVELS


def test_records_stand_under_topics_of_all_three_levels_and_under_every_field() -> None:
    used = Counter(LEVELS[record["topic"]] for record in CATALOG)
    assert set(used) == {1, 2, 3}
    assert {record["topic"][0] for record in CATALOG} == {root["code"] for root in TOPICS["tree"]}


@every_record
def test_it_was_written_before_it_was_published_both_on_working_days_and_in_time(record: Record) -> None:
    written, published = day(record, "written_on"), day(record, "published_on")
    assert date(2023, 1, 1) <= written <= published <= date(2026, 11, 20)
    assert chinese_calendar.is_workday(written)
    assert chinese_calendar.is_workday(published)
    assert working_days(written, published) <= DISCLOSURE_LIMIT


@every_record
def test_it_says_who_and_under_what_and_in_how_few_words(record: Record) -> None:
    assert record["department"] in DEPARTMENTS
    assert 2 <= len(record["keywords"]) == len(set(record["keywords"]))
    for field in ("title", "summary", "issuer", "genre"):
        assert record[field]["zh-Hans"]
        assert re.search("[A-Za-z]", record[field]["en"])
    assert len(record["summary"]["zh-Hans"]) <= LONGEST_SUMMARY


@every_record
def test_its_text_is_a_real_one(record: Record) -> None:
    shortest, longest = LENGTHS
    words = record["body"]["zh-Hans"]
    assert len(words) >= shortest
    assert len(words) <= longest or record["topic"] == "M5a"
    assert len(set(words.splitlines())) > 4


@every_record
def test_a_document_number_has_its_form_and_the_year_it_was_written_in(record: Record) -> None:
    given = record.get("document_number")
    if given is None:
        assert record["genre"]["zh-Hans"] not in NUMBERED
        return
    found = DOCUMENT_NUMBER.fullmatch(given)
    assert found
    assert int(found[2]) == day(record, "written_on").year


def test_document_numbers_are_unique_and_rise_with_their_dates() -> None:
    series: defaultdict[tuple[str, str], list[tuple[int, date]]] = defaultdict(list)
    for record in CATALOG:
        if found := DOCUMENT_NUMBER.fullmatch(record.get("document_number", "")):
            series[found[1], found[2]].append((int(found[3]), day(record, "written_on")))
    for numbers in series.values():
        assert len({number for number, _ in numbers}) == len(numbers)
        assert [written for _, written in sorted(numbers)] == sorted(written for _, written in numbers)


def test_a_document_that_another_names_by_its_number_is_the_one_meant() -> None:
    by_document = {record["document_number"]: record for record in CATALOG if "document_number" in record}
    for record in CATALOG:
        for title, number in re.findall(r"《([^》]+)》（(澄[^）]+号)）", record["body"]["zh-Hans"]):
            if number in by_document:
                assert by_document[number]["title"]["zh-Hans"].startswith(title)


def test_some_are_repealed_or_lapsed_and_say_so() -> None:
    states = Counter(record["validity"] for record in CATALOG)
    assert states["repealed"] >= 2
    assert states["expired"] >= 5
    for record in CATALOG:
        if record["validity"] == "repealed":
            told = record["summary"]["zh-Hans"] + record["body"]["zh-Hans"]
            assert re.search("废止|替代", told)


@every_record
def test_what_is_not_open_says_why(record: Record) -> None:
    assert ("attribute_reason" in record) == (record["attribute"] != "open")


def test_english_goes_as_far_as_promised() -> None:
    assert sum("en" in record["body"] for record in CATALOG) >= ENGLISH_BODIES


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("documents", {"规范性文件"}),
        ("plans", {"规划"}),
        ("statistics", {"公报"}),
        ("decisions", {"决定"}),
        ("money", {"预算", "决算"}),
        ("emergencies", {"预案", "预警"}),
        ("reports", {"报告"}),
    ],
)
def test_what_the_law_wants_open_is_there(rule: str, words: set[str]) -> None:
    genres: set[Any] = {record["genre"]["zh-Hans"] for record in CATALOG}
    assert words <= genres, rule
