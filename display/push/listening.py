"""Our own listening socket, and the WSGI server of each way to wait that is handed it."""

import logging
import socket
from collections.abc import Callable
from typing import Any

from display.push.entrance import SOCKETS, refusal
from display.push.lines.door import PassOn

BACKLOG = 4096
"""eventlet's own 50 costs a storm of 1,000 screens seconds of SYN retries."""
MOST_CONNECTIONS = 20_000
"""eventlet's own 1,024 leaves the next screen hanging without a word."""
IDLE_S = 60
STUCK_S = 30
"""A peer that takes nothing, or sends half a request, for so long is given up."""

Wsgi = Callable[..., Any]
Lines = Callable[[socket.socket, PassOn], None]


class Taken(Exception):
    """The address cannot be listened on."""


def listen(host: str, port: int) -> socket.socket:
    """A listening socket whose connections inherit TCP_NODELAY; raises Taken."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # With Nagle's algorithm a connecting screen waits for its delayed acknowledgement: 47 ms instead of 4.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError as trouble:
        raise Taken(f"{host} port {port} cannot be listened on: {trouble.strerror or trouble}") from trouble
    return listener


def run(async_mode: str, listener: socket.socket, wsgi: Wsgi, lines: Lines) -> None:
    """Serve for ever. `lines` has the listener and passes on what is for the WSGI server; threads do without it."""
    if async_mode == "threading":
        _threads(listener, wsgi)
    else:
        {"eventlet": _eventlet, "gevent": _gevent}[async_mode](listener, wsgi, lines)


class _Passed:
    """To eventlet's server the listening socket: what it accepts is what was passed on."""

    def __init__(self, listener: socket.socket) -> None:
        from eventlet.queue import LightQueue

        self._listener, self._waiting = listener, LightQueue()
        self.family, self.getsockname = listener.family, listener.getsockname

    def put(self, connection: socket.socket, address: object) -> None:
        # Accepted without waiting, it is a plain socket: the server needs a green one.
        green = socket.socket(connection.family, connection.type, fileno=connection.detach())
        self._waiting.put((green, address))

    def accept(self) -> Any:
        return self._waiting.get()

    def close(self) -> None:
        self._listener.close()


def _eventlet(listener: socket.socket, wsgi: Wsgi, lines: Lines) -> None:
    import eventlet
    from eventlet import wsgi as server

    passed = _Passed(listener)
    eventlet.spawn(lines, listener, passed.put)
    server.server(
        passed,
        wsgi,
        log_output=False,
        debug=False,
        max_size=MOST_CONNECTIONS,
        keepalive=IDLE_S,
        socket_timeout=STUCK_S,
    )


def _gevent(listener: socket.socket, wsgi: Wsgi, lines: Lines) -> None:
    import gevent
    from gevent.pywsgi import WSGIServer
    from geventwebsocket.handler import WebSocketHandler

    class Handler(WebSocketHandler):  # type: ignore[misc]  # the library ships no types
        def upgrade_websocket(self) -> Any:
            """The library would switch protocols before anybody was asked."""
            asked = self.environ["PATH_INFO"].startswith(SOCKETS) and refusal(self.environ) is None
            return super().upgrade_websocket() if asked else None

    server = WSGIServer(listener, wsgi, log=None, error_log=None, handler_class=Handler)
    server.logger = logging.getLogger("display.push.library")  # or the library makes one that prints
    server.init_socket()

    def serve(connection: socket.socket, address: object) -> None:
        with connection:
            server.handle(connection, address)

    lines(listener, lambda connection, address: gevent.spawn(serve, connection, address))


def _threads(listener: socket.socket, wsgi: Wsgi) -> None:
    from werkzeug.serving import WSGIRequestHandler, make_server

    class Quiet(WSGIRequestHandler):
        def log(self, type: str, message: str, *args: Any) -> None:
            """No access log."""

    host, port = listener.getsockname()[:2]
    make_server(host, port, wsgi, threaded=True, request_handler=Quiet, fd=listener.fileno()).serve_forever()
