"""HTTP towards an upstream that may be slow, half-open, lying or gone: every answer is bounded in size and
time, nothing is followed elsewhere, and every failure is one exception."""

import http.client
import json
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any
from urllib.parse import urlsplit

CONNECT_S = 5.0
SLOWEST = 16 * 1024
"""Bytes a second below which a large answer counts as stuck."""


class Unreachable(Exception):
    """The upstream gave no usable answer; status is its own, when it answered with another one than 200."""

    def __init__(self, detail: str, status: int | None = None) -> None:
        super().__init__(detail)
        self.status = status

    @property
    def denied(self) -> bool:
        """It knows us and does not want us."""
        return self.status in (401, 403)


class Answer:
    """A body that is read within a deadline which every 16 KB read moves on by a second."""

    def __init__(self, response: http.client.HTTPResponse, seconds: float) -> None:
        self._response = response
        self._deadline = time.monotonic() + seconds
        self._read = 0

    def read(self, size: int) -> bytes:
        """Up to size bytes, b"" at the end; raises Unreachable when it takes too long or breaks off."""
        with _unreachable():
            data = self._response.read1(size)
        self._read += len(data)
        if time.monotonic() > self._deadline + self._read / SLOWEST:
            raise Unreachable("the answer is too slow")
        if not data and self._response.length:
            raise Unreachable("the answer broke off")
        return data

    def exactly(self, size: int) -> bytes:
        data = b"".join(self.chunks(size))
        if len(data) < size:
            raise Unreachable("the answer broke off")
        return data

    def chunks(self, size: int) -> Iterator[bytes]:
        """What comes, until size bytes or the end."""
        while size and (data := self.read(min(size, 1 << 18))):
            size -= len(data)
            yield data

    def whole(self, cap: int) -> bytes:
        data = b"".join(self.chunks(cap + 1))
        if len(data) > cap:
            raise Unreachable(f"the answer is longer than {cap} bytes")
        return data


class Wire:
    """One connection, kept open between requests and made anew after any failure. Not for two threads."""

    def __init__(self, upstream: str, token: str | None) -> None:
        parts = urlsplit(upstream)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"{upstream!r} is no http address")
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self._connection = kind(parts.hostname, parts.port, timeout=CONNECT_S)
        self._base = parts.path.rstrip("/")
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def get_json(self, path: str, *, cap: int, seconds: float = 15.0) -> Any:
        return _json(self.get(path, cap=cap, seconds=seconds))

    def get(self, path: str, *, cap: int, seconds: float = 15.0) -> bytes:
        """The body of a 200; raises Unreachable for everything else."""
        with self.asked("GET", path, None, seconds) as answer:
            return answer.whole(cap)

    def post_json(self, path: str, value: Mapping[str, Any], *, cap: int, seconds: float = 15.0) -> Any:
        with self.asked("POST", path, value, seconds) as answer:
            return _json(answer.whole(cap))

    @contextmanager
    def asked(self, method: str, path: str, value: Mapping[str, Any] | None, seconds: float = 15.0) -> Iterator[Answer]:
        """The open answer to a request; what is left of it when the block ends costs the connection."""
        try:
            with closing(self._response(method, path, value, seconds)) as response:
                if response.status != 200:
                    raise Unreachable(f"{path.partition('?')[0]} answered {response.status}", response.status)
                yield Answer(response, seconds)
                if not response.isclosed():
                    self.close()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._connection.close()

    def _response(
        self, method: str, path: str, value: Mapping[str, Any] | None, seconds: float
    ) -> http.client.HTTPResponse:
        body = None if value is None else json.dumps(value, ensure_ascii=False).encode()
        headers = {**self._headers, **({} if body is None else {"Content-Type": "application/json"})}
        with _unreachable():
            if self._connection.sock is None:
                self._connection.connect()
            self._connection.sock.settimeout(seconds)
            self._connection.request(method, self._base + path, body, headers)
            return self._connection.getresponse()


@contextmanager
def _unreachable() -> Iterator[None]:
    """Around the network only: a disk that is full is another matter."""
    try:
        yield
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Unreachable(str(error) or type(error).__name__) from error


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Unreachable("the answer is not JSON") from error
