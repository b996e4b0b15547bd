"""Pages in front of somebody say that they are: one that is only made ready does not, and one come back to does."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from flask import Blueprint, Response, current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from kiosk.holding import Holding
from kiosk.language import LANGUAGES, SILENT
from kiosk.live import zone
from kiosk.modes import MODES
from kiosk.numbers.tally import Tally

MOST_BYTES: Final = 2048
A_SECOND: Final = 20
"""Counted at most in one second; a lobby has no more visitors, only a prankster has."""
IDLE: Final = ("stayed", "over")


def counting(holding: Holding, tally: Tally) -> Blueprint:
    blueprint = Blueprint("counting", __name__)
    seconds: dict[int, int] = {}

    @blueprint.post("/counted/")
    def counted() -> Response:
        moment = holding.clock.now()
        said = _said()
        if said is None:
            return Response(status=400)
        second = moment // 1000
        if second not in seconds:
            seconds.clear()
        seconds[second] = seconds.get(second, 0) + 1
        if seconds[second] <= A_SECOND:
            note(tally, datetime.fromtimestamp(moment / 1000, zone(holding.view)).date().isoformat(), said)
        return Response(status=204)

    return blueprint


def note(tally: Tally, day: str, said: Mapping[str, str]) -> None:
    """Count what a page says, as far as it is something that can be counted."""
    if path := page_of(said.get("page", "")):
        tally.add(day, "page", path)
        lang, asked = said.get("lang", ""), said.get("mode", "").split("-")
        tally.add(day, "language", lang if lang in LANGUAGES else LANGUAGES[0])
        for mode in filter(asked.__contains__, MODES):
            tally.add(day, "mode", mode)
    if words := said.get("unanswered"):
        tally.add_unanswered(day, words)
    if (idle := said.get("idle", "")) in IDLE:
        tally.add(day, "idle", idle)


def _said() -> dict[str, str] | None:
    """What the page says: words by name, all of them untrusted; None when it says nothing that can be read."""
    if request.content_length is None or request.content_length > MOST_BYTES:
        return None
    said: Any = request.get_json(force=True, silent=True)
    if not isinstance(said, dict) or not all(isinstance(each, str) for each in said.values()):
        return None
    return said


def page_of(path: str) -> str | None:
    """The path if it is one of a page of this kiosk, as its address is written; else None."""
    if len(path) > 300 or not path.isprintable():
        return None
    try:
        endpoint, _ = current_app.url_map.bind("kiosk").match(path)
    except (HTTPException, RequestRedirect):
        return None
    return None if str(endpoint).partition(".")[0] in SILENT else path
