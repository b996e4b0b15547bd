"""The year of the office: campaigns that come back, working days and holidays, and the hours it is open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from content.desk import campaigns, holidays, records
from content.desk.compile.working_days import Calendar
from content.desk.errors import Problem
from content.desk.models import Campaign, WorkingYear
from content.desk.roles import KEEPERS

from .. import context
from ..campaigns import called, in_days, reminders, today
from ..language import gettext
from ..paging import paged
from ..problems import mistake
from . import hours, year_days

PAGE: Final = 30
Typed = dict[int, tuple[dict[str, str], dict[str, str]]]
"""What was typed for a year, and what is wrong with it."""
FIELDS = ("name", "name_en", "first", "last", "whole_week", "note")


@dataclass(frozen=True, slots=True)
class Year:
    """off: runs of weekdays that are free, with the weekends beside them; worked: Saturdays and Sundays in exchange.
    source: what the office entered it by, "" for the calendar that came with the desk; typed: the same for its form."""

    number: int
    known: bool
    off: list[str]
    worked: list[str]
    source: str
    typed: dict[str, str]
    mistakes: dict[str, str]


def mount(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/calendar/", "calendar", calendar, methods=["GET"])
    blueprint.add_url_rule("/calendar/", "add_campaign", add, methods=["POST"])
    blueprint.add_url_rule("/calendar/<int:year>/days", "enter_year", enter, methods=["POST"])
    blueprint.add_url_rule("/calendar/<int:number>/remove", "remove_campaign", remove, methods=["POST"])


def calendar() -> str:
    return _page({}, {})


def add() -> ResponseReturnValue:
    typed = {name: request.form.get(name, "").strip() for name in FIELDS}
    try:
        with context.desk().database.transaction() as db:
            campaigns.write(db, context.actor(), _draft(typed), **context.told())
    except Problem as problem:
        return _page(typed, {problem.field or "": mistake(problem)}), 422
    flash(gettext("The campaign is in the calendar."), "good")
    return redirect(url_for("desk.records.calendar"))


def remove(number: int) -> ResponseReturnValue:
    with context.desk().database.transaction() as db:
        campaigns.remove(db, context.actor(), number, **context.told())
    flash(gettext("The campaign is out of the calendar."), "good")
    return redirect(url_for("desk.records.calendar"))


def enter(year: int) -> ResponseReturnValue:
    typed = {name: request.form.get(name, "").strip() for name in year_days.FIELDS}
    try:
        with context.desk().database.transaction() as db:
            holidays.write(db, context.actor(), year_days.draft(year, typed), **context.told())
    except Problem as problem:
        wrong = {(problem.field or "").partition(".")[0]: mistake(problem)}
        return _page({}, {}, {year: (typed, wrong)}), 422
    flash(gettext("The working days of %(year)s are in; screens and kiosks follow.", year=year), "good")
    return redirect(url_for("desk.records.calendar"))


def _page(typed: dict[str, Any], mistakes: dict[str, str], years: Typed | None = None) -> str:
    with context.desk().database.reading() as db:
        everything = [(each, called(each.name, each.name_en), _when(each)) for each in campaigns.everything(db)]
        entered, working = {each.year: each for each in holidays.everything(db)}, holidays.calendar(db)
        office = records.find(db, "office", "office", context.now())
    opening = (office.approved or office.newest).content.get("opening", ()) if office else ()
    year = today().year
    page = paged(everything, lambda row: f"{row[0].name} {row[0].name_en} {row[0].note}", PAGE, "desk.records.calendar")
    return render_template(
        "records/calendar.html",
        campaigns=page.shown,
        page=page,
        newer=page.newer,
        older=page.older,
        reminders=reminders(),
        years=[_year(each, working, entered.get(each), (years or {}).get(each)) for each in (year, year + 1)],
        described=office,
        opening=[hours.in_words(row) for row in opening],
        may_change=context.actor().may(KEEPERS),
        typed={name: typed.get(name, "") for name in FIELDS},
        mistakes=mistakes,
    )


def _draft(typed: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {name: text for name, text in typed.items() if text and name != "whole_week"}
    return found | {"whole_week": bool(typed["whole_week"])}


def _when(each: Campaign) -> str:
    # Any leap year: it has every day that a year may have.
    first, last = (date(2024, *map(int, day.split("-"))) for day in (each.first, each.last))
    days = in_days(first, last)
    return gettext("the week of %(day)s", day=days) if each.whole_week else days


def _year(
    number: int, working: Calendar, entered: WorkingYear | None, typed: tuple[dict[str, str], dict[str, str]] | None
) -> Year:
    days = [date(number, 1, 1) + timedelta(each) for each in range(366)]
    days = [each for each in days if each.year == number]
    known = all(working(each) is not None for each in days)
    free = list(_free(days, working)) if known else []
    worked = [each for each in days if each.isoweekday() > 5 and working(each)]
    source = entered.source if entered else ""
    shown, wrong = typed or (year_days.typed(free, worked, source), {})
    in_words_of = [in_days(each, each) for each in worked]
    return Year(number, known, [in_days(*ends) for ends in free], in_words_of, source, shown, wrong)


def _free(days: list[date], working: Calendar) -> Iterator[tuple[date, date]]:
    """Runs of free days that hold more than a weekend."""
    for works, run in groupby(days, lambda day: bool(working(day))):
        free = list(run)
        if not works and any(each.isoweekday() < 6 for each in free):
            yield free[0], free[-1]
