"""The working days of a year, entered by the office, count everywhere from then on."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk import holidays, verify
from content.desk.compile.announced import Year, calendar
from content.desk.compile.working_days import working
from content.desk.errors import Problem
from content.desk.models import WorkingYear
from content.desk.pages.records import year_days
from tests.content.desk.pages.conftest import Visit, app, visit
from tests.world import Office
from tests.world.office import ORIGIN
from tests.world.records import everything

__all__ = ["app", "visit"]

FUTURE = {"year": 2035, "off": ["2035-01-01"], "worked": ["2035-01-06"], "source": "国办发明电〔2034〕9号"}


def enter(office: Office, by: str = "office", **changed: Any) -> None:
    with office.desk.database.transaction() as session:
        holidays.write(session, office.staff[by], FUTURE | changed, now=office.now, origin=ORIGIN)


def works(office: Office, day: date) -> bool | None:
    with office.desk.database.reading() as session:
        return holidays.calendar(session)(day)


def test_a_year_that_was_entered_is_known(office: Office) -> None:
    assert works(office, date(2035, 1, 1)) is None
    enter(office)
    assert [works(office, date(2035, 1, day)) for day in (1, 2, 6, 7)] == [False, True, True, False]
    enter(office, off=["2035-01-02"])
    assert works(office, date(2035, 1, 1)) is True
    assert list(verify.faults(office.desk)) == []


@given(st.dates(date(2004, 1, 1), date(2026, 12, 31)))
def test_years_that_were_not_entered_go_by_the_official_calendar(day: date) -> None:
    assert calendar([Year(2035, ("2035-01-01",), ())])(day) == working(day)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"off": []}, "off"),
        ({"off": ["2036-01-01"]}, "off"),
        ({"off": ["2035-02-30"]}, "off.0"),
        ({"worked": ["2035-01-02"]}, "worked"),
        ({"off": ["2035-01-06"]}, "worked"),
        ({"source": " "}, "source"),
    ],
)
def test_what_cannot_be_a_year_is_refused_by_its_field(office: Office, changed: dict[str, Any], field: str) -> None:
    with pytest.raises(Problem) as raised:
        enter(office, **changed)
    assert raised.value.field == field


def test_only_keepers_enter_a_year_and_a_row_beside_the_ledger_does_not_count(office: Office) -> None:
    with pytest.raises(Problem) as raised:
        enter(office, by="author")
    assert raised.value.status == 403
    enter(office)
    with office.desk.database.transaction() as session:
        session.get_one(WorkingYear, 2035).off = ["2035-01-03"]
    assert works(office, date(2035, 1, 3)) is None


def test_kiosks_get_the_days_with_the_next_edition(office: Office) -> None:
    year = date.fromtimestamp(office.now / 1000).year
    sunday = next(day for day in (date(year, 6, number) for number in range(1, 8)) if day.isoweekday() == 7)
    told: dict[str, Any] = {"year": year, "off": [f"{year}-06-30"], "worked": [sunday.isoformat()]}
    enter(office, **told)
    office.desk.publisher.edition()
    days = everything(office)["calendar/working-days"]
    assert sunday.isoformat() in days["worked"]
    assert f"{year}-06-30" in days["off"] or date(year, 6, 30).isoweekday() > 5


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("1月1日至3日", ["2035-01-01", "2035-01-02", "2035-01-03"]),
        ("01-31–02-01\n05-01", ["2035-01-31", "2035-02-01", "2035-05-01"]),
        ("10月1日到10月2日、12月31日", ["2035-10-01", "2035-10-02", "2035-12-31"]),
        ("3月", ["3月"]),
        ("02-30", ["02-30"]),
        ("01-03–01-01", ["01-03–01-0"]),
    ],
)
def test_days_are_typed_as_the_announcement_writes_them(typed: str, days: list[str]) -> None:
    assert year_days.draft(2035, {"off": typed})["off"] == days


def test_a_year_is_entered_on_the_page_of_the_year(visit: Visit, office: Office) -> None:
    section = visit("section")
    page = section.get("/desk/records/calendar/")
    year = date.fromtimestamp(office.now / 1000).year
    form = page.form(f"/{year}/days")
    wrong = section.send(page, form, off="nothing", source="国办发明电〔2026〕1号")
    assert (wrong.status, wrong.mistakes()) == (422, ["off"])
    page = section.send(wrong, wrong.form(f"/{year}/days"), off="1月1日至3日", worked="")
    assert f"The working days of {year} are in" in page.text
    assert "Entered here by: 国办发明电〔2026〕1号" in page.text
