"""Departments, and whom to see: what somebody wants done leads to a door, a phone and the hours."""

from flask import Blueprint, abort, render_template

from kiosk.departments.department import department as read
from kiosk.floors.hours import Hours, hours
from kiosk.floors.kept import Kept
from kiosk.guides.guide import brief
from kiosk.holding import Holding
from kiosk.openwords import Now, open_now
from kiosk.places import place


def departments(holding: Holding, house: Kept) -> Blueprint:
    """`house` knows what places are called."""
    blueprint = Blueprint("departments", __name__)

    @blueprint.get("/departments/")
    def index() -> str:
        records, now = holding.view.records, holding.clock.now()
        found = [read(row.name, row.card) for row in records.of_kind("department", now)] if records else []
        matters = [brief(row.name, row.card) for row in records.of_kind("guide", now)] if records else []
        times = hours(holding, records) if records else None
        return render_template(
            "departments/index.html",
            departments=[(each, place(next(iter(each.rooms), None))) for each in found],
            matters=matters,
            titles={each.slug: each.title for each in found},
            opened={each.slug: _now(times, each.slug) for each in found},
            arrived=records is not None,
        )

    @blueprint.get("/departments/<slug>/")
    def department(slug: str) -> str:
        records, now = holding.view.records, holding.clock.now()
        body = records.get(f"department/{slug}", now) if records else None
        if records is None or body is None:
            abort(404)
        found, plans = read(slug, body), house.house()
        rooms = {*found.rooms, *(each.room for each in found.people)}
        guides = [brief(row.name, row.card) for row in records.of_kind("guide", now)]
        return render_template(
            "departments/department.html",
            department=found,
            open_now=_now(hours(holding, records), slug),
            places={room: place(room, plans.building if plans else None) for room in rooms},
            matters=[each for each in guides if each.slug in found.matters or each.department == slug],
        )

    return blueprint


def _now(times: Hours | None, slug: str) -> Now | None:
    return open_now(times.of_department(slug), times.now) if times else None
