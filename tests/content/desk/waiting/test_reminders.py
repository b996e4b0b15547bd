"""What waits too long is told once a working day; what runs out of time is said on the work list."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from sqlalchemy import select

from content.desk import holidays, ledger, records
from content.desk.compile.working_days import working
from content.desk.models import Dispatch
from content.desk.moments import local_day
from content.desk.waiting import duties, freshness
from content.desk.waiting.reminders import Reminders
from content.desk.watch import wording
from tests.content.desk.pages.conftest import Visit, app, visit
from tests.world import Hands, Office
from tests.world.clock import DAY, HOUR
from tests.world.records import approved_by_all, submitted, view, withdrawn, written

__all__ = ["app", "visit"]
ZONE = ZoneInfo("Asia/Shanghai")


def monday_to_friday(office: Office) -> None:
    """So the office has entered the years around now: whatever the day, the weekend alone is free."""
    year = datetime.fromtimestamp(office.now / 1000, ZONE).year
    for each in (year - 1, year, year + 1):
        enter(office, each, off=[first_sunday(each)])


def first_sunday(year: int) -> str:
    first = date(year, 1, 1)
    return (first + timedelta(days=7 - first.isoweekday())).isoformat()


def enter(office: Office, year: int, **days: list[str]) -> None:
    told: dict[str, Any] = {"now": office.now, "origin": ""}
    with office.desk.database.transaction() as session:
        holidays.write(session, office.staff["office"], {"year": year, "source": "通知", **days}, **told)


def set_to(hands: Hands, office: Office, day: int, hour: int) -> None:
    """The next such day of the week (Monday is 1) at that hour, at the office."""
    while datetime.fromtimestamp(office.now / 1000, ZONE).isoweekday() != day:
        hands.advance(DAY // 2)
        with office.desk.database.transaction() as session:
            ledger.append(session, None, "order", "hub", {}, now=office.now, origin="")
    now = datetime.fromtimestamp(office.now / 1000, ZONE)
    hands.advance((hour - now.hour) * HOUR)


def reminders(office: Office, *ways: str) -> Reminders:
    monday_to_friday(office)
    return Reminders(office.desk.database, office.desk.clock, office.desk.alarms, ways)


def told(office: Office) -> list[Dispatch]:
    with office.desk.database.reading() as session:
        return list(session.scalars(select(Dispatch)))


def test_what_waits_for_two_working_days_is_told_by_mail_once_a_day(office: Office, hands: Hands) -> None:
    set_to(hands, office, 1, 10)
    waiting = office.submit(office.write("等着审的通知").id).id
    written(office, "supply")
    submitted(office, "supply")
    mail = reminders(office, "mail")
    hands.advance(DAY)
    assert mail.look() == 0
    hands.advance(DAY)
    assert mail.look() == 2
    assert mail.look() == 0
    (dispatch,) = told(office)
    text = wording.text(dispatch.message, "澄川市水务局", "Asia/Shanghai")
    assert f"{waiting} 等着审的通知" in text
    assert "department/supply 水资源科" in text
    assert "等候科室负责人审核，已2个工作日" in text
    assert "待审 2 件" in wording.subject(dispatch.message, "澄川市水务局")
    hands.advance(DAY)
    assert mail.look() == 2
    with office.desk.database.reading() as session:
        assert [line.kind for line in ledger.about(session, "desk")] == ["reminded", "reminded"]


def test_nobody_is_reminded_on_a_day_off_or_before_work(office: Office, hands: Hands) -> None:
    set_to(hands, office, 4, 10)
    office.submit(office.write().id)
    mail = reminders(office, "mail")
    hands.advance(2 * DAY)
    assert mail.look() == 0
    hands.advance(2 * DAY - 4 * HOUR)
    assert mail.look() == 0
    hands.advance(4 * HOUR)
    assert mail.look() == 1


def test_what_moves_on_or_is_over_is_not_told(office: Office, hands: Hands) -> None:
    set_to(hands, office, 1, 10)
    moving = office.submit(office.write("一").id).id
    office.withdraw(office.submit(office.write("二").id).id)
    hands.advance(DAY)
    office.approve(moving, "section")
    hands.advance(DAY)
    assert reminders(office, "mail").look() == 0
    assert told(office) == []


def test_the_work_list_says_where_it_is_and_that_it_waits_too_long(visit: Visit, office: Office, hands: Hands) -> None:
    # A Tuesday and a Wednesday of the official calendar, whatever day it is now.
    hands.advance(int(datetime(2026, 11, 24, 10, tzinfo=ZONE).timestamp() * 1000) - office.now)
    office.submit(office.write("等着").id)
    hands.advance(DAY)
    page = visit("author").get("/desk/").text
    assert "waits for: Section head (水资源科科长 周明远) · 1/2" in page
    assert "waits for 1 working day" not in page
    hands.advance(DAY)
    assert "waits for 2 working days" in visit("section").get("/desk/").text


def test_what_nobody_can_decide_on_is_said(visit: Visit, office: Office) -> None:
    office.submit(office.write("科长自己写的", by="section").id, by="section")
    assert "nobody can decide" in visit("section").get("/desk/").text


def test_days_that_the_office_entered_count_everywhere(visit: Visit, office: Office, hands: Hands) -> None:
    """A Tuesday on which the office is closed by its own announcement: nothing waits on it, no limit runs, nobody is
    reminded a day too early."""
    monday_to_friday(office)
    set_to(hands, office, 1, 10)
    monday = local_day(office.now, ZONE)
    office.submit(office.write("等着").id)
    written(office, "A-1", kind="catalog", written_on=monday.isoformat())
    hands.advance(2 * DAY)
    section, mail = visit("section"), Reminders(office.desk.database, office.desk.clock, office.desk.alarms, ("mail",))
    before = section.get("/desk/").text
    assert "waits for 2 working days" in before
    assert format_date(monday + timedelta(28), "long", locale="en") in before
    enter(office, monday.year, off=[(monday + timedelta(1)).isoformat()])
    after = section.get("/desk/").text
    assert "waits for 2 working days" not in after
    assert format_date(monday + timedelta(29), "long", locale="en") in after
    assert mail.look() == 0
    hands.advance(DAY)
    assert "waits for 2 working days" in visit("section").get("/desk/").text
    assert mail.look() == 1


def test_a_document_that_is_not_out_has_twenty_working_days(office: Office) -> None:
    written(office, "A-1", kind="catalog", written_on="2026-09-21")
    written(office, "A-2", kind="catalog", written_on="2026-09-24", attribute="closed", attribute_reason="第十六条")
    written(office, "A-3", kind="catalog", written_on="2020-01-06")
    written(office, "A-4", kind="catalog")
    written(office, "A-5", kind="catalog", written_on="2026-09-24")
    withdrawn(office, "A-5", kind="catalog")
    at = int(datetime(2026, 11, 20, 12, tzinfo=ZONE).timestamp() * 1000)
    with office.desk.database.reading() as session:
        (duty,) = duties.duties(duties.made(session).values(), at, ZONE, working)
    assert (duty.name, duty.last, duty.left) == ("A-1", date(2026, 10, 26), -19)


def test_what_is_out_has_no_duty_any_more(office: Office) -> None:
    written(office, "A-1", kind="catalog", written_on="2026-09-21")
    submitted(office, "A-1", kind="catalog")
    with office.desk.database.reading() as session:
        assert len(duties.made(session)) == 1
    approved_by_all(office, "A-1", "catalog")
    with office.desk.database.reading() as session:
        assert duties.made(session) == {}
    assert view(office, "A-1", "catalog").approved


def test_a_column_without_news_for_half_a_year_is_stale(office: Office) -> None:
    tree = [{"code": "A", "title": {"zh-Hans": "公共服务"}}, {"code": "B", "title": {"zh-Hans": "水资源"}}]
    told: dict[str, Any] = {"now": office.now, "origin": "console"}
    with office.desk.database.transaction() as session:
        clerk = office.staff["office"]
        for kind, name, content in (
            ("topics", "topics", {"title": "主题", "tree": tree}),
            ("catalog", "A-1", {"title": "新闻", "topic": "A1a", "published_on": "2026-11-01"}),
            ("catalog", "A-2", {"title": "旧闻", "topic": "B1", "published_on": "2026-01-05"}),
            ("catalog", "A-3", {"title": "统计", "topic": "A1", "genre": "统计报表", "published_on": "2026-06-01"}),
        ):
            records.write(session, clerk, kind, name, content, **told)
            records.approve_from_console(session, clerk, kind, name, "启用", now=office.now)
    at = int(datetime(2026, 11, 20, 12, tzinfo=ZONE).timestamp() * 1000)
    with office.desk.database.reading() as session:
        found = freshness.columns(session, freshness.published(session).values(), ZONE)
    stale = freshness.stale(found, at, ZONE)
    assert [(each.kind, each.code, each.last) for each in stale] == [
        ("topic", "B", date(2026, 1, 5)),
        ("statistics", "", date(2026, 6, 1)),
    ]
