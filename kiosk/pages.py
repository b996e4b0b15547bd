"""The pages that visitors touch. Each is whole in itself: warnings are rendered in, every page leads home."""

import logging
from datetime import datetime
from typing import Any

from babel.dates import format_date
from flask import Blueprint, Flask, Response, render_template, request
from flask_babel import gettext
from werkzeug.exceptions import HTTPException, InternalServerError

from kiosk.assets import asset
from kiosk.holding import Holding
from kiosk.language import LANGUAGES, LOCALES, NAMES, READS, language
from kiosk.live import tag, zone
from kiosk.notices import Notice, showing

ON_HOME = 4
log = logging.getLogger(__name__)


def pages(holding: Holding) -> Blueprint:
    blueprint = Blueprint("pages", __name__)

    @blueprint.get("/")
    def home() -> str:
        return render_template("home.html", most=ON_HOME)

    @blueprint.get("/notices/")
    def notices() -> str:
        return render_template("notices.html")

    @blueprint.app_context_processor
    def shared() -> dict[str, Any]:
        return frame(holding)

    @blueprint.app_template_filter()
    def wording(notice: Notice) -> tuple[str, str]:
        """A notice's words for the reader of this page, and the language they are in."""
        lang = next((lang for lang in READS[language()] if lang in notice.texts), "")
        return notice.texts.get(lang, ""), lang

    @blueprint.app_template_filter()
    def day(moment: datetime) -> str:
        return format_date(moment, "full", locale=LOCALES[language()])

    return blueprint


def frame(holding: Holding) -> dict[str, Any]:
    """What every template can name."""
    view, moment = holding.view, holding.clock.now()
    shown = showing(view.programme.programme if view.programme else None, moment)
    here = datetime.fromtimestamp(moment / 1000, zone(view))
    return {
        "office": view.office(language()) or gettext("Foyer"),
        "shown": shown,
        "tag": tag(view, shown),
        "now": here,
        "zone": zone(view).key,
        "as_of": as_of(holding),
        "empty": view.programme is None,
        "lang": language(),
        "languages": [(each, NAMES[each]) for each in LANGUAGES],
        "asset": asset,
        "here": request.endpoint if request.endpoint in ("pages.home", "pages.notices") else "pages.home",
    }


def as_of(holding: Holding) -> datetime | None:
    """When the notices were last put together."""
    held = holding.view.programme
    return datetime.fromtimestamp(held.built_at / 1000, zone(holding.view)) if held else None


def lead_home(app: Flask) -> None:
    """Whatever goes wrong, the visitor sees a page with the way home on it."""

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        answer = error.get_response()
        answer.data = sorry(missing=error.code == 404)
        answer.content_type = "text/html; charset=utf-8"
        return Response(answer.data, answer.status_code, answer.headers)

    @app.errorhandler(InternalServerError)
    def failed(error: InternalServerError) -> tuple[str, int]:
        log.error("%s failed", request.path, exc_info=error.original_exception)
        return sorry(missing=False), 500


def sorry(missing: bool) -> str:
    try:
        return render_template("sorry.html", missing=missing)
    except Exception:  # noqa: BLE001 - the frame itself may be what failed
        return BARE


BARE = """<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>门厅</title>
<body><h1>此页暂时无法显示</h1><p><a href="/">返回首页 · Back to home</a></p></body></html>"""
