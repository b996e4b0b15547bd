"""The year of the office: campaigns that come back, working days and holidays, and the hours it is open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from content.desk import campaigns, records
from content.desk.compile.working_days import working
from content.desk.errors import Problem
from content.desk.models import Campaign
from content.desk.roles import KEEPERS

from .. import context
from ..campaigns import called, in_days, reminders, today
from ..language import gettext
from ..problems import in_words
from . import hours

FIELDS = ("name", "name_en", "first", "last", "whole_week", "note")


@dataclass(frozen=True, slots=True)
class Year:
    """off: runs of weekdays that are free, with the weekends beside them; worked: Saturdays and Sundays in exchange."""

    number: int
    known: bool
    off: list[str]
    worked: list[str]


def mount(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/calendar/", "calendar", calendar, methods=["GET"])
    blueprint.add_url_rule("/calendar/", "add_campaign", add, methods=["POST"])
    blueprint.add_url_rule("/calendar/<int:number>/remove", "remove_campaign", remove, methods=["POST"])


def calendar() -> str:
    return _page({}, {})


def add() -> ResponseReturnValue:
    typed = {name: request.form.get(name, "").strip() for name in FIELDS}
    try:
        with context.desk().database.transaction() as db:
            campaigns.write(db, context.actor(), _draft(typed), **context.told())
    except Problem as problem:
        if problem.status == 403:
            raise
        return _page(typed, {problem.field or "": in_words(problem)}), 422
    flash(gettext("The campaign is in the calendar."), "good")
    return redirect(url_for("desk.records.calendar"))


def remove(number: int) -> ResponseReturnValue:
    with context.desk().database.transaction() as db:
        campaigns.remove(db, context.actor(), number, **context.told())
    flash(gettext("The campaign is out of the calendar."), "good")
    return redirect(url_for("desk.records.calendar"))


def _page(typed: dict[str, Any], mistakes: dict[str, str]) -> str:
    with context.desk().database.reading() as db:
        everything = campaigns.everything(db)
        office = records.find(db, "office", "office", context.now())
    opening = (office.approved or office.newest).content.get("opening", ()) if office else ()
    year = today().year
    return render_template(
        "records/calendar.html",
        campaigns=[(each, called(each.name, each.name_en), _when(each)) for each in everything],
        reminders=reminders(),
        years=[_year(each) for each in (year, year + 1)],
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


def _year(number: int) -> Year:
    days = [date(number, 1, 1) + timedelta(each) for each in range(366)]
    days = [each for each in days if each.year == number]
    if any(working(each) is None for each in days):
        return Year(number, False, [], [])
    worked = [in_days(each, each) for each in days if each.isoweekday() > 5 and working(each)]
    return Year(number, True, [in_days(*ends) for ends in _free(days)], worked)


def _free(days: list[date]) -> Iterator[tuple[date, date]]:
    """Runs of free days that hold more than a weekend."""
    for works, run in groupby(days, lambda day: bool(working(day))):
        free = list(run)
        if not works and any(each.isoweekday() < 6 for each in free):
            yield free[0], free[-1]
