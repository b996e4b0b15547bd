"""What stands around every page: the office's name and clock, warnings, the way home, languages, manners when idle."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from babel.dates import format_date
from flask import Blueprint, current_app, url_for
from flask_babel import gettext

from config.settings import Settings
from kiosk.assets import asset
from kiosk.here import here
from kiosk.holding import Holding, View
from kiosk.language import LANGUAGES, LOCALES, NAMES, language, told
from kiosk.live import tag, zone
from kiosk.modes import MODES, modes, toggled
from kiosk.notices import showing
from kiosk.texts import as_text, pick


class Desk(NamedTuple):
    """When somebody is at the counters, and what to ring; empty where nothing says it."""

    hours: Mapping[str, str]
    phone: str | None


def frame(holding: Holding, settings: Settings, stale: Callable[[], datetime | None]) -> Blueprint:
    """No page of its own; gives every template its surroundings. `stale`: since when the notices may be old."""
    blueprint = Blueprint("frame", __name__)

    @blueprint.app_context_processor
    def shared() -> dict[str, Any]:
        return surroundings(holding) | {"manners": manners(settings), "stale": stale()}

    @blueprint.app_template_global()
    def desk() -> Desk:
        return desk_of(holding.view, holding.clock.now())

    blueprint.add_app_template_global(asset)
    blueprint.add_app_template_global(language)
    blueprint.add_app_template_global(way)
    blueprint.add_app_template_filter(day)
    return blueprint


def surroundings(holding: Holding) -> dict[str, Any]:
    """What every template can name."""
    view, moment = holding.view, holding.clock.now()
    shown = showing(view.programme.programme if view.programme else None, moment)
    return {
        "office": office(view, moment) or gettext("Foyer"),
        "shown": shown,
        "tag": tag(view, shown),
        "number": view.programme.number if view.programme else 0,
        "now": datetime.fromtimestamp(moment / 1000, zone(view)),
        "zone": zone(view).key,
        "as_of": as_of(holding),
        "empty": view.programme is None,
        "lang": language(),
        "languages": [(each, NAMES[each], here(lang=told(each))) for each in LANGUAGES],
        "modes": modes(),
        "other_modes": {each: here(mode=toggled(each)) for each in MODES},
        "plain_mode": here(mode=None),
    }


def manners(settings: Settings) -> dict[str, int]:
    """Seconds until the page asks whether anybody is there, and seconds to answer: twice for who reads slowly."""
    patience = 2 if "elder" in modes() else 1
    return {"idle": patience * settings.idle_seconds, "warning": patience * settings.idle_warning_seconds}


def office(view: View, now: int) -> str | None:
    """The office's name in the language of the page, as far as anything says it."""
    rows = view.records.of_kind("office", now) if view.records else []
    return (pick(rows[0].title, language())[0] if rows else None) or view.office(language())


def desk_of(view: View, now: int) -> Desk:
    card = next((row.card for row in (view.records.of_kind("office", now) if view.records else [])), {})
    phone = card.get("phone")
    return Desk(as_text(card.get("hours")), phone if isinstance(phone, str) else None)


def as_of(holding: Holding) -> datetime | None:
    """When the notices were last put together."""
    held = holding.view.programme
    return datetime.fromtimestamp(held.built_at / 1000, zone(holding.view)) if held else None


def way(endpoint: str, **values: Any) -> str | None:
    """The address of a page, or None where this kiosk has no such page."""
    views: dict[str, Callable[..., Any]] = current_app.view_functions
    return url_for(endpoint, **values) if endpoint in views else None


def day(moment: datetime) -> str:
    return format_date(moment, "full", locale=LOCALES[language()])
