"""A websocket by hand: what no client library would send, and a screen that does not read."""

import base64
import json
import os
import socket
import struct
from typing import Any

from tests.waiting import PATIENCE_S

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10


class Wire:
    """A screen's connection, opened and upgraded; raises OSError and EOFError as sockets do."""

    def __init__(self, port: int, headers: dict[str, str] | None = None, query: str = "", small: bool = False) -> None:
        self.socket = socket.socket()
        if small:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.settimeout(PATIENCE_S)
        self.socket.connect(("127.0.0.1", port))
        self._rest = b""
        self.answer = self._upgrade({"Host": f"127.0.0.1:{port}", **(headers or {})}, query)

    def __enter__(self) -> "Wire":
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    @property
    def status(self) -> int:
        return int(self.answer.split(b" ", 2)[1])

    def enter(self, auth: dict[str, Any]) -> str:
        """Into the namespace; the sid. After that nothing is read by itself."""
        self.text(f"40/screens,{json.dumps(auth)}")
        while not (said := self.read_text()).startswith("40/screens,"):
            assert said[0] in "02", said
        sid: str = json.loads(said.partition(",")[2])["sid"]
        return sid

    def refusal(self, auth: dict[str, Any]) -> dict[str, Any]:
        """The data of the connect_error that an attempt to enter meets."""
        self.text(f"40/screens,{json.dumps(auth)}")
        while not (said := self.read_text()).startswith("44/screens,"):
            assert said[0] in "02", said
        found: dict[str, Any] = json.loads(said.partition(",")[2])["data"]
        return found

    def hello(self, have: int | None = None, player: str = "wire") -> dict[str, Any]:
        """The answer; what comes before it is passed over."""
        said = json.dumps({"have": have, "player": player, "size": [1920, 128]})
        self.text(f'42/screens,7["hello",{said}]')
        while not (answer := self.read_text()).startswith("43/screens,7"):
            pass
        found: dict[str, Any] = json.loads(answer.removeprefix("43/screens,7"))[0]
        return found

    def text(self, message: str) -> None:
        self.frame(TEXT, message.encode())

    def frame(self, opcode: int, payload: bytes = b"", *, final: bool = True, masked: bool = True) -> None:
        size = len(payload)
        wide = 126 if size < 1 << 16 else 127
        length = struct.pack("!B", 0x80 * masked | size) if size < 126 else struct.pack("!B", 0x80 * masked | wide)
        if size >= 126:
            length += struct.pack("!H" if wide == 126 else "!Q", size)
        mask = os.urandom(4) if masked else b""
        body = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload)) if masked else payload
        self.socket.sendall(struct.pack("!B", 0x80 * final | opcode) + length + mask + body)

    def read_frame(self) -> tuple[int, bytes]:
        """The next whole frame: opcode and payload."""
        first, second = self._exactly(2)
        size = second & 0x7F
        if size > 125:
            (size,) = struct.unpack("!H" if size == 126 else "!Q", self._exactly(2 if size == 126 else 8))
        return first & 0xF, self._exactly(size)

    def read_text(self) -> str:
        """The next text; raises EOFError when the other side closes."""
        while True:
            opcode, payload = self.read_frame()
            if opcode == TEXT:
                return payload.decode()
            if opcode == CLOSE:
                raise EOFError(struct.unpack("!H", payload[:2])[0] if payload else None)

    def until_closed(self) -> None:
        """Read on until the other side ends the connection."""
        try:
            while self.socket.recv(65_536):
                pass
        except ConnectionError:
            pass

    def _upgrade(self, headers: dict[str, str], query: str) -> bytes:
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [f"GET /socket.io/?EIO=4&transport=websocket{query} HTTP/1.1"]
        given = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13", **headers}
        lines += [f"{name}: {value}" for name, value in {**given, "Sec-WebSocket-Key": key}.items()]
        self.socket.sendall("\r\n".join([*lines, "", ""]).encode())
        while b"\r\n\r\n" not in self._rest:
            self._more()
        answer, _, self._rest = self._rest.partition(b"\r\n\r\n")
        return answer

    def _exactly(self, size: int) -> bytes:
        while len(self._rest) < size:
            self._more()
        found, self._rest = self._rest[:size], self._rest[size:]
        return found

    def _more(self) -> None:
        data = self.socket.recv(1 << 20)
        if not data:
            raise EOFError
        self._rest += data
