"""A new screen shows a code; staff enter it at the desk; from then on the screen's secret is its token.

Nothing is remembered here: the request goes to the desk by the spool, the answer comes back in the access list.
"""

import hashlib
import secrets
import time
from collections.abc import Callable, Collection, Sequence
from typing import Any

from flask import Blueprint, Response, after_this_request, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from content.published.access import Screen
from content.published.clock import Clock
from display.push.access import COOKIE, Access, cookie, same_site
from display.push.allowance import Allowance, Allowances
from display.push.problems import Problem

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without I, L, O, 0 and 1, which look alike on a wall."""
CODE_LENGTH = 6
GOOD_FOR_S = 600
AGAIN_S = 10
KEPT_S = 400 * 24 * 3600
"""As long as browsers keep any cookie; it is set anew whenever the player page is asked for."""

EACH_AT_ONCE, EACH_A_SECOND = 5, 1 / 20
ALL_AT_ONCE, ALL_A_SECOND = 60, 1.0


def create_pairing(access: Access, clock: Clock, spool: Callable[[str, dict[str, Any]], object]) -> Blueprint:
    """The blueprint of /screens/ and its two calls; `spool(kind, data)` appends an entry and may raise OSError."""
    pairing = Blueprint("pairing", __name__, url_prefix="/screens", template_folder="templates")
    each, everybody = Allowances(EACH_AT_ONCE, EACH_A_SECOND), Allowance(ALL_AT_ONCE, ALL_A_SECOND)

    @pairing.get("/")
    def page() -> str | Answer:
        found = access.holder(cookie(request.environ))
        if isinstance(found, Screen):
            return redirect(url_for("player.page", channel=found.channel, tile=_tile()), 303)
        return render_template("push/pairing.html", seconds=GOOD_FOR_S)

    @pairing.post("/pair")
    def pair() -> Response:
        if not same_site(request.environ):
            raise Problem(403, "origin-refused", "A page of another site may not do this.")
        now = time.monotonic()
        if not (each.take(request.remote_addr or "", now) and everybody.take(now)):
            raise Problem(429, "too-many-codes", "Too many codes were asked for.", headers={"Retry-After": "20"})
        code, secret = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH)), secrets.token_urlsafe(32)
        asked = {"code": code, "secret_sha256": hashlib.sha256(secret.encode()).hexdigest(), "at": clock.now()}
        try:
            spool("pair", asked)
        except OSError as full:
            raise Problem(507, "disk-full", "The request could not be kept.", headers={"Retry-After": "30"}) from full
        return _fresh(jsonify(code=code, secret=secret, good_for_s=GOOD_FOR_S))

    @pairing.get("/pair/<secret>")
    def paired(secret: str) -> Response:
        found = access.holder(secret)
        if not isinstance(found, Screen):
            return _fresh(jsonify(channel=None))
        return _fresh(remember(jsonify(channel=found.channel), secret))

    return pairing


def remember(answer: Response, token: str) -> Response:
    """Leave the token in the browser, where only this server gets to see it."""
    answer.set_cookie(COOKIE, token, KEPT_S, httponly=True, samesite="Strict", secure=_is_secure())
    return answer


def guard_of(access: Access, channels: Callable[[], Collection[str]]) -> Callable[[str], Answer | None]:
    """What the player page is asked for: without access a person sees the pairing page, a program a refusal. Who may
    have any of the `channels` that play here, and asks for another one, is told which there are."""

    def guard(channel: str) -> Answer | None:
        try:
            found = access.who(request.environ)
        except Problem as problem:
            if "text/html" in request.headers.get("Accept", ""):
                return redirect(url_for("pairing.page", tile=_tile()), 303)
            return problem.response()
        if isinstance(found, Screen) and found.channel != channel:
            return redirect(url_for("player.page", channel=found.channel), 303)
        token = cookie(request.environ)
        if isinstance(found, Screen) and token:
            after_this_request(lambda answer: remember(answer, token))
        there = () if isinstance(found, Screen) else sorted(channels())
        # As long as nothing plays here, anything may be about to.
        return _elsewhere(channel, there) if there and channel not in there else None

    return guard


def _tile() -> str | None:
    """Which tile of a wall the player was opened for: pairing leads back to it."""
    return request.args.get("tile")


def _elsewhere(channel: str, there: Sequence[str]) -> Answer:
    """It looks again by itself: a browser that starts before its channel is there must not stay here."""
    page = render_template("push/elsewhere.html", channel=channel[:80], channels=there)
    return _fresh(Response(page, 404, {"Refresh": str(AGAIN_S)}))


def _is_secure() -> bool:
    return request.is_secure or request.headers.get("X-Forwarded-Proto", "").lower() == "https"


def _fresh(answer: Response) -> Response:
    answer.headers["Cache-Control"] = "no-store"
    return answer
