"""What kiosks counted is summed by day, once; words asked in vain are a list to act on."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk import numbers
from content.desk.moments import utc_day
from content.desk.numbers import KEPT_DAYS
from content.published.spool import Spool
from tests.world import Office

DAY = date(2026, 11, 22)


def tell(office: Office, counts: object, today: date = DAY) -> int:
    with office.desk.database.transaction() as session:
        return numbers.take(session, counts, today)


def summed(office: Office, days: int = 30) -> numbers.Summary:
    with office.desk.database.reading() as session:
        return numbers.summary(session, DAY - timedelta(days=days - 1), DAY)


def one(what: str, name: str, times: int = 1, day: date = DAY) -> list[Any]:
    return [day.isoformat(), what, name, times]


def test_counts_of_several_kiosks_are_added(office: Office) -> None:
    tell(office, [one("page", "/guides/", 2), one("language", "en", 2)])
    tell(office, [one("page", "/guides/", 3), one("page", "/", 9), one("language", "zh-Hans", 12)])
    found = summed(office)
    assert (found.pages, found.views) == ([("/", 9), ("/guides/", 5)], 14)


def test_days_before_the_asked_ones_do_not_count(office: Office) -> None:
    tell(office, [one("page", "/", 1, DAY - timedelta(days=7)), one("page", "/", 1, DAY - timedelta(days=6))])
    assert summed(office, 7).pages == [("/", 1)]


def test_what_a_spool_holds_is_counted_once(office: Office) -> None:
    today = numbers_day(office)
    spool = Spool(office.desk.spool, "kiosk")
    spool.append("numbers", {"counts": [one("idle", "over", 4, today)]})
    office.desk.intake.once()
    office.desk.intake.once()
    with office.desk.database.reading() as session:
        assert numbers.summary(session, today, today).idle == {"over": 4}


def numbers_day(office: Office) -> date:
    return utc_day(office.now)


@pytest.mark.parametrize(
    "count",
    [
        ["2026-11-22", "page", "/", 0], ["2026-11-22", "page", "/", -1], ["2026-11-22", "page", "/", True],
        ["2026-11-22", "person", "/", 1], ["2026-11-22", "page", "", 1], ["2026-11-22", "page", "a\x00", 1],
        ["2026-11-22", "page", "x" * 400, 1], ["20261122", "page", "/", 1], ["2020-01-01", "page", "/", 1],
        ["2027-01-01", "page", "/", 1], ["2026-11-22", "page", "/"], "page", None, [[], [], [], []],
        ["2026-11-22", "page", "/", 10**12],
    ],
)  # fmt: skip
def test_what_is_no_count_is_passed_over(office: Office, count: Any) -> None:
    assert tell(office, [count, one("page", "/notices/")]) == 1


@given(told=st.recursive(st.none() | st.integers() | st.text(max_size=9), lambda each: st.lists(each, max_size=5)))
def test_nothing_that_is_told_breaks_the_intake(told: object) -> None:
    assert list(numbers._sound(told, DAY)) == []


def test_words_asked_in_vain_are_listed_until_somebody_deals_with_them(office: Office) -> None:
    tell(office, [one("unanswered", "钓鱼证", 3, DAY - timedelta(days=1)), one("unanswered", "停车", 5)])
    assert [each.words for each in summed(office).unanswered] == ["停车", "钓鱼证"]
    with office.desk.database.transaction() as session:
        numbers.answer(session, office.staff["author"], "停车", DAY, now=office.now, origin="10.0.0.1")
    assert [each.words for each in summed(office).unanswered] == ["钓鱼证"]


def test_they_come_back_when_they_are_asked_for_on_a_later_day(office: Office) -> None:
    tell(office, [one("unanswered", "停车", 5, DAY - timedelta(days=1))])
    with office.desk.database.transaction() as session:
        day = DAY - timedelta(days=1)
        numbers.answer(session, office.staff["author"], "停车", day, now=office.now, origin="10.0.0.1")
    tell(office, [one("unanswered", "停车", 3)])
    assert summed(office).unanswered == [numbers.Asked("停车", 3, DAY.isoformat())]


def test_what_nobody_compares_with_any_more_is_dropped(office: Office) -> None:
    tell(office, [one("page", "/", 1, DAY - timedelta(days=KEPT_DAYS)), one("page", "/", 1)])
    with office.desk.database.transaction() as session:
        numbers.forget(session, DAY + timedelta(days=1))
    assert summed(office, KEPT_DAYS + 1).pages == [("/", 1)]


def test_what_is_told_late_of_a_day_that_is_over_counts_too(office: Office) -> None:
    yesterday = DAY - timedelta(days=1)
    tell(office, [one("page", "/", 1, yesterday), one("page", "/", 2), one("unanswered", "停车", 1, yesterday)])
    assert summed(office).pages == [("/", 3)]
    tell(office, [one("page", "/", 4, yesterday), one("unanswered", "停车", 1)])
    found = summed(office)
    assert (found.pages, found.unanswered) == ([("/", 7)], [numbers.Asked("停车", 2, DAY.isoformat())])


def test_words_that_were_dealt_with_stay_off_a_list_that_was_read_before(office: Office) -> None:
    yesterday = DAY - timedelta(days=1)
    tell(office, [one("unanswered", "停车", 1, yesterday)])
    assert summed(office).unanswered == [numbers.Asked("停车", 1, yesterday.isoformat())]
    with office.desk.database.transaction() as session:
        numbers.answer(session, office.staff["author"], "停车", yesterday, now=office.now, origin="10.0.0.1")
    assert not summed(office).unanswered


def test_what_came_as_often_stands_in_the_order_of_its_name_and_words_with_the_latest_first(office: Office) -> None:
    days = [DAY - timedelta(days=2), DAY, DAY - timedelta(days=2), DAY - timedelta(days=1)]
    tell(
        office,
        [one(what, name, 2, day) for what in ("page", "unanswered") for name, day in zip("dcba", days, strict=True)],
    )
    found = summed(office)
    assert [name for name, _ in found.pages] == ["a", "b", "c", "d"]
    assert [each.words for each in found.unanswered] == ["c", "a", "b", "d"]
