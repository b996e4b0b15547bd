"""Pages in front of somebody say that they are: one that is only made ready does not, and one come back to does."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Final

from flask import Blueprint, Response, current_app
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from kiosk.holding import Holding, View
from kiosk.language import LANGUAGES, SILENT
from kiosk.live import zone
from kiosk.modes import MODES
from kiosk.numbers.tally import Tally
from kiosk.sent import refusal, sent

MOST_BYTES: Final = 2048
A_SECOND: Final = 20
"""Counted at most in one second; a lobby has no more visitors, only a prankster has."""
IDLE: Final = ("stayed", "over")
RECORDS: Final = {
    "guides": "guide",
    "departments": "department",
    "catalog": "catalog",
    "about": "about",
    "floors": "floor",
}
"""Of which kind the records are that have pages in these rooms."""
MOST_OF_ONE: Final = 50
"""Numbered pages of one record."""


def counting(holding: Holding, tally: Tally) -> Blueprint:
    blueprint = Blueprint("counting", __name__)
    seconds: dict[int, int] = {}

    @blueprint.post("/counted/")
    def counted() -> Response:
        moment = holding.clock.now()
        said = sent(MOST_BYTES)
        if not isinstance(said, dict):
            return refusal("words by name are needed", "body")
        if wrong := [name for name, each in said.items() if not isinstance(each, str)]:
            return refusal("words are needed", wrong[0])
        second = moment // 1000
        if second not in seconds:
            seconds.clear()
        seconds[second] = seconds.get(second, 0) + 1
        if seconds[second] <= A_SECOND:
            there = partial(_is_there, holding.view, moment)
            note(tally, datetime.fromtimestamp(moment / 1000, zone(holding.view)).date().isoformat(), said, there)
        return Response(status=204)

    return blueprint


def note(tally: Tally, day: str, said: Mapping[str, str], there: Callable[[str], bool]) -> None:
    """Count what a page says, as far as it is something that can be counted: a page of a record only while that is
    `there`, or everything that anybody makes up would be kept for a year."""
    if path := page_of(said.get("page", ""), there):
        tally.add(day, "page", path)
        lang, asked = said.get("lang", ""), said.get("mode", "").split("-")
        tally.add(day, "language", lang if lang in LANGUAGES else LANGUAGES[0])
        for mode in filter(asked.__contains__, MODES):
            tally.add(day, "mode", mode)
    if words := said.get("unanswered"):
        tally.add_unanswered(day, words)
    if (idle := said.get("idle", "")) in IDLE:
        tally.add(day, "idle", idle)


def page_of(path: str, there: Callable[[str], bool]) -> str | None:
    """The path if it is one of a page of this kiosk, as its address is written; else None. `there`: whether there is a
    record of this id."""
    if len(path) > 300 or not path.isprintable():
        return None
    try:
        endpoint, values = current_app.url_map.bind("kiosk").match(path)
    except (HTTPException, RequestRedirect):
        return None
    room = str(endpoint).partition(".")[0]
    named = [each for each in values.values() if isinstance(each, str)]
    few = all(each <= MOST_OF_ONE for each in values.values() if isinstance(each, int))
    known = few and all(room in RECORDS and there(f"{RECORDS[room]}/{each}") for each in named)
    return path if known and room not in SILENT else None


def _is_there(view: View, now: int, record_id: str) -> bool:
    return view.records is not None and view.records.get(record_id, now) is not None
