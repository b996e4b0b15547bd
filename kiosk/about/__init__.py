"""About the office: who we are, the disclosure guide, the rules, the annual reports, how to get here."""

from flask import Blueprint, abort, render_template

from kiosk.about.house import house
from kiosk.about.paper import SECTIONS
from kiosk.about.paper import paper as read
from kiosk.document import blocks
from kiosk.holding import Holding
from kiosk.language import language
from kiosk.texts import pick


def about(holding: Holding) -> Blueprint:
    blueprint = Blueprint("about", __name__)

    @blueprint.get("/about/")
    def index() -> str:
        records, now = holding.view.records, holding.clock.now()
        found = [read(row.name, row.card) for row in records.of_kind("about", now)] if records else []
        office = records.get("office/office", now) if records else None
        sections = [(section, [each for each in found if each.section == section]) for section in SECTIONS]
        return render_template(
            "about/index.html",
            house=house(office) if office else None,
            sections=[(section, papers) for section, papers in sections if papers],
            arrived=records is not None,
        )

    @blueprint.get("/about/<slug>/")
    def page(slug: str) -> str:
        records, now = holding.view.records, holding.clock.now()
        body = records.get(f"about/{slug}", now) if records else None
        if records is None or body is None:
            abort(404)
        found = read(slug, body)
        words, spoken = pick(found.body, language()) if found.body else ("", language())
        others = [read(row.name, row.card) for row in records.of_kind("about", now) if row.name != slug]
        return render_template(
            "about/page.html",
            paper=found,
            blocks=blocks(words),
            spoken=spoken,
            others=[each for each in others if each.section == found.section],
        )

    return blueprint
