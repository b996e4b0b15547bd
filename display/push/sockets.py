"""The namespace /screens on python-socketio: events in, programmes out, and a guard before the library's parser.

Handlers are the library's own, not Flask's: a Flask context for every event would double what a connection costs.
"""

import contextlib
import logging
import re
import socket
import time
from collections.abc import Callable
from typing import Any

import socketio
from socketio.exceptions import ConnectionRefusedError as Refusal

from display.push.allowance import Allowance
from display.push.problems import Problem
from display.push.ready import Ready
from display.push.screens import Screens

NAMESPACE = "/screens"
PROGRAMME = "programme"
CHANNEL = "channel"
LARGEST_MESSAGE = 8192
"""Bytes; a hello or a health report has a few hundred."""
FAREWELL_S = 0.5
STRANGER_S = 10.0
"""Seconds in which a new connection has to enter the namespace."""
MESSAGES_AT_ONCE, MESSAGES_A_SECOND = 300, 40

_EXPECTED = re.compile(r'0|1/screens,?$|2/screens,\d{0,9}\["(?:hello|shown|health|clock)"[,\]]')
"""Connect, leave, or one of our events: with anything else a client could call the library's own event names."""

_log = logging.getLogger(__name__)


class ScreensNamespace(socketio.Namespace):  # type: ignore[misc]  # the library ships no types
    """Hands the library's events to Screens, and its answers back."""

    def __init__(self, screens: Screens, entered: Callable[[str], object]) -> None:
        super().__init__(NAMESPACE)
        self._screens, self._entered = screens, entered

    def on_connect(self, sid: str, environ: dict[str, Any], auth: object = None) -> None:
        try:
            screen = self._screens.arrive(sid, environ, auth)
        except Problem as problem:
            raise Refusal(str(problem), problem.document) from problem
        self.enter_room(sid, screen.channel)
        self._entered(self.server.manager.eio_sid_from_sid(sid, NAMESPACE))
        if isinstance(auth, dict) and auth.get("channel") not in (None, screen.channel):
            self.emit(CHANNEL, {"channel": screen.channel}, to=sid)

    def on_disconnect(self, sid: str, *_reason: object) -> None:
        self._screens.leave(sid)

    def on_hello(self, sid: str, *said: object) -> object:
        return self._screens.hello(sid, _first(said))

    def on_shown(self, sid: str, *said: object) -> None:
        self._screens.shown(sid, _first(said))

    def on_health(self, sid: str, *said: object) -> None:
        self._screens.health(sid, _first(said))

    def on_clock(self, sid: str, *said: object) -> object:
        return self._screens.clock(sid, _first(said))


class Sockets:
    """The Socket.IO server with our namespace in it: a way to the screens."""

    def __init__(self, server: Any, screens: Screens) -> None:
        self._server = server
        self._strangers: dict[str, float] = {}
        self._allowances: dict[str, Allowance] = {}
        self.thrown_out = 0
        server.register_namespace(ScreensNamespace(screens, self._entered))
        _wrap(server.eio, "connect", self._arrived)
        _wrap(server.eio, "message", self._heard)
        _wrap(server.eio, "disconnect", self._gone)

    def broadcast(self, channel: str, programme: Ready) -> None:
        self._server.emit(PROGRAMME, programme, to=channel, namespace=NAMESPACE)

    def throw_out(self, sid: str) -> None:
        eio_sid = self._server.manager.eio_sid_from_sid(sid, NAMESPACE)
        if eio_sid is not None:
            self._server.disconnect(sid, namespace=NAMESPACE)
            self._throw_out(eio_sid)

    def move(self, sid: str, old: str, new: str, programme: Ready | None) -> None:
        if self._server.manager.eio_sid_from_sid(sid, NAMESPACE) is None:
            return
        self._server.leave_room(sid, old, namespace=NAMESPACE)
        self._server.enter_room(sid, new, namespace=NAMESPACE)
        self._server.emit(CHANNEL, {"channel": new}, to=sid, namespace=NAMESPACE)
        if programme is not None:
            self._server.emit(PROGRAMME, programme, to=sid, namespace=NAMESPACE)

    def clear_strangers(self) -> None:
        """End the connections that never said what they are."""
        now = time.monotonic()
        for eio_sid, since in list(self._strangers.items()):
            if now - since > STRANGER_S:
                self._throw_out(eio_sid)

    def _arrived(self, library: Callable[..., Any], eio_sid: str, environ: dict[str, Any]) -> Any:
        self._strangers[eio_sid] = time.monotonic()
        self._allowances[eio_sid] = Allowance(MESSAGES_AT_ONCE, MESSAGES_A_SECOND)
        return library(eio_sid, environ)

    def _entered(self, eio_sid: str) -> None:
        self._strangers.pop(eio_sid, None)

    def _heard(self, library: Callable[..., Any], eio_sid: str, message: object) -> None:
        allowance = self._allowances.get(eio_sid)
        expected = isinstance(message, str) and _EXPECTED.match(message)
        try:
            if allowance and expected and allowance.take(time.monotonic()):
                library(eio_sid, message)
                return
        except (Problem, ValueError, RecursionError) as trouble:
            _log.debug("a screen is thrown out: %s", trouble)
        except Exception:  # noqa: BLE001 one screen must not end the others
            _log.exception("a message of a screen could not be handled")
        self._throw_out(eio_sid)

    def _gone(self, library: Callable[..., Any], eio_sid: str, *reason: object) -> Any:
        self._strangers.pop(eio_sid, None)
        self._allowances.pop(eio_sid, None)
        websocket = self._server.environ.get(eio_sid, {}).get("wsgi.websocket")
        if websocket is not None:
            self._server.start_background_task(self._cut, websocket.handler.socket)
        return library(eio_sid, *reason)

    def _throw_out(self, eio_sid: str) -> None:
        self._strangers.pop(eio_sid, None)
        connection = self._server.eio.sockets.get(eio_sid)
        if connection and not connection.closed:
            self.thrown_out += 1
            connection.close(wait=False)

    def _cut(self, connection: socket.socket) -> None:
        """gevent's websockets say that they close, but leave the connection to the other side."""
        self._server.sleep(FAREWELL_S)
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)


def _wrap(eio: Any, event: str, ours: Callable[..., Any]) -> None:
    library = eio.handlers[event]
    eio.on(event, lambda *args: ours(library, *args))


def _first(said: tuple[object, ...]) -> object:
    return said[0] if said else None
