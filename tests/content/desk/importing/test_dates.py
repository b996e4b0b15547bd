"""A date is read as it is written, or said to be damaged; never made up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk.importing.dates import first_date, only_date

DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
DIGITS = "〇一二三四五六七八九"


def hanzi(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones else "")


FORMS = (
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.year} 年 {day.month:02d} 月 {day.day:02d} 日",
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day:%Y%m%d}",
    lambda day: "".join(DIGITS[int(each)] for each in str(day.year)) + f"年{hanzi(day.month)}月{hanzi(day.day)}日",
    lambda day: f"（{day.year}年{day.month}月{day.day}日）",
    lambda day: f"{day.year}年{day.month}月{day.day}日".translate(str.maketrans("0123456789", "０１２３４５６７８９")),
)


@given(day=DAYS, form=st.sampled_from(FORMS))
def test_every_way_of_writing_a_date_is_read(day: date, form: object) -> None:
    assert callable(form)
    found = only_date(form(day))
    assert found is not None
    assert found.day == day.isoformat()


@given(day=DAYS, before=st.sampled_from(["发布于", "", "（"]), after=st.sampled_from(["，星期三", " 10:30", ""]))
def test_a_date_is_found_within_a_text(day: date, before: str, after: str) -> None:
    found = first_date(f"{before}{day.year}年{day.month}月{day.day}日{after}")
    assert found is not None
    assert found.day == day.isoformat()


@pytest.mark.parametrize(
    "line",
    [
        "2019312", "201931", "20261", "年 月 日", "2026年 月 日", "20xx年x月x日", "xxxx年x月xx日", "2026年3月",
        "2026年",
        "2026年13月1日", "2026年2月30日", "2026-02-30", "2026年3月日", "二〇二六年三月", "2026-3", "20261340",
    ],
)  # fmt: skip
def test_a_damaged_date_is_told_and_not_guessed(line: str) -> None:
    found = only_date(line)
    assert found is not None
    assert found.day is None
    assert found.damaged


@pytest.mark.parametrize(
    "line", ["2026年工作总结", "澄川市水务局", "第3号", "2026年3月12日召开会议", "", "12", "38.5万元"]
)
def test_a_line_that_is_no_date_is_none(line: str) -> None:
    assert only_date(line) is None


@given(text=st.text(max_size=60))
def test_no_text_breaks_the_finders(text: str) -> None:
    for found in (only_date(text), first_date(text)):
        if found is not None and found.day is not None:
            date.fromisoformat(found.day)
