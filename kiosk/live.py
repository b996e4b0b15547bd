"""What the kiosk's channel shows now, as JSON: open pages ask once a second."""

import hashlib
import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flask import Blueprint, Response, abort, jsonify, request

from kiosk.holding import Holding, View
from kiosk.notices import Showing, on_screen, showing

HOME_ZONE = "Asia/Shanghai"


def tag(view: View, shown: Showing) -> str:
    """Changes when anything does that an open page shows."""
    text = json.dumps([view.office("zh-Hans"), view.office("en"), shown.as_json()], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def zone(view: View) -> ZoneInfo:
    """The channel's; a name this machine does not know must not cost the visitor the page."""
    try:
        return ZoneInfo(view.programme.programme.zone if view.programme else HOME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(HOME_ZONE)


def live(holding: Holding) -> Blueprint:
    blueprint = Blueprint("live", __name__)

    @blueprint.get("/now/")
    def now() -> Response:
        answer = jsonify(state(holding))
        answer.cache_control.no_store = True
        return answer

    @blueprint.get("/programme/<channel>/")
    def programme(channel: str) -> Response:
        """The signed programme, for the player that the attract loop shows; of this kiosk's own channel only."""
        held = holding.view.programme
        if held is None or channel != holding.channel:
            abort(404)
        answer = Response(held.envelope.to_json(), content_type="application/json")
        answer.set_etag(held.envelope.id)
        answer.make_conditional(request)
        return answer

    return blueprint


def state(holding: Holding) -> dict[str, Any]:
    moment, view = holding.clock.now(), holding.view
    shown = showing(view.programme.programme if view.programme else None, moment)
    return {
        "at": datetime.fromtimestamp(moment / 1000, zone(view)).isoformat(timespec="milliseconds"),
        "now": moment,
        "channel": holding.channel,
        "number": view.programme.number if view.programme else None,
        "tag": tag(view, shown),
        "on_screen": on_screen(view.programme.programme, moment) if view.programme else {},
        **shown.as_json(),
    }
