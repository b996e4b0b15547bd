"""Campaigns come back every year, and staff are reminded in time."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk import campaigns, ledger
from content.desk.campaigns import AHEAD, Coming
from content.desk.errors import Problem
from tests.content.desk.pages.conftest import Visit, app, visit
from tests.world import Office
from tests.world.office import ORIGIN

__all__ = ["app", "visit"]


def add(office: Office, by: str = "section", **raw: Any) -> int:
    with office.desk.database.transaction() as session:
        return campaigns.write(session, office.staff[by], raw, now=office.now, origin=ORIGIN).id


def coming(office: Office, today: date) -> list[Coming]:
    with office.desk.database.reading() as session:
        return campaigns.coming(session, today)


def test_world_water_day_and_its_week_are_known_to_every_office(office: Office) -> None:
    names = [(each.name, each.days_left) for each in coming(office, date(2027, 3, 1))]
    assert names == [("世界水日", 21), ("中国水周", 21)]
    running = [each for each in coming(office, date(2027, 3, 28)) if each.days_left <= 0]
    assert [(each.name, each.last) for each in running] == [("中国水周", date(2027, 3, 28))]
    assert all(each.name != "中国水周" for each in coming(office, date(2027, 3, 29)))


@given(st.dates(date(2024, 1, 1), date(2032, 12, 31)))
def test_a_whole_week_is_the_one_that_holds_its_day(office: Office, today: date) -> None:
    found = [each for each in coming(office, today) if each.name_en == "City Water Saving Week"]
    for each in found:
        assert (each.first.isoweekday(), each.last - each.first) == (1, timedelta(days=6))
        assert each.first <= date(each.last.year, 5, 15) <= each.last
        assert today <= each.last
        assert each.first - today <= AHEAD


def test_a_campaign_over_the_new_year_runs_in_january(office: Office) -> None:
    add(office, name="冬季供水保障", first="12-20", last="01-10")
    (winter,) = [each for each in coming(office, date(2027, 1, 5)) if each.name == "冬季供水保障"]
    assert (winter.first, winter.last, winter.days_left) == (date(2026, 12, 20), date(2027, 1, 10), -16)


def test_a_day_that_a_year_lacks_does_not_come_in_it(office: Office) -> None:
    add(office, name="闰日", first="02-29")
    assert [each.first for each in coming(office, date(2028, 2, 20)) if each.name == "闰日"] == [date(2028, 2, 29)]
    assert [each for each in coming(office, date(2027, 2, 20)) if each.name == "闰日"] == []


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        ({"name": "节水周", "first": "02-30"}, "first"),
        ({"name": "节水周", "first": "3-22"}, "first"),
        ({"name": "", "first": "03-22"}, "name"),
        ({"name": "节水周", "first": "03-22", "last": "13-01"}, "last"),
    ],
)
def test_what_is_no_day_of_a_year_is_refused_by_its_field(office: Office, raw: dict[str, Any], field: str) -> None:
    with pytest.raises(Problem) as raised:
        add(office, **raw)
    assert raised.value.field == field


def test_who_changes_the_calendar_stands_in_the_ledger(office: Office) -> None:
    number = add(office, name="节水周", first="05-15")
    with pytest.raises(Problem) as raised:
        add(office, by="author", name="节水周", first="05-15")
    assert raised.value.status == 403
    with office.desk.database.transaction() as session:
        campaigns.remove(session, office.staff["section"], number, now=office.now, origin=ORIGIN)
        kinds = [line.kind for line in ledger.about(session, f"campaign:{number}")]
    assert kinds == ["campaign", "campaign-removed"]


def test_the_calendar_is_a_page_that_keepers_change(visit: Visit, office: Office) -> None:
    section = visit("section")
    page = section.get("/desk/records/calendar/")
    assert ("China Water Week" in page.text, "Mar 22–Mar 28" in page.text) == (True, True)
    wrong = section.send(page, page.form("/calendar/"), name="节水周", first="15 May")
    assert (wrong.status, wrong.mistakes()) == (422, ["first"])
    page = section.send(wrong, wrong.form("/calendar/"), first="05-15")
    assert "The campaign is in the calendar." in page.text
    assert not visit("author").get("/desk/records/calendar/").has_form("/calendar/")
