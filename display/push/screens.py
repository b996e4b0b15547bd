"""The screens that are connected: who each is, what it was given, what it reports. Knows no socket."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from content.published.clock import Clock
from display import health as told
from display.push.access import Access, Environ, Node, Screen, same_site, token_digest
from display.push.access import bearer as bearer_token
from display.push.access import cookie as cookie_token
from display.push.allowance import Allowance
from display.push.holding import Holding
from display.push.problems import Problem
from display.push.ready import Ready

REPORTS_AT_ONCE, REPORTS_A_SECOND = 200, 20
"""A screen reports each number once and its health every 15 s; twenty publishes a second are already a test."""


@dataclass(slots=True)
class Connected:
    """One connected screen. `digest` is that of its token, None for a screen of this machine."""

    channel: str
    name: str
    digest: str | None
    player: str | None = None
    size: list[int] | None = None
    have: int | None = None
    shown: int | None = None
    greeted: bool = False
    allowance: Allowance = field(default_factory=lambda: Allowance(REPORTS_AT_ONCE, REPORTS_A_SECOND))


class Screens:
    """Every method but `arrive` is for a connection that arrived; an unknown one is ignored."""

    def __init__(self, access: Access, holding: Holding, reports: told.Reports, clock: Clock) -> None:
        self._access, self._holding, self._reports, self._clock = access, holding, reports, clock
        self.connected: dict[str, Connected] = {}
        self._names: Counter[str] = Counter()

    def arrive(self, sid: str, environ: Environ, auth: object) -> Connected:
        """A new connection; raises Problem when it may not be."""
        if not same_site(environ):
            raise Problem(403, "origin-refused", "A page of another site may not connect here.")
        said = auth if isinstance(auth, dict) else {}
        wanted, token = said.get("channel"), said.get("token")
        found = self._access.who(environ, token)
        if isinstance(found, Node):
            raise Problem(403, "not-a-screen", "This token is a node's; nodes are fed by /feed/head.")
        if isinstance(found, Screen):
            given = token if isinstance(token, str) and token else bearer_token(environ) or cookie_token(environ)
            screen = Connected(found.channel, found.screen, token_digest(given or ""))
        elif isinstance(wanted, str) and wanted in self._holding.programmes:
            screen = Connected(wanted, f"local:{wanted}:-", None)
        else:
            raise Problem(404, "channel-unknown", "There is no such channel here.", field="channel")
        self.connected[sid] = screen
        return screen

    def leave(self, sid: str) -> None:
        screen = self.connected.pop(sid, None)
        if screen and screen.greeted:
            self._presence(screen, -1)

    def hello(self, sid: str, said: object) -> Ready | dict[str, Any] | None:
        """Greets; the answer is `{number, programme?, channel?}`."""
        screen = self._reporting(sid)
        if screen is None:
            return None
        known = said if isinstance(said, dict) else {}
        if screen.greeted:
            self._presence(screen, -1)
        # One connection is one player: it must not be heard of as ever new ones.
        screen.player = screen.player or told.player(known.get("player"))
        screen.size = told.size(known.get("size"))
        screen.have, screen.greeted = told.whole(known.get("have")), True
        if screen.digest is None:
            screen.name = f"local:{screen.channel}:{screen.player or '-'}"
        self._presence(screen, 1)
        return self._answer(screen)

    def shown(self, sid: str, said: object) -> None:
        screen, report = self._reporting(sid), told.shown(said)
        if screen and report and report["number"] != screen.shown:
            screen.shown = report["number"]
            self._report("shown", screen, report)

    def health(self, sid: str, said: object) -> None:
        screen, report = self._reporting(sid), told.health(said)
        if screen and report:
            self._report("health", screen, report)

    def clock(self, sid: str, t0: object) -> dict[str, Any] | None:
        """Three times (ms) from which a screen learns how far its clock is off: its own, ours twice."""
        t1 = self._clock.now()
        if self._reporting(sid) is None:
            return None
        return {"t0": t0 if told.whole(t0) is not None else None, "t1": t1, "t2": self._clock.now()}

    def barred(self) -> list[str]:
        """The connections whose token counts no longer."""
        return [sid for sid, digest in self._tokens() if self._access.screen(digest) is None]

    def moved(self) -> list[tuple[str, str, str]]:
        """Each connection whose screen shows another channel now, as (sid, old, new); the move is noted here."""
        moves = []
        for sid, digest in self._tokens():
            found, screen = self._access.screen(digest), self.connected[sid]
            if found and found.channel != screen.channel:
                moves.append((sid, screen.channel, found.channel))
                screen.channel, screen.name, screen.shown = found.channel, found.screen, None
        return moves

    def _tokens(self) -> Iterator[tuple[str, str]]:
        return ((sid, screen.digest) for sid, screen in list(self.connected.items()) if screen.digest)

    def _reporting(self, sid: str) -> Connected | None:
        screen = self.connected.get(sid)
        if screen and not screen.allowance.take(time.monotonic()):
            raise Problem(429, "too-many-reports", "This screen reports too much.")
        return screen

    def _answer(self, screen: Connected) -> Ready | dict[str, Any]:
        on_air = self._holding.programmes.get(screen.channel)
        if on_air is None:
            return {"number": None, "channel": screen.channel}
        if screen.have is not None and screen.have > on_air.number:
            self._report("problem", screen, {"what": "number_ahead", "name": str(screen.have)})
        return {"number": on_air.number} if screen.have == on_air.number else on_air.answer

    def _presence(self, screen: Connected, change: int) -> None:
        """A screen that comes back before its old connection is noticed to be gone stays online."""
        before = self._names[screen.name] > 0
        self._names[screen.name] += change
        online = self._names[screen.name] > 0
        if not online:
            del self._names[screen.name]
        if online != before or change > 0:
            facts = {"online": online, "player": screen.player, "size": screen.size, "have": screen.have}
            self._report("online", screen, facts)

    def _report(self, kind: str, screen: Connected, report: told.Report) -> None:
        who = {"screen": screen.name, "channel": screen.channel, "received": self._clock.now()}
        self._reports.add(kind, {**report, **who})
