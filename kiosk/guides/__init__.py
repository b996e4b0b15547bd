"""Office guides: what can be done here, and for each matter all that one has to know before joining the queue."""

from flask import Blueprint, abort, render_template

from kiosk.guides.guide import guide as read
from kiosk.holding import Holding
from kiosk.naming import all_named, named
from kiosk.places import floor_of, place


def guides(holding: Holding) -> Blueprint:
    blueprint = Blueprint("guides", __name__)

    @blueprint.get("/guides/")
    def index() -> str:
        records, now = holding.view.records, holding.clock.now()
        rows = records.of_kind("guide", now) if records else []
        found = [(each, place(each.counter)) for each in (read(row.name, row.card) for row in rows)]
        return render_template("guides/index.html", guides=found, arrived=records is not None)

    @blueprint.get("/guides/<slug>/")
    def guide(slug: str) -> str:
        records, now = holding.view.records, holding.clock.now()
        body = records.get(f"guide/{slug}", now) if records else None
        if records is None or body is None:
            abort(404)
        found = read(slug, body)
        return render_template(
            "guides/guide.html",
            guide=found,
            place=place(found.counter, records.get(f"floor/{floor_of(found.counter)}", now)),
            department=named(records, "department", found.department, now),
            powers=all_named(records, "power", found.powers, now),
        )

    return blueprint
