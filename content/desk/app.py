"""The desk's application: the API, the staff's pages, health; and what every answer tells the browser."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from flask import Blueprint, Flask, Response, redirect, request
from flask.sessions import SecureCookieSessionInterface
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from . import api, keys, refusing
from .api import problem
from .errors import Problem
from .health import create_health
from .office import Desk

Player = Callable[..., Blueprint]
Kiosk = Callable[[Path], Any]
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'self'; img-src 'self' blob:",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
# A page's form with one picture; the API has limits of its own, call by call.
MOST_BYTES: Final = 21 * 1024 * 1024


class Sessions(SecureCookieSessionInterface):
    """A session begun over https is never sent without."""

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002
        return request.is_secure


def create_app(desk: Desk, player: Player | None, kiosk: Kiosk | None = None) -> Flask:
    """The application over an open office; without `player` there are no pages, only the API, and without `kiosk` no
    preview on its pages."""
    app = Flask("content.desk", static_folder=None)
    app.config.update(
        SECRET_KEY=keys.session_secret(desk.hub),
        SESSION_COOKIE_NAME="foyer_desk",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=MOST_BYTES,
        MAX_FORM_MEMORY_SIZE=1024 * 1024,
    )
    app.session_interface = Sessions()
    refusing.install(app, desk)
    app.json.ensure_ascii = True  # type: ignore[attr-defined]  # Flask's default provider has it
    app.register_blueprint(create_health(desk))
    api.register(app, desk)
    if player is not None:
        from . import pages

        pages.register(app, desk, player, kiosk)
    app.add_url_rule("/", "front", lambda: redirect("/desk/"))
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(Problem, problem.of_problem)
    app.register_error_handler(Exception, problem.of_accident)
    app.after_request(_headed)
    app.wsgi_app = desk.calm.around(app.wsgi_app)  # type: ignore[method-assign]
    return app


def _refused(error: HTTPException) -> ResponseReturnValue:
    """An address or a method that no blueprint has: below /desk/ people look at it, elsewhere programs."""
    if (error.code or 500) < 400:
        return error
    return problem.of_http(error)


def _headed(answer: Response) -> Response:
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    if request.path.startswith("/api/"):
        answer.headers.setdefault("Cache-Control", "no-store")
    return answer
