"""The working days that travel with an edition."""

from content.desk import verify
from content.desk.editions.calendar import KEY, calendar
from content.published.canonical import canonical
from tests.world import Office
from tests.world.records import everything, put_out

NEW_YEAR_2026 = 1_767_225_600_000


def test_it_names_the_weekdays_off_and_the_weekends_worked() -> None:
    """As announced for 2026 (Xinhua, 2025-11-04)."""
    found = calendar(NEW_YEAR_2026, "1-0")
    assert found
    assert found["from"] == "2026-01-01"
    assert found["worked"] == ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]
    assert [each for each in found["off"] if each[5:7] == "10"] == [
        "2026-10-01",
        "2026-10-02",
        "2026-10-05",
        "2026-10-06",
        "2026-10-07",
    ]
    assert canonical(found)


def test_it_ends_where_the_known_years_end() -> None:
    known = calendar(NEW_YEAR_2026, "1-0", lambda day: day.isoweekday() < 6 if day.year < 2028 else None)
    assert known
    assert (known["until"], known["off"], known["worked"]) == ("2027-12-31", [], [])
    assert calendar(NEW_YEAR_2026, "1-0", lambda _: None) is None


def test_every_edition_has_it_and_it_stands_by_the_office(office: Office) -> None:
    put_out(office, "supply")
    office.desk.publisher.edition()
    found = everything(office).get(KEY, {})
    # Who runs this in a year that no calendar knows yet finds none, and that is right too.
    assert found == (calendar(office.now, str(found.get("approved_by"))) or {})
    assert list(verify.faults(office.desk)) == []


def test_the_same_calendar_is_no_new_edition(office: Office) -> None:
    put_out(office, "supply")
    assert office.desk.publisher.editions.publish_changes() is not None
    assert office.desk.publisher.editions.publish_changes() is None
