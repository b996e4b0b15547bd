"""Office guides: what can be done here, and for each matter all that one has to know before joining the queue."""

from flask import Blueprint, abort, render_template

from kiosk.floors.kept import Kept
from kiosk.guides.guide import brief
from kiosk.guides.guide import guide as read
from kiosk.holding import Holding
from kiosk.naming import all_named, named
from kiosk.places import place


def guides(holding: Holding, house: Kept) -> Blueprint:
    """`house` knows what places are called."""
    blueprint = Blueprint("guides", __name__)

    @blueprint.get("/guides/")
    def index() -> str:
        records, now = holding.view.records, holding.clock.now()
        rows = records.of_kind("guide", now) if records else []
        found = [(each, place(each.counter)) for each in (brief(row.name, row.card) for row in rows)]
        return render_template("guides/index.html", guides=found, arrived=records is not None)

    @blueprint.get("/guides/<slug>/")
    def guide(slug: str) -> str:
        records, now = holding.view.records, holding.clock.now()
        body = records.get(f"guide/{slug}", now) if records else None
        if records is None or body is None:
            abort(404)
        found, plans = read(slug, body), house.house()
        return render_template(
            "guides/guide.html",
            guide=found,
            place=place(found.counter, plans.building if plans else None),
            department=named(records, "department", found.department, now),
            powers=all_named(records, "power", found.powers, now),
        )

    return blueprint
