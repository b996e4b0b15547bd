"""The kiosk's own answers, given to who is signed in at the desk."""

from typing import Final

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from .. import context

WAIT_S: Final = 4.0
# The kiosk lets nobody frame its pages; the desk's own page does.
POLICY: Final = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"


def mount(blueprint: Blueprint) -> None:
    methods = ["GET", "POST"]
    blueprint.add_url_rule("/<int:edition>/<path:path>", "through", through, methods=methods)
    blueprint.add_url_rule("/<int:edition>/", "through", through, defaults={"path": ""}, methods=methods)


def take_nothing() -> Response | None:
    """Before a token is asked for: what the kiosk's pages report of visitors is of nobody here."""
    sent = request.endpoint == "desk.kiosk.through" and request.method == "POST"
    return Response(status=204) if sent else None


def _raw(path: str) -> str:
    """As WSGI hands it over: a character for each byte (PEP 3333)."""
    return path.encode().decode("latin-1")


def through(edition: int, path: str) -> ResponseReturnValue:
    """`edition` is the least that the page is to be of: it may still be under way."""
    if context.glimpse().is_unknown(edition):
        abort(404)
    pages = context.glimpse().pages(edition, WAIT_S)
    if pages is None:
        # It is asked for again by itself.
        return render_template("kiosk/waiting.html"), 202, {"Refresh": "1"}
    environ = request.environ | {
        "SCRIPT_NAME": _raw(request.path.removesuffix(f"/{path}") if path else request.path.rstrip("/")),
        "PATH_INFO": _raw(f"/{path}"),
        # Who looks is nobody of the kiosk's business.
        "HTTP_COOKIE": "",
    }
    answer = Response.from_app(pages, environ)
    answer.headers["Content-Security-Policy"] = POLICY
    return answer
