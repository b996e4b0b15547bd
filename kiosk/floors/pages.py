"""The building directory, a floor's map, and the way to a place."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from content.published.plans.features import PLACES
from kiosk.floors.cards import cards
from kiosk.floors.carried import code, text
from kiosk.floors.graph import Sort
from kiosk.floors.hours import hours
from kiosk.floors.kept import House, Kept
from kiosk.floors.routes import Route
from kiosk.floors.shown import shown
from kiosk.floors.words import called
from kiosk.here import here
from kiosk.holding import Holding
from kiosk.language import language
from kiosk.openwords import open_now


def _(message: str, **values: object) -> str:
    return str(gettext(message, **values))


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
        now, opened = holding.clock.now(), hours(holding, house.records)
        places = cards(found, house.records, language(), now, opened, house.on_wheels(floor))
        return render_template(
            "floors/floor.html",
            house=house,
            floor=found,
            here=_here(house),
            sheet=house.sheet(floor, language()),
            cards={each.id: each for each in places},
        )

    return blueprint


def route(holding: Holding, kept: Kept) -> Blueprint:
    blueprint = Blueprint("route", __name__)

    @blueprint.get("/route/")
    def route() -> ResponseReturnValue:
        house, to, sort = kept.house(), request.args.get("to", ""), _asked()
        place = house.building.find(to) if house else None
        if house is None or place is None or place[1].type not in PLACES:
            return _unknown(house)
        found, other = house.route(to, sort), house.route(to, _otherwise(sort))
        title = _("%(place)s: the way there", place=called(place[1], language()))
        open_hours = hours(holding, house.records)
        told = open_now(open_hours.of(place[1]), open_hours.now)
        return _way(house, title, found, floor=place[0], other=other, open_now=told, out=False)

    @blueprint.get("/route/out/")
    def out() -> ResponseReturnValue:
        """By the nearest door out: on foot without lifts where there is such a way, or without steps."""
        house, sort = kept.house(), _asked()
        stands = house.building.find(house.building.kiosk or "") if house else None
        if house is None or stands is None:
            return _unknown(house, _("No plan shows the way out. Please follow the exit signs and the staff."))
        found, other = house.way_out(sort), house.way_out(_otherwise(sort))
        return _way(house, _("The way out"), found, floor=stands[0], other=other, open_now=None, out=True)

    return blueprint


def _way(house: House, title: str, found: Route | None, **more: object) -> str:
    """The page of a way, or of there being none."""
    told = shown(house, found, language()) if found else None
    carried = code(text(title, told)) if told else None
    ways = (here(step_free=None), here(step_free=1))
    step_free = _asked() == "step-free"
    return render_template(
        "route/route.html", title=title, found=told, carried=carried, ways=ways, step_free=step_free, **more
    )


def _asked() -> Sort:
    return "step-free" if request.args.get("step_free") == "1" else "any"


def _otherwise(sort: Sort) -> Sort:
    return "any" if sort == "step-free" else "step-free"


def _unknown(house: House | None, message: str = "") -> ResponseReturnValue:
    arrived = house is not None
    return render_template("route/unknown.html", arrived=arrived, message=message), 404 if arrived else 503


def _here(house: House | None) -> str | None:
    """The name of this kiosk's floor."""
    found = house.building.find(house.building.kiosk or "") if house else None
    return found[0].name if found else None
