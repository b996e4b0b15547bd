"""What a screen says over its line, and what it is answered: the namespace /screens without the library."""

import secrets
import time
from collections.abc import Callable
from typing import Any

from display.push.lines import packets
from display.push.lines.line import Gone, Line
from display.push.problems import Problem
from display.push.screens import Screens

CHANNEL = "channel"


class Talk:
    """`entered(line)` is called when a screen has said who it is."""

    def __init__(self, screens: Screens, entered: Callable[[Line], object]) -> None:
        self._screens, self._entered = screens, entered
        self._events: dict[str, Callable[[str, Any], Any]] = {
            "hello": screens.hello,
            "shown": screens.shown,
            "health": screens.health,
            "clock": screens.clock,
        }

    def hear(self, line: Line, message: str) -> None:
        """Raises Gone when the line has to end; Problem, ValueError and RecursionError mean the same."""
        packet = packets.read(message)
        if packet is None or not line.allowance.take(time.monotonic()):
            raise Gone("no screen talks like this")
        if packet.kind == "event":
            self._hear_event(line, packet)
        elif packet.kind == "pong":
            line.awaiting_pong = False
        elif packet.kind == "enter":
            self._enter(line, packet.data)
        else:
            raise Gone("it leaves")

    def _enter(self, line: Line, auth: object) -> None:
        if line.sid is not None:
            raise Gone("it has entered before")
        sid = secrets.token_urlsafe(15)
        try:
            screen = self._screens.arrive(sid, line.environ, auth)
        except Problem as problem:
            line.say(packets.refused(str(problem), problem.document))
            return
        line.sid, line.channel, line.environ = sid, screen.channel, {}
        self._entered(line)
        line.say(packets.entered(sid))
        if isinstance(auth, dict) and auth.get("channel") not in (None, screen.channel):
            line.say(packets.event(CHANNEL, {"channel": screen.channel}))

    def _hear_event(self, line: Line, packet: packets.Packet) -> None:
        name, *said = packet.data
        if name not in self._events:
            raise Gone("no such event")
        if line.sid is None:
            return
        result = self._events[name](line.sid, said[0] if said else None)
        if packet.id is not None:
            line.say(packets.answer(packet.id, result))
