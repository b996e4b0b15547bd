"""In front of Flask and Socket.IO alike: what no handler should ever see, and the headers that every answer has."""

import json
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

from display.push.access import same_site
from display.push.problems import MEDIA_TYPE, Problem

SOCKETS = "/socket.io/"
POLICY = "; ".join(
    (
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}

Environ = dict[str, Any]
StartResponse = Callable[..., Any]


class Entrance:
    """A WSGI application around `inside`."""

    def __init__(self, inside: Callable[[Environ, StartResponse], Iterable[bytes]]) -> None:
        self._inside = inside

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        # Browsers always offer to compress, and the library would do it for every screen anew: eight times the cost.
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            given = {name.lower() for name, _ in headers}
            own = [(name, value) for name, value in HEADERS.items() if name.lower() not in given]
            return start_response(status, headers + own, *rest)

        problem = refusal(environ) if environ.get("PATH_INFO", "").startswith(SOCKETS) else None
        if problem:
            document = json.dumps(problem.document).encode()
            start(f"{problem.status} {problem.document['title']}", [("Content-Type", MEDIA_TYPE)])
            return [document]
        return self._inside(environ, start)


def refusal(environ: Environ) -> Problem | None:
    """Why this request to SOCKETS cannot become a screen's connection."""
    if not same_site(environ):
        return Problem(403, "origin-refused", "A page of another site may not connect here.")
    if environ.get("HTTP_UPGRADE", "").lower() != "websocket" or environ.get("REQUEST_METHOD") != "GET":
        return Problem(400, "websocket-only", "Screens connect by websocket only.")
    asked = parse_qs(environ.get("QUERY_STRING", ""))
    if asked.get("EIO") != ["4"] or asked.get("transport") != ["websocket"] or "sid" in asked:
        return Problem(400, "protocol-unknown", "Screens speak Engine.IO 4, by websocket from the first word.")
    return None
