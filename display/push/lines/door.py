"""The listening socket: screens' openings are let in, all other connections go on to the WSGI server, unread."""

import contextlib
import errno
import logging
import socket
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from display.push.lines import opening
from display.push.lines.polling import NEWS, READ, Poll

AT_ONCE = 250
PATIENCE_S = 10.0
"""Seconds in which a new connection has to say what it wants."""
FULL_S = 1.0
"""Seconds without new connections when this process may open no more files."""

PassOn = Callable[[socket.socket, Any], object]
_log = logging.getLogger(__name__)


class _Knock(NamedTuple):
    connection: socket.socket
    address: Any
    since: float


class Door:
    """`pass_on(connection, address)` takes what is not a screen's opening."""

    def __init__(self, listener: socket.socket, pass_on: PassOn, poll: Poll) -> None:
        self._listener, self._pass_on, self._poll = listener, pass_on, poll
        self._knocking: dict[int, _Knock] = {}
        self._closed_until = 0.0
        listener.setblocking(False)
        poll.register(listener.fileno(), READ)

    def serve(self, number: int) -> tuple[socket.socket, opening.Opening] | None:
        """Something happened at this file number; a screen that is let in, with its request already read."""
        if number == self._listener.fileno():
            self._accept()
            return None
        return self._open(number) if number in self._knocking else None

    def keep_time(self, now: float) -> None:
        """Send away who says nothing, and open again after having been full."""
        for number, knock in list(self._knocking.items()):
            if now - knock.since <= PATIENCE_S:
                break
            self._send_away(number)
        if self._closed_until and now > self._closed_until:
            self._closed_until = 0.0
            self._poll.modify(self._listener.fileno(), READ)

    def _accept(self) -> None:
        for _ in range(AT_ONCE):
            try:
                connection, address = self._listener.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError as trouble:
                self._close_for_a_while(trouble)
                return
            connection.setblocking(False)
            self._knocking[connection.fileno()] = _Knock(connection, address, time.monotonic())
            self._poll.register(connection.fileno(), NEWS)

    def _close_for_a_while(self, trouble: OSError) -> None:
        if trouble.errno not in (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM):
            raise trouble
        _log.error("no more connections for now: %s", trouble)
        self._closed_until = time.monotonic() + FULL_S
        self._poll.modify(self._listener.fileno(), 0)

    def _open(self, number: int) -> tuple[socket.socket, opening.Opening] | None:
        connection, address, _ = self._knocking[number]
        try:
            head = connection.recv(opening.LONGEST, socket.MSG_PEEK)
        except (BlockingIOError, InterruptedError):
            return None
        except OSError:
            head = b""
        if not head:
            self._send_away(number)
            return None
        if opening.possible(head):
            return None
        del self._knocking[number]
        self._poll.unregister(number)
        found = opening.read(head, str(address[0]))
        if found is None:
            connection.setblocking(True)
            self._pass_on(connection, address)
            return None
        connection.recv(found.length)
        if found.accepted:
            return connection, found
        with connection, contextlib.suppress(OSError):
            connection.send(found.answer)
        return None

    def _send_away(self, number: int) -> None:
        self._poll.unregister(number)
        self._knocking.pop(number).connection.close()
