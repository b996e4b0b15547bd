"""The building directory, a floor's map, and the way to a place."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from content.published.plans.features import PLACES
from kiosk.floors.cards import cards
from kiosk.floors.kept import House, Kept
from kiosk.floors.shown import shown
from kiosk.floors.words import called
from kiosk.holding import Holding
from kiosk.language import language


def floors(holding: Holding, kept: Kept) -> Blueprint:
    blueprint = Blueprint("floors", __name__)

    @blueprint.get("/floors/")
    def index() -> str:
        house = kept.house()
        return render_template("floors/index.html", house=house, here=_here(house))

    @blueprint.get("/floors/<floor>/")
    def floor(floor: str) -> str:
        house = kept.house()
        if house is None or floor not in house.building.floors:
            abort(404)
        found = house.building.floors[floor]
        places = cards(found, house.records, language(), holding.clock.now(), house.on_wheels(floor))
        return render_template(
            "floors/floor.html",
            house=house,
            floor=found,
            here=_here(house),
            sheet=house.sheet(floor, language()),
            cards={each.id: each for each in places},
        )

    return blueprint


def route(kept: Kept) -> Blueprint:
    blueprint = Blueprint("route", __name__)

    @blueprint.get("/route/")
    def route() -> ResponseReturnValue:
        house, to = kept.house(), request.args.get("to", "")
        step_free = request.args.get("step_free") == "1"
        place = house.building.find(to) if house else None
        if house is None or place is None or place[1].type not in PLACES:
            return render_template("route/unknown.html", arrived=house is not None), 404 if house else 503
        found = house.route(to, "step-free" if step_free else "any")
        return render_template(
            "route/route.html",
            to=to,
            floor=place[0],
            target=called(place[1], language()),
            step_free=step_free,
            other=house.route(to, "any" if step_free else "step-free"),
            found=shown(house, found, language()) if found else None,
        )

    return blueprint


def _here(house: House | None) -> str | None:
    """The name of this kiosk's floor."""
    found = house.building.find(house.building.kiosk or "") if house else None
    return found[0].name if found else None
