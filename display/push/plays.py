"""What screens in browsers showed, on its way to the desk: into the spool, acknowledged once it lies on the disk."""

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, Response, jsonify, request

from content.published import plays
from content.published.clock import Clock
from content.published.errors import Refused
from content.published.spool import Spool
from display import health as told
from display.push.access import Access, Node, Screen
from display.push.allowance import Allowances
from display.push.aside import Aside
from display.push.asked import posted
from display.push.problems import Problem

MOST_SPANS = 200
LARGEST = 512 * 1024
AT_ONCE, A_SECOND = 20, 1 / 5
"""A screen tells once a minute, and after an outage page by page."""


class Log:
    """Appends from several threads, one after the other."""

    def __init__(self, spool: Spool) -> None:
        self._spool, self._lock = spool, threading.Lock()

    def append(self, entries: list[Mapping[str, Any]]) -> None:
        """On disk when this returns; raises OSError."""
        with self._lock:
            self._spool.append("plays", {"entries": entries}, durable=True)


def create_plays(
    access: Access, clock: Clock, log: Log, aside: Aside, channels: Callable[[], Mapping[str, object]]
) -> Blueprint:
    """The call `POST /screens/played {channel, player, spans}` -> `{acknowledged: [[id, to], ...]}`: what is named
    there need not be told again. `channels()` are those on air."""
    blueprint = Blueprint("plays", __name__, url_prefix="/screens")
    allowances = Allowances(AT_ONCE, A_SECOND)

    @blueprint.post("/played")
    def played() -> Response:
        if (request.content_length or 0) > LARGEST:
            raise Problem(413, "too-large", "A play log is sent page by page.")
        told_by = access.who(request.environ)
        said = posted(request)
        who = _who(told_by, said, channels())
        if not allowances.take(who["screen"], time.monotonic()):
            raise Problem(429, "too-many-reports", "This screen reports too much.", headers={"Retry-After": "30"})
        spans = said.get("spans")
        if not isinstance(spans, list) or len(spans) > MOST_SPANS:
            raise Problem(400, "malformed", f"A list of at most {MOST_SPANS} is needed.", field="spans")
        entries: list[Mapping[str, Any]] = [
            who | span.as_told() | {"received": clock.now()} for each in spans if (span := _span(each))
        ]
        if entries:
            _keep(log, aside, entries)
        # What is no span will be none the next time either.
        return jsonify(acknowledged=[[each.get("id"), each.get("to")] for each in spans if isinstance(each, dict)])

    return blueprint


def _keep(log: Log, aside: Aside, entries: list[Mapping[str, Any]]) -> None:
    try:
        aside(log.append, entries)
    except OSError as full:
        again = {"Retry-After": "30"}
        raise Problem(507, "disk-full", "The play log could not be kept.", headers=again) from full


def _who(found: object, said: Mapping[str, Any], channels: Mapping[str, object]) -> dict[str, Any]:
    """A screen speaks for itself alone; one of this machine says which channel and player it is."""
    if isinstance(found, Node):
        raise Problem(403, "not-a-screen", "This token is a node's.")
    if isinstance(found, Screen):
        return {"screen": found.screen, "channel": found.channel}
    channel = said.get("channel")
    if not isinstance(channel, str) or channel not in channels:
        raise Problem(404, "channel-unknown", "There is no such channel here.", field="channel")
    return {"screen": f"local:{channel}:{told.player(said.get('player')) or '-'}", "channel": channel}


def _span(each: object) -> plays.Span | None:
    try:
        return plays.read(each) if isinstance(each, Mapping) else None
    except Refused:
        return None
