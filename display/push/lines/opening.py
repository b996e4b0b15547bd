"""A screen's opening handshake (RFC 6455, section 4), read strictly: the unusual is for the WSGI server to answer."""

import base64
import hashlib
import json
import re
from typing import NamedTuple
from urllib.parse import parse_qs

from display.push.access import same_site
from display.push.problems import MEDIA_TYPE, Problem

BEGINNING = b"GET /socket.io/"
END = b"\r\n\r\n"
LONGEST = 8192
LIBRARY = "library"
"""In the query: a client that wants the library's sockets; they have to be tried too."""
_MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455, section 1.3
_HEADER = re.compile(r"([A-Za-z0-9!#$%&'*+.^`|~-]+):[ \t]*(.*?)[ \t]*", re.DOTALL)  # no "_": it would pass for "-"
_KEY = re.compile(r"[A-Za-z0-9+/]{22}==")
_ONCE = ("HTTP_HOST", "HTTP_ORIGIN", "HTTP_AUTHORIZATION", "HTTP_SEC_WEBSOCKET_KEY")
_NEVER = ("HTTP_CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING", "HTTP_EXPECT")

Environ = dict[str, str]


class Opening(NamedTuple):
    """length: bytes of the request; environ: what WSGI would tell of it; answer: to be sent, and when it is not
    `accepted` that is all."""

    length: int
    environ: Environ
    answer: bytes
    accepted: bool = True


def possible(head: bytes) -> bool:
    """Whether more bytes could still make this an opening."""
    return head.startswith(BEGINNING[: len(head)]) and END not in head and len(head) < LONGEST


def read(head: bytes, peer: str) -> Opening | None:
    """None unless this is, plainly and whole, a screen that wants a websocket."""
    end = head.find(END)
    if end < 0 or not head.startswith(BEGINNING):
        return None
    request, *lines = head[:end].decode("latin-1").split("\r\n")
    method, _, rest = request.partition(" ")
    target, _, version = rest.partition(" ")
    path, _, query = target.partition("?")
    environ = _environ(lines)
    if path != "/socket.io/" or version != "HTTP/1.1" or environ is None:
        return None
    environ |= {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "REMOTE_ADDR": peer}
    if not same_site(environ):
        return Opening(end + len(END), environ, _refusal(), accepted=False)
    if not _wanted(query, environ):
        return None
    return Opening(end + len(END), environ, _answer(environ["HTTP_SEC_WEBSOCKET_KEY"]))


def _environ(lines: list[str]) -> Environ | None:
    found: Environ = {}
    for line in lines:
        header = _HEADER.fullmatch(line)
        if not header:
            return None
        name = "HTTP_" + header[1].upper().replace("-", "_")
        if name in _NEVER or (name in found and name in _ONCE):
            return None
        found[name] = f"{found[name]},{header[2]}" if name in found else header[2]
    return found if "HTTP_HOST" in found else None


def _wanted(query: str, environ: Environ) -> bool:
    asked = parse_qs(query)
    tokens = {token.strip() for token in environ.get("HTTP_CONNECTION", "").lower().split(",")}
    return (
        asked.get("EIO") == ["4"]
        and asked.get("transport") == ["websocket"]
        and not asked.keys() & {"sid", LIBRARY}
        and "upgrade" in tokens
        and environ.get("HTTP_UPGRADE", "").lower() == "websocket"
        and environ.get("HTTP_SEC_WEBSOCKET_VERSION") == "13"
        and _KEY.fullmatch(environ.get("HTTP_SEC_WEBSOCKET_KEY", "")) is not None
    )


def _refusal() -> bytes:
    problem = Problem(403, "origin-refused", "A page of another site may not connect here.")
    body = json.dumps(problem.document).encode()
    lines = ("HTTP/1.1 403 Forbidden", f"Content-Type: {MEDIA_TYPE}", f"Content-Length: {len(body)}")
    return "\r\n".join((*lines, "Connection: close", "", "")).encode() + body


def _answer(key: str) -> bytes:
    accept = base64.b64encode(hashlib.sha1((key + _MAGIC).encode(), usedforsecurity=False).digest()).decode()
    lines = ("HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade")
    return "\r\n".join((*lines, f"Sec-WebSocket-Accept: {accept}", "", "")).encode()
