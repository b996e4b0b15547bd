"""The first page and the notices. Each is whole in itself: warnings are rendered in, every page leads home."""

from typing import NamedTuple

from flask import Blueprint, render_template
from flask_babel import gettext

from kiosk.frame import desk_of, way
from kiosk.holding import Holding

ON_HOME = 4


class Tile(NamedTuple):
    """One of the large ways on from home; `sign` names its drawing, `first` are what most people come for, `large` the
    few that also stand there in large text, where the rest is one touch further."""

    sign: str
    address: str
    name: str
    more: str
    first: bool
    large: bool


def pages(holding: Holding) -> Blueprint:
    blueprint = Blueprint("pages", __name__)

    @blueprint.get("/")
    def home() -> str:
        hours, phone = desk_of(holding.view, holding.clock.now())
        return render_template("home.html", most=ON_HOME, tiles=tiles(), hours=hours, phone=phone)

    @blueprint.get("/notices/")
    def notices() -> str:
        return render_template("notices.html")

    return blueprint


def tiles() -> list[Tile]:
    """Those of the rooms that this kiosk has."""
    rooms = (
        ("guides", "guides.index", gettext("Office guides"), gettext("What to bring, how long, what it costs")),
        ("departments", "departments.index", gettext("Who do I see?"), gettext("Departments, rooms, telephones")),
        ("floors", "floors.index", gettext("Find your way"), gettext("Where it is, also without stairs")),
        ("catalog", "catalog.index", gettext("Public records"), gettext("Documents, plans, reports")),
        ("powers", "powers.index", gettext("Powers and duties"), gettext("What we may do, and why")),
        ("notices", "pages.notices", gettext("All notices"), ""),
        ("about", "about.index", gettext("About us"), gettext("The office, rules, annual reports")),
    )
    found = [(sign, way(endpoint), name, more) for sign, endpoint, name, more in rooms]
    return [
        Tile(sign, address, name, more, sign in FIRST, sign in LARGE) for sign, address, name, more in found if address
    ]


FIRST = ("guides", "departments", "floors")
LARGE = (*FIRST, "notices")
