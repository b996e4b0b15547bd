"""Office guides: what can be done here, and for each matter all that one has to know before joining the queue."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import Blueprint, abort, render_template

from kiosk.daywords import clock_words, day_words
from kiosk.fields import Fields
from kiosk.floors.kept import Kept
from kiosk.guides.guide import Guide, brief
from kiosk.guides.guide import guide as read
from kiosk.guides.near import near
from kiosk.guides.today import counter_open, handed_in, handed_said
from kiosk.holding import Holding
from kiosk.language import language
from kiosk.live import zone
from kiosk.naming import all_named, named
from kiosk.notices import showing
from kiosk.openwords import open_said
from kiosk.places import place
from kiosk.workdays import known


def guides(holding: Holding, house: Kept, printer: str = "none") -> Blueprint:
    """`house` knows what places are called; `printer` is the paper of the one beside this kiosk, or "none"."""
    blueprint = Blueprint("guides", __name__)
    blueprint.add_app_template_filter(day_words)
    blueprint.add_app_template_filter(clock_words)

    def found(slug: str) -> Guide:
        records, now = holding.view.records, holding.clock.now()
        body = records.get(f"guide/{slug}", now) if records else None
        return read(slug, body) if body is not None else abort(404)

    @blueprint.get("/guides/")
    def index() -> str:
        records, now = holding.view.records, holding.clock.now()
        rows = records.of_kind("guide", now) if records else []
        found = [(each, place(each.counter)) for each in (brief(row.name, row.card) for row in rows)]
        return render_template("guides/index.html", guides=found, arrived=records is not None)

    @blueprint.get("/guides/<slug>/")
    def guide(slug: str) -> str:
        return render_template("guides/guide.html", **about(holding, house, found(slug)))

    @blueprint.get("/guides/<slug>/forms/<int:number>/")
    def form(slug: str, number: int) -> str:
        """The form of that number, from 1, as far as there is anything to be seen of it."""
        guide = found(slug)
        if not 0 < number <= len(guide.forms) or not guide.forms[number - 1].pictures:
            abort(404)
        return render_template("guides/form.html", guide=guide, form=guide.forms[number - 1])

    @blueprint.get("/guides/<slug>/slip/")
    def slip(slug: str) -> str:
        guide = found(slug)
        taken = guide.slip(language()) or abort(404)
        return render_template("guides/slip.html", guide=guide, taken=taken, printer=printer)

    return blueprint


def about(holding: Holding, house: Kept, guide: Guide) -> Mapping[str, Any]:
    """What the page of a guide says: its record, and what follows from it here and now."""
    view, now = holding.view, holding.clock.now()
    records, plans = view.records, house.house()
    moment, calendar = datetime.fromtimestamp(now / 1000, zone(view)), known(records, now)
    office = Fields(records.get("office/office", now) if records else None)
    is_open = counter_open(guide, office.raw("opening"), calendar, moment)
    handed = handed_in(guide, is_open, calendar, moment)
    return {
        "guide": guide,
        "near": near(
            showing(view.programme.programme if view.programme else None, now),
            records.get(f"guide/{guide.slug}", now) if records else None,
        ),
        "place": place(guide.counter, plans.building if plans else None),
        "department": named(records, "department", guide.department, now) if records else None,
        "powers": all_named(records, "power", guide.powers, now) if records else (),
        "counter": is_open,
        "counter_said": open_said(is_open, moment) if is_open else (),
        "handed": handed,
        "handed_said": handed_said(handed),
        "today": moment.date(),
        "complaint_phone": guide.help.complaint_phone or office.string("complaint_phone"),
        "taken": guide.slip(language()),
    }
