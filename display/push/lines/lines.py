"""One loop over the door and every screen's line. It runs in one green thread, beside everything else."""

import logging
import secrets
import select
import socket
import time
from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

from display.push.lines import frames, packets
from display.push.lines.door import Door, PassOn
from display.push.lines.line import LARGEST_MESSAGE, Gone, Line
from display.push.lines.opening import Opening
from display.push.lines.pings import INTERVAL_S, TIMEOUT_S, Pings
from display.push.lines.polling import READ, WRITE, Poll
from display.push.lines.talk import CHANNEL, Talk
from display.push.problems import Problem
from display.push.ready import Ready
from display.push.screens import Screens

AT_ONCE = 250
"""Sockets served before the other green threads have their turn."""
SENT_AT_ONCE = 1000
"""Programmes sent, likewise: some 13 ms, and each turn of the others in between makes the last screen later."""
TICK_S = 0.25
PACE_S = 0.002
"""Between two looks at what screens say: waking for every word of a thousand screens costs more than the word."""
STRANGER_S = 10.0
"""Seconds in which a new connection has to enter the namespace."""

Said = TypeVar("Said", str, bytes)
_log = logging.getLogger(__name__)


class Lines:
    """The screens that came by an opening of their own: a way to the screens."""

    def __init__(self, screens: Screens) -> None:
        self._screens = screens
        self._talk = Talk(screens, self._entered)
        self._poll = Poll()
        self._pings = Pings()
        self._lines: dict[int, Line] = {}
        self._strangers: dict[Line, float] = {}
        self._by_sid: dict[str, Line] = {}
        self._channels: defaultdict[str, set[Line]] = defaultdict(set)
        self.thrown_out = 0

    def run(self, listener: socket.socket, pass_on: PassOn) -> None:
        """For ever; `pass_on(connection, address)` takes what is not a screen's opening."""
        door, looked = Door(listener, pass_on, self._poll), 0.0
        while True:
            try:
                select.select([self._poll.fileno()], [], [], TICK_S)
                self._turn(door)
                # Not at every turn: pings that leave together are answered together.
                if (now := time.monotonic()) - looked >= TICK_S:
                    looked = now
                    door.keep_time(now)
                    self._keep_time(now)
            except Exception:  # noqa: BLE001 whatever one turn meets, the next one has to come
                _log.exception("a turn of the lines failed")
                time.sleep(TICK_S)
            time.sleep(PACE_S)

    def broadcast(self, channel: str, programme: Ready) -> None:
        frame = frames.text(packets.event("programme", programme))
        for done, line in enumerate(list(self._channels[channel]), 1):
            # Not by `_or_end`: what is done a thousand times at once is done without a detour.
            try:
                line.show(frame)
            except Gone:
                self._end(line)
            if done % SENT_AT_ONCE == 0:
                time.sleep(0)

    def throw_out(self, sid: str) -> None:
        line = self._by_sid.get(sid)
        if line is not None:
            self._or_end(line, line.say, packets.LEAVE)
            self._throw_out(line)

    def move(self, sid: str, old: str, new: str, programme: Ready | None) -> None:
        line = self._by_sid.get(sid)
        if line is None:
            return
        self._channels[old].discard(line)
        self._channels[new].add(line)
        line.channel = new
        self._or_end(line, line.say, packets.event(CHANNEL, {"channel": new}))
        if programme is not None:
            self._or_end(line, line.show, frames.text(packets.event("programme", programme)))

    def _turn(self, door: Door) -> None:
        for number, events in self._poll.poll(0, AT_ONCE):
            line = self._lines.get(number)
            if line is not None:
                self._serve(line, events)
            elif (guest := door.serve(number)) is not None:
                self._admit(*guest)

    def _serve(self, line: Line, events: int) -> None:
        try:
            if events & WRITE:
                line.flush()
            if events & ~WRITE:
                for message in line.messages():
                    self._talk.hear(line, message)
        except Gone:
            self._end(line)
        except frames.BadFrame as bad:
            self._throw_out(line, bad.code)
        except (Problem, ValueError, RecursionError) as trouble:
            _log.debug("a screen is thrown out: %s", trouble)
            self._throw_out(line)
        except Exception:  # noqa: BLE001 one screen's message must not end the others
            _log.exception("a message of a screen could not be handled")
            self._throw_out(line)

    def _admit(self, connection: socket.socket, opening: Opening) -> None:
        line, now = Line(connection, opening.environ, self._poll), time.monotonic()
        self._lines[line.fd] = line
        self._strangers[line] = now
        self._poll.register(line.fd, READ)
        self._pings.begin(line, now)
        terms = packets.opened(secrets.token_urlsafe(15), INTERVAL_S, TIMEOUT_S, LARGEST_MESSAGE)
        self._or_end(line, line.send, opening.answer + frames.text(terms))

    def _entered(self, line: Line) -> None:
        self._strangers.pop(line, None)
        self._by_sid[line.sid or ""] = line
        self._channels[line.channel or ""].add(line)

    def _or_end(self, line: Line, say: Callable[[Said], object], what: Said) -> None:
        try:
            say(what)
        except Gone:
            self._end(line)

    def _throw_out(self, line: Line, code: int = frames.NORMAL) -> None:
        self.thrown_out += 1
        self._or_end(line, line.send, frames.closing(code))
        self._end(line)

    def _end(self, line: Line) -> None:
        if line.over:
            return
        self._poll.unregister(line.fd)
        del self._lines[line.fd]
        self._strangers.pop(line, None)
        line.close()
        if line.sid is not None:
            del self._by_sid[line.sid]
            self._leave_channel(line)
            self._screens.leave(line.sid)

    def _leave_channel(self, line: Line) -> None:
        if line.channel is not None:
            self._channels[line.channel].discard(line)

    def _keep_time(self, now: float) -> None:
        for line in self._pings.silent(now):
            self._end(line)
        for line in self._pings.due(now):
            self._or_end(line, line.say, packets.PING)
        late = (line for line, since in self._strangers.items() if now - since > STRANGER_S)
        for line in list(late):
            self._throw_out(line)
