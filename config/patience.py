"""waitress as the desk and the kiosk run it: whoever sends half a request cannot keep the others out."""

import logging
from typing import Any, Final

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer, create_server
from waitress.utilities import RequestEntityTooLarge

CONNECTIONS: Final = 800
"""waitress's own 100 are held by one idle machine; more would meet the usual limit of 1,024 open files."""
PATIENCE_S: Final = 20
HEAD_BYTES: Final = 32 * 1024
"""Of a request before its body; ours have hundreds. What is said back would be as long, many times over."""
FORWARDED: Final = frozenset({"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"})
LEAST_BYTES_A_SECOND: Final = 1000
"""Of a request that is under way: who sends less for PATIENCE_S is given up."""

LET_PASS: Final = 8 * 1024**3
"""Of a body that is too large, so many bytes are let pass unread before its sender is cut off."""
PORTION: Final = 64 * 1024


class LettingPass(HTTPRequestParser):  # type: ignore[misc]  # the library ships no types
    """A request whose body is larger than any may be: let pass to its end, kept nowhere, and handed on without it. A
    browser whose connection is closed while it sends shows its own error page and not what the application says."""

    left = 0
    error: Any

    def received(self, data: bytes) -> int:
        if self.left:
            return self._let_pass(data)
        consumed: int = super().received(data)
        if isinstance(self.error, RequestEntityTooLarge) and not self.chunked and self.content_length <= LET_PASS:
            self.error, self.completed, self.body_rcv = None, False, None
            self.left = self.content_length
        return consumed

    def _let_pass(self, data: bytes) -> int:
        consumed = min(len(data), self.left)
        self.left -= consumed
        self.completed = not self.left
        return consumed


class PatientChannel(HTTPChannel):  # type: ignore[misc]  # the library ships no types
    """A connection whose time is bought by what it sends, not by sending anything at all."""

    parser_class = LettingPass
    came = 0
    last_activity: float

    def handle_read(self) -> None:
        before, fresh = self.last_activity, self.request is None
        self.came = 0
        super().handle_read()
        if self.request is not None and not fresh:
            self.last_activity = min(self.last_activity, before + self.came / LEAST_BYTES_A_SECOND)

    def received(self, data: bytes) -> Any:
        self.came = len(data)
        return super().received(data)


def patient_server(
    app: Any, *, patience_s: float = PATIENCE_S, trusted_proxy: str | None = None, **settings: Any
) -> Any:
    """A waitress server, listening; `settings` are its own. Whoever comes from `trusted_proxy` is the one whom that
    forwards for. Raises OSError when the address cannot be had."""
    TcpWSGIServer.channel_class = PatientChannel
    # A line for every request that waits: whoever sends many would fill the log of the machine.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    if trusted_proxy is not None:
        settings |= {"trusted_proxy": trusted_proxy, "trusted_proxy_headers": FORWARDED}
    return create_server(
        app,
        connection_limit=CONNECTIONS,
        # select() cannot look at that many.
        asyncore_use_poll=True,
        channel_timeout=patience_s,
        cleanup_interval=min(5, patience_s),
        max_request_header_size=HEAD_BYTES,
        ident="Foyer",
        recv_bytes=PORTION,
        clear_untrusted_proxy_headers=True,
        **settings,
    )
