"""Departments, and whom to see: what somebody wants done leads to a door, a phone and the hours."""

from flask import Blueprint, abort, render_template

from kiosk.departments.department import department as read
from kiosk.guides.guide import guide
from kiosk.holding import Holding
from kiosk.places import Place, floor_of, place
from kiosk.records import Records


def departments(holding: Holding) -> Blueprint:
    blueprint = Blueprint("departments", __name__)

    @blueprint.get("/departments/")
    def index() -> str:
        records, now = holding.view.records, holding.clock.now()
        found = [read(row.name, row.card) for row in records.of_kind("department", now)] if records else []
        matters = [guide(row.name, row.card) for row in records.of_kind("guide", now)] if records else []
        return render_template(
            "departments/index.html",
            departments=[(each, place(next(iter(each.rooms), None))) for each in found],
            matters=[each for each in matters if each.department],
            titles={each.slug: each.title for each in found},
            arrived=records is not None,
        )

    @blueprint.get("/departments/<slug>/")
    def department(slug: str) -> str:
        records, now = holding.view.records, holding.clock.now()
        body = records.get(f"department/{slug}", now) if records else None
        if records is None or body is None:
            abort(404)
        found = read(slug, body)
        rooms = {each: _place(records, each, now) for each in (*found.rooms, *(p.room for p in found.people)) if each}
        guides = [guide(row.name, row.card) for row in records.of_kind("guide", now)]
        return render_template(
            "departments/department.html",
            department=found,
            places=rooms,
            matters=[each for each in guides if each.slug in found.matters or each.department == slug],
        )

    return blueprint


def _place(records: Records, place_id: str, now: int) -> Place | None:
    return place(place_id, records.get(f"floor/{floor_of(place_id)}", now))
