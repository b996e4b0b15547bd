"""Who asks: a paired screen, a node, or a screen of this very machine."""

import re
import time
from collections.abc import Callable, Mapping
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from content.published.access import Node, Screen, token_digest, who
from display.push.allowance import Allowances
from display.push.problems import Problem

COOKIE = "foyer_screen"
LONGEST_TOKEN = 200
WRONG_TOKENS, WRONG_TOKENS_A_SECOND = 20, 0.2
TELL_S = 60.0

_LOOPBACK_HOST = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?", re.IGNORECASE)
_FORWARDED = ("HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP", "HTTP_X_CLIENT_IP")

Environ = Mapping[str, Any]


class Local(NamedTuple):
    """Somebody on this machine, who needs no token."""


Who = Screen | Node | Local


class Access:
    """Decides by the signed access list, which `body` gives as it is now (None before the first).
    `guessed(peer)` is told, now and then, who tries one wrong token after the other."""

    def __init__(
        self,
        body: Callable[[], Mapping[str, Any] | None],
        *,
        trust_loopback: bool,
        guessed: Callable[[str], object] = lambda _peer: None,
    ) -> None:
        self._body = body
        self._trust_loopback = trust_loopback
        self._wrong = Allowances(WRONG_TOKENS, WRONG_TOKENS_A_SECOND)
        self._told = Allowances(1, 1 / TELL_S)
        self._guessed = guessed
        self.refused = 0

    def who(self, environ: Environ, token: object = None, *, local: bool = True) -> Who:
        """Who sent this request; raises Problem. `token` is one that came in another way than by header or cookie.
        A cookie that counts no longer is as none; any other token has to be right."""
        given = token if isinstance(token, str) and token else bearer(environ)
        found = self.holder(given or cookie(environ))
        if found:
            return found
        if given is None and local and self._is_local(environ):
            return Local()
        raise self._refusal(environ, given)

    def holder(self, token: str | None) -> Screen | Node | None:
        """Whose token this is."""
        body = self._body()
        if body is None or not token or len(token) > LONGEST_TOKEN:
            return None
        return who(body, token)

    def screen(self, digest: str) -> Screen | None:
        """The screen whose token has this digest, while it has access."""
        body = self._body()
        entry = body["screens"].get(digest) if body else None
        return Screen(entry["screen"], entry["channel"]) if entry else None

    def _is_local(self, environ: Environ) -> bool:
        return self._trust_loopback and is_this_machine(environ) and same_site(environ)

    def _refusal(self, environ: Environ, given: str | None) -> Problem:
        self.refused += 1
        if given is None:
            return Problem(401, "token-missing", "A token is needed here.", headers={"WWW-Authenticate": "Bearer"})
        peer, now = str(environ.get("REMOTE_ADDR")), time.monotonic()
        if not self._wrong.take(peer, now):
            if self._told.take(peer, now):
                self._guessed(peer)
            return Problem(429, "too-many-wrong-tokens", "Too many wrong tokens.", headers={"Retry-After": "30"})
        return Problem(401, "token-unknown", "This token is not known.", headers={"WWW-Authenticate": "Bearer"})


def is_this_machine(environ: Environ) -> bool:
    """Whether a request surely began on this machine: its peer, the host it names, and no proxy's traces."""
    if any(name in environ for name in _FORWARDED) or any(name.startswith("HTTP_X_FORWARDED") for name in environ):
        return False
    try:
        peer = ip_address(str(environ.get("REMOTE_ADDR")))
    except ValueError:
        return False
    # A name under somebody else's power that resolves to 127.0.0.1 must not open the door (DNS rebinding).
    return peer.is_loopback and _LOOPBACK_HOST.fullmatch(str(environ.get("HTTP_HOST"))) is not None


def same_site(environ: Environ) -> bool:
    """Whether no page of another site made this request: Origin is absent or names the host that is asked."""
    origin = environ.get("HTTP_ORIGIN")
    if origin is None:
        return True
    try:
        return bool(netloc := urlsplit(origin).netloc) and netloc.lower() == str(environ.get("HTTP_HOST")).lower()
    except ValueError:
        return False


def bearer(environ: Environ) -> str | None:
    scheme, _, token = str(environ.get("HTTP_AUTHORIZATION", "")).partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def cookie(environ: Environ) -> str | None:
    """The token that pairing left in the browser."""
    try:
        found = SimpleCookie(str(environ.get("HTTP_COOKIE", ""))).get(COOKIE)
    except CookieError:
        return None
    return found.value if found else None


__all__ = ["COOKIE", "Access", "Local", "Node", "Screen", "Who", "same_site", "token_digest"]
