"""What nodes and kiosks below are fed from: the head they poll, the envelopes, and their spool on its way up."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from flask import Blueprint, Response, jsonify, request
from werkzeug.wrappers import Response as Answer

from content.published import spool
from content.published.envelope import Envelope
from content.published.errors import Refused
from content.published.store import Store
from display.push.access import Access, Node, Screen, Who
from display.push.aside import Aside
from display.push.asked import posted, seconds
from display.push.holding import Holding
from display.push.problems import Problem

LONGEST_WAIT_S = 30.0
MOST_ENTRIES = 1000
SCREENS_MAY_SPOOL = ("shown", "health", "online", "problem", "plays", "picture")

_SENDER = re.compile(r"[A-Za-z0-9_@-][A-Za-z0-9_.@-]{0,99}")


class Parts(NamedTuple):
    """What the feed gives from and takes into."""

    holding: Holding
    store: Store
    access: Access
    spool_root: Path
    aside: Aside


class Feed:
    """The calls of /feed/ but the blobs; each raises Problem."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def blueprint(self) -> Blueprint:
        feed = Blueprint("feed", __name__, url_prefix="/feed")
        feed.add_url_rule("/head", view_func=self.head)
        feed.add_url_rule("/programme/<channel>", view_func=self.programme)
        feed.add_url_rule("/edition/<id>", view_func=self.edition)
        feed.add_url_rule("/access", view_func=self.access)
        feed.add_url_rule("/spool", view_func=self.spool, methods=["POST"])
        return feed

    def head(self) -> Response:
        holding = self._parts.holding
        self._who()
        after, wait = request.args.get("after"), seconds(request, "wait", LONGEST_WAIT_S)
        if after == holding.tag:
            holding.wait_beyond(after, wait)
        answer = jsonify(holding.head(_only(self._who())))  # access may have ended meanwhile
        answer.headers["Cache-Control"] = "no-store"
        return answer

    def programme(self, channel: str) -> Answer:
        only = _only(self._who())
        on_air = self._parts.holding.programmes.get(channel)
        if on_air is None or (only is not None and channel not in only):
            raise Problem(404, "channel-unknown", "There is no such channel here.")
        return _envelope(on_air.envelope.text, on_air.id)

    def edition(self, id: str) -> Answer:
        self._who()
        found = next((each for each in self._editions() if each.id == id), None)
        if found is None:
            raise Problem(404, "edition-unknown", "There is no such edition here.")
        return _envelope(found.to_json(), found.id)

    def access(self) -> Answer:
        if isinstance(self._who(), Screen):
            raise Problem(403, "not-a-node", "The access list is for nodes.")
        held = self._parts.holding.access
        if held is None:
            raise Problem(404, "access-unknown", "There is no access list here.")
        return _envelope(held.envelope.to_json(), held.envelope.id)

    def spool(self) -> Response:
        who = self._parts.access.who(request.environ, local=False)
        entries = posted(request).get("entries")
        if not isinstance(entries, list) or len(entries) > MOST_ENTRIES:
            raise Problem(400, "malformed", f"A list of at most {MOST_ENTRIES} is needed.", field="entries")
        return jsonify(acknowledged=self._accepted(who, [each for each in entries if isinstance(each, dict)]))

    def _who(self) -> Who:
        return self._parts.access.who(request.environ)

    def _editions(self) -> Iterator[Envelope]:
        store, held = self._parts.store, self._parts.holding.edition
        if held:
            yield held.envelope
        for number in store.numbers("editions"):
            try:
                yield store.envelope("editions", number)
            except Refused:
                continue

    def _accepted(self, who: Who, entries: Sequence[Mapping[str, Any]]) -> list[str]:
        if isinstance(who, Screen):
            entries = [_in_its_own_name(who, each) for each in entries if each.get("kind") in SCREENS_MAY_SPOOL]
        try:
            # Visitors' entries are synced to the disk, which takes as long as the disk takes.
            return self._parts.aside(spool.accept, self._parts.spool_root, _sender(who), entries)
        except Refused as refused:
            raise Problem(400, refused.reason, refused.detail) from refused
        except OSError as full:
            again = {"Retry-After": "30"}
            raise Problem(507, "disk-full", "The entries could not be kept.", headers=again) from full


def _only(who: Who) -> tuple[str, ...] | None:
    """The channels that one is given; None for all."""
    return (who.channel,) if isinstance(who, Screen) else None


def _in_its_own_name(screen: Screen, entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """A screen speaks for itself alone, whatever name its reports bear."""
    data = entry.get("data")
    if not isinstance(data, dict):
        return entry
    listed = data.get("entries", [data])
    reports = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    own = {"screen": screen.screen, "channel": screen.channel}
    return {**entry, "data": {"entries": [{**each, **own} for each in reports]}}


def _sender(who: Who) -> str:
    """The id that keys from here begin with: a node's name as it is, a screen's behind `screen:`."""
    name = who.node if isinstance(who, Node) else who.screen if isinstance(who, Screen) else "local"
    safe = name if _SENDER.fullmatch(name) else hashlib.sha256(name.encode()).hexdigest()[:32]
    return f"screen:{safe}" if isinstance(who, Screen) else safe


def _envelope(text: str, id: str) -> Answer:
    answer = Response(text, content_type="application/json")
    answer.set_etag(id)
    answer.headers["Cache-Control"] = "no-cache"
    return answer.make_conditional(request.environ)
