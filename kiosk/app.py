"""The kiosk's Flask application, put together."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from flask import Blueprint, Flask, Response, request
from jinja2 import StrictUndefined
from prometheus_client import CollectorRegistry

from config import written
from config.settings import Settings
from kiosk.about import about
from kiosk.addresses import Addressing
from kiosk.ahead import ahead
from kiosk.aloud import aloud
from kiosk.assets import assets
from kiosk.attract import attract
from kiosk.catalog import catalog
from kiosk.departments import departments
from kiosk.floors.kept import Kept
from kiosk.floors.pages import floors, route
from kiosk.frame import frame
from kiosk.freshness import freshness
from kiosk.guides import guides
from kiosk.handwriting import handwriting
from kiosk.handwriting.weights import weights
from kiosk.handwriting.worker import Worker
from kiosk.health import counted, health
from kiosk.holding import Holding
from kiosk.language import SILENT, carry_language
from kiosk.live import live
from kiosk.modes import carry_modes
from kiosk.numbers import Tally, counting
from kiosk.pages import pages
from kiosk.panel import panel
from kiosk.powers import powers
from kiosk.rendered import rendered
from kiosk.search import search
from kiosk.sorry import lead_home
from kiosk.warned import Warned, warned
from kiosk.wording import speak

CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


def create_app(
    settings: Settings,
    player: Blueprint | None = None,
    *,
    fonts: Path | None = None,
    holding: Holding | None = None,
    tally: Tally | None = None,
    told: Warned | None = None,
) -> Flask:
    """`player` plays the kiosk's channel at /screens/<channel>/; `fonts` is the folder of the font package.
    Who gives `holding` starts and stops it; otherwise one is made that follows the store from now on.
    What is looked at is counted into `tally`, emergencies that pages show go to `told`."""
    if holding is None:
        holding = Holding(settings.data, settings.channel)
        holding.start()
    app = Addressing(__name__, static_folder=None)
    app.jinja_env.undefined = StrictUndefined
    written.carry(app.jinja_env)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    carry_language(app)
    carry_modes(app, SILENT)
    speak(app)
    registry, stale = CollectorRegistry(), freshness(holding, settings.data, settings.upstream)
    for blueprint in (*rooms(holding, settings), *fittings(holding, settings, fonts, stale)):
        app.register_blueprint(blueprint)
    app.register_blueprint(counting(holding, tally or Tally()))
    app.register_blueprint(warned(told or Warned(holding, None)))
    app.register_blueprint(handwriting(Worker(weights)))
    app.register_blueprint(health(holding, settings.data, settings.upstream, registry))
    if player:
        app.register_blueprint(player, url_prefix="/screens")
    lead_home(app, holding)
    app.after_request(_guarded)
    app.wsgi_app = counted(rendered(app.wsgi_app, holding, stale), registry)  # type: ignore[method-assign, assignment]
    return app


def rooms(holding: Holding, settings: Settings) -> Iterator[Blueprint]:
    """What visitors walk through, one blueprint a noun."""
    yield pages(holding)
    yield attract(holding)
    house = Kept(holding, settings.place)
    yield guides(holding, house, settings.printer)
    yield powers(holding)
    yield departments(holding, house)
    yield catalog(holding)
    yield about(holding)
    yield search(holding)
    yield floors(holding, house)
    yield route(holding, house)


def fittings(
    holding: Holding, settings: Settings, fonts: Path | None, stale: Callable[[], datetime | None]
) -> Iterator[Blueprint]:
    """What every page needs around it and behind it."""
    yield frame(holding, settings, stale)
    yield panel(settings)
    yield aloud(holding)
    yield ahead()
    yield live(holding)
    yield assets(holding, fonts)


def _guarded(answer: Response) -> Response:
    # The way on is of this kiosk, whatever name it was asked by.
    answer.location = answer.location and answer.location.removeprefix(request.host_url.rstrip("/"))
    answer.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
    answer.headers.setdefault("X-Content-Type-Options", "nosniff")
    answer.headers.setdefault("Referrer-Policy", "no-referrer")
    answer.headers.setdefault("Cache-Control", "no-cache")
    return answer
