"""One event to a thousand screens: the websocket frame is packed once and sent in a plain loop.

python-socketio encodes a broadcast once but then pays a queue, a timer, a switch and a frame for every screen, four
times what the send itself costs. `FanOut` is its client manager with a shorter way for screens that are idle; every
other screen takes the library's own way. The short way reaches into attributes that the libraries promise nobody, so
`unmet` tries all of them at start: what is missing is named in `FanOut.lacking` and everything takes the stock path.

On both paths a screen that does not keep up has one event waiting, the newest (`latest`), however many were sent.
"""

import contextlib
import socket
from collections.abc import Callable, Collection, Iterator
from typing import Any

import socketio
from engineio import packet as eio_packet
from socketio import packet as sio_packet

from display.push.lines.frames import text as text_frame

YIELD_EVERY = 250
"""Sends after which the other green threads have their turn (7 to 10 us each)."""
SWEEP = 0.05
"""Seconds between looks at screens that did not keep up."""


class FanOut(socketio.Manager):  # type: ignore[misc]  # the library ships no types
    """Client manager of one process; hand it to the Socket.IO server as `client_manager`.

    `latest` names the events of which only the newest counts. `lacking` says why the short way is not taken, if so.
    """

    def __init__(self, latest: Collection[str]) -> None:
        super().__init__()
        self.latest = frozenset(latest)
        self.lacking: tuple[str, ...] = ("not started",)
        self.waiting: dict[str, eio_packet.Packet] = {}
        self._sweeping = False

    @property
    def path(self) -> str:
        return "stock" if self.lacking else "fast"

    def set_server(self, server: Any) -> None:
        super().set_server(server)
        self.lacking = tuple(unmet(server.eio))
        if not self.lacking:
            _remember_websockets(server.eio)

    def emit(  # the library's own signature
        self,
        event: str,
        data: Any,
        namespace: str,
        room: Any = None,
        skip_sid: Any = None,
        callback: Any = None,
        to: Any = None,
        **kwargs: Any,
    ) -> None:
        if event not in self.latest or callback or skip_sid:
            super().emit(event, data, namespace, room, skip_sid, callback, to, **kwargs)
            return
        message = self.server.packet_class(sio_packet.EVENT, namespace=namespace, data=[event, data])
        packet = eio_packet.Packet(eio_packet.MESSAGE, message.encode())
        frame = None if self.lacking else text_frame(packet.encode())
        for done, (_, eio_sid) in enumerate(self.get_participants(namespace, to or room), 1):
            self._send(eio_sid, packet, frame)
            if done % YIELD_EVERY == 0:
                self.server.sleep(0)

    def _send(self, eio_sid: str, packet: eio_packet.Packet, frame: bytes | None) -> None:
        screen = self.server.eio.sockets.get(eio_sid)
        if screen is None or screen.closed or screen.closing:
            return
        self.waiting.pop(eio_sid, None)
        if frame is not None and _sent_at_once(screen, frame, self.server.start_background_task):
            return
        if _keeps_up(screen):
            screen.send(packet)
            return
        self.waiting[eio_sid] = packet
        if not self._sweeping:
            self._sweeping = True
            self.server.start_background_task(self._sweep)

    def _sweep(self) -> None:
        """Give each screen that did not keep up the newest, once it has read what it was sent before."""
        try:
            while self.waiting:
                self.server.sleep(SWEEP)
                for eio_sid in list(self.waiting):
                    screen = self.server.eio.sockets.get(eio_sid)
                    gone = screen is None or screen.closed or screen.closing
                    if gone or _keeps_up(screen):
                        packet = self.waiting.pop(eio_sid)
                        if not gone:
                            screen.send(packet)
        finally:
            self._sweeping = False


def _keeps_up(screen: Any) -> bool:
    """Whether nothing is queued for the screen; one packet more may be on its way out."""
    websocket = getattr(screen, "websocket", None)
    return screen.queue.empty() and not (websocket is not None and websocket._sendlock.locked())


def _sent_at_once(screen: Any, frame: bytes, spawn: Callable[..., Any]) -> bool:
    """Send without waiting when the screen's writer is idle; False when the library's own way has to be taken."""
    websocket = getattr(screen, "websocket", None)
    if (
        websocket is None
        or websocket.extensions
        or websocket.websocket_closed
        or screen.upgrading
        or not screen.queue.getters
        or not screen.queue.empty()
        or websocket._sendlock.locked()
    ):
        return False
    try:
        sent = websocket.socket.fd.send(frame)
    except BlockingIOError:
        return False
    except OSError:
        return True  # it is gone; its reader finds out and clears up
    if sent < len(frame):
        websocket._sendlock.acquire()
        spawn(_send_rest, websocket, frame[sent:])
    return True


def _send_rest(websocket: Any, rest: bytes) -> None:
    """The remainder of a frame that the kernel took in part; the lock taken for it keeps everybody else out."""
    try:
        websocket.socket.sendall(rest)
    except OSError:  # it never read on, and half a frame cannot be taken back: its reader meets the end and clears up
        with contextlib.suppress(OSError):
            websocket.socket.shutdown(socket.SHUT_RDWR)
    finally:
        websocket._sendlock.release()


def _remember_websockets(eio: Any) -> None:
    """Have every Engine.IO socket keep its websocket as `.websocket`, which the library does not."""
    library = eio._async["websocket"]

    class Remembering(library):  # type: ignore[misc, valid-type]
        def __init__(self, handler: Any, server: Any) -> None:
            def handle(websocket: Any) -> Any:
                handler.__self__.websocket = websocket
                return handler(websocket)

            super().__init__(handle, server)

    eio._async = {**eio._async, "websocket": Remembering}


def unmet(eio: Any) -> list[str]:
    """What the short way needs and this Engine.IO server, or the eventlet below it, does not have."""
    if eio.async_mode != "eventlet":
        return [f"runs on {eio.async_mode}"]
    try:
        return list(_differences(eio))
    except Exception as trouble:  # noqa: BLE001 whatever a changed library does, the stock path has to go on
        return [f"{type(trouble).__name__}: {trouble}"]


def _differences(eio: Any) -> Iterator[str]:
    from engineio import socket as eio_socket
    from eventlet import websocket as eventlet_websocket

    if not issubclass(eio._async["websocket"], eventlet_websocket.WebSocketWSGI):
        yield "websockets are not eventlet's"
    screen = eio_socket.Socket(eio, "check")
    flags = (screen.closed, screen.closing, screen.upgrading)
    if flags != (False, False, False) or not screen.queue.empty() or screen.queue.getters:
        yield "a new Engine.IO socket is not idle"
    if getattr(eio_socket.Socket._websocket_handler, "__qualname__", "") != "Socket._websocket_handler":
        yield "Engine.IO sockets have another websocket handler"
    yield from _frame_differences(eventlet_websocket.RFC6455WebSocket)


def _frame_differences(websocket_class: Any) -> Iterator[str]:
    from eventlet.green import socket as green

    ours, theirs = green.socketpair()
    with ours, theirs:
        websocket = websocket_class(ours, {}, 13)
        if websocket.extensions or websocket.websocket_closed or websocket._sendlock.locked():
            yield "a new websocket is not idle"
        for text in ("短", "x" * 200, "y" * 70_000):
            frame = text_frame(text)
            if websocket._pack_message(text) != frame:
                yield f"a frame of {len(text)} characters is packed another way"
        websocket.send("a")
        if theirs.fd.recv(100) != text_frame("a") or ours.fd.send(text_frame("b")) != 3:
            yield "frames are sent another way"
        if ours.fd.gettimeout() != 0.0:
            yield "the socket underneath waits"
