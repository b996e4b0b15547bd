"""The open connection to one screen. Nothing here waits: what the kernel does not take now goes out when it can."""

import socket
from collections.abc import Iterator

from display.push.allowance import Allowance
from display.push.lines import frames
from display.push.lines.opening import Environ
from display.push.lines.polling import READ, READ_AND_WRITE, Poll

AT_ONCE = 16_384
LARGEST_MESSAGE = 8192
"""Bytes; a hello or a health report has a few hundred."""
LARGEST_QUEUE = 65_536
"""Bytes of answers that may wait for one screen."""
MESSAGES_AT_ONCE, MESSAGES_A_SECOND = 300, 40


class Gone(Exception):
    """The connection has ended, or has to."""


class Line:
    """`environ` is the opening's, for as long as the screen has not said who it is; `sid` is set from then on."""

    __slots__ = (
        "_latest",
        "_partial",
        "_pieces",
        "_poll",
        "_queue",
        "_rest",
        "allowance",
        "awaiting_pong",
        "channel",
        "connection",
        "environ",
        "fd",
        "over",
        "sid",
    )

    def __init__(self, connection: socket.socket, environ: Environ, poll: Poll) -> None:
        self.connection, self.environ, self._poll = connection, environ, poll
        self.fd = connection.fileno()
        self.sid: str | None = None
        self.channel: str | None = None
        self.awaiting_pong = self.over = False
        self.allowance = Allowance(MESSAGES_AT_ONCE, MESSAGES_A_SECOND)
        self._rest: memoryview | None = None
        self._queue = b""
        self._latest: bytes | None = None
        self._partial = b""
        self._pieces: bytes | None = None

    def say(self, message: str) -> None:
        """Raises Gone, as all that follow."""
        self.send(frames.text(message))

    def send(self, data: bytes) -> None:
        if self.over:
            raise Gone("it has ended")
        if self._rest is None:
            self._put(data)
            return
        self._queue += data
        if len(self._queue) > LARGEST_QUEUE:
            raise Gone("it takes nothing")

    def show(self, frame: bytes) -> None:
        """A programme: one that has not begun to leave gives way to the newer."""
        if self.over:
            raise Gone("it has ended")
        if self._rest is None:
            self._put(frame)
        else:
            self._latest = frame

    def flush(self) -> None:
        """The kernel takes more now."""
        rest, self._rest = self._rest, None
        if rest is not None:
            self._put(rest)
        if self._rest is None and self._queue:
            queue, self._queue = self._queue, b""
            self._put(queue)
        if self._rest is None and self._latest is not None:
            latest, self._latest = self._latest, None
            self._put(latest)
        if self._rest is None:
            self._poll.modify(self.fd, READ)

    def messages(self) -> Iterator[str]:
        """What has come in whole; websocket pings are answered here. Raises BadFrame and UnicodeDecodeError too."""
        try:
            data = self.connection.recv(AT_ONCE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as trouble:
            raise Gone(str(trouble)) from trouble
        if not data:
            raise Gone("end of stream")
        found, self._partial = frames.unpacked(self._partial + data, LARGEST_MESSAGE)
        for first, payload in found:
            message = self._message(first, payload)
            if message is not None:
                yield message.decode()

    def close(self) -> None:
        self.over = True
        self.connection.close()

    def _message(self, first: int, payload: bytes) -> bytes | None:
        if first == frames.FINAL | frames.TEXT and self._pieces is None:
            return payload
        opcode = first & frames.OPCODE
        if opcode >= frames.CLOSE:
            self._control(opcode, payload)
            return None
        # A message in pieces: the first is marked as text, the others as continued.
        if opcode != (frames.TEXT if self._pieces is None else frames.CONTINUED):
            raise frames.BadFrame(frames.PROTOCOL_ERROR)
        whole = (self._pieces or b"") + payload
        if len(whole) > LARGEST_MESSAGE:
            raise frames.BadFrame(frames.TOO_BIG)
        final = bool(first & frames.FINAL)
        self._pieces = None if final else whole
        return whole if final else None

    def _control(self, opcode: int, payload: bytes) -> None:
        if opcode == frames.PING:
            self.send(frames.packed(frames.PONG, payload))
        elif opcode == frames.CLOSE:
            self.send(frames.packed(frames.CLOSE, payload[:2]))
            raise Gone("closed by the screen")

    def _put(self, data: bytes | memoryview) -> None:
        try:
            sent = self.connection.send(data)
        except (BlockingIOError, InterruptedError):
            sent = 0
        except OSError as trouble:
            raise Gone(str(trouble)) from trouble
        if sent < len(data):
            self._rest = memoryview(data)[sent:]
            self._poll.modify(self.fd, READ_AND_WRITE)
