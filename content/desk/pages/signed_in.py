"""Who is signed in, by a session that ends with the password or the account."""

from typing import Any

from flask import Flask, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin, current_user

from content.desk import accounts
from content.desk.actor import Actor

from . import context
from .language import gettext

# What anybody may see: the door itself, and what makes it look like one.
OPEN = frozenset({"desk.door.sign_in", "desk.static", "desk.font"})


class SignedIn(UserMixin):  # type: ignore[misc]
    """An account as Flask-Login holds it; its id in the cookie dies with the password it was opened with."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor

    def get_id(self) -> str:
        return f"{self.actor.id}.{self.actor.session_key}"


def install(app: Flask) -> None:
    login = LoginManager(app)
    login.session_protection = None
    login.user_loader(_load)


def guard() -> ResponseReturnValue | None:
    """Before every page: strangers go to the door, and come back to where they were going."""
    if request.endpoint in OPEN or current_user.is_authenticated:
        return None
    if request.accept_mimetypes.best == "application/json":
        return {"title": gettext("Sign in first.")}, 401
    return redirect(url_for("desk.door.sign_in", next=_where_to()))


def _load(session_id: str) -> SignedIn | None:
    number, _, key = session_id.partition(".")
    if not (number.isascii() and number.isdigit()):
        return None
    with context.desk().database.reading() as session:
        actor = accounts.actor_of(session, int(number))
    return SignedIn(actor) if actor and key and actor.session_key == key else None


def _where_to() -> str:
    """The page being asked for; for a form that was sent, the page that it stood on."""
    rule: Any = request.url_rule
    if rule is not None and "GET" in (rule.methods or ()):
        return request.full_path.rstrip("?")
    came_from = (request.referrer or "").removeprefix(request.host_url.rstrip("/"))
    return safe(came_from)


def safe(path: str | None) -> str:
    """`path` when it leads to a page of this desk, else the work list: nobody is sent elsewhere."""
    plain = (path or "").replace("\\", "/")
    if plain.startswith("/desk/") and not any(ord(letter) < 33 for letter in plain):
        return plain
    return url_for("desk.work.show")
