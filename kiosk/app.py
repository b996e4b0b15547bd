"""The kiosk's Flask application, put together."""

from pathlib import Path

from flask import Blueprint, Flask, Response
from jinja2 import StrictUndefined

from config.settings import Settings
from kiosk.assets import assets
from kiosk.health import health
from kiosk.holding import Holding
from kiosk.language import carry_language
from kiosk.live import live
from kiosk.pages import lead_home, pages

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
    settings: Settings, player: Blueprint | None = None, *, fonts: Path | None = None, holding: Holding | None = None
) -> Flask:
    """`player` plays the kiosk's channel at /screens/<channel>/; `fonts` is the folder of the font package.
    Who gives `holding` starts and stops it; otherwise one is made that follows the store from now on."""
    if holding is None:
        holding = Holding(settings.data, settings.channel)
        holding.start()
    app = Flask(__name__, static_folder=None)
    app.config["BABEL_DEFAULT_LOCALE"] = "zh_Hans"
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(Path(__file__).parent / "translations")
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    carry_language(app)
    for blueprint in (pages(holding), live(holding), assets(holding, fonts)):
        app.register_blueprint(blueprint)
    app.register_blueprint(health(holding, settings.data, settings.upstream))
    if player:
        app.register_blueprint(player, url_prefix="/screens")
    lead_home(app)
    app.after_request(_guarded)
    return app


def _guarded(answer: Response) -> Response:
    answer.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
    answer.headers.setdefault("X-Content-Type-Options", "nosniff")
    answer.headers.setdefault("Referrer-Policy", "no-referrer")
    answer.headers.setdefault("Cache-Control", "no-cache")
    return answer
