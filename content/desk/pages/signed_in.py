"""Who is signed in, by a sitting that ends with the password, the account, idling or time; and what they still owe."""

from contextlib import suppress
from typing import Any, Final

from flask import Flask, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin, current_user
from sqlalchemy.exc import OperationalError

from content.desk import access_rules, accounts, sittings
from content.desk.access_rules import Rules
from content.desk.actor import Actor
from content.desk.models import Account

from . import context
from .headers import KEPT
from .language import gettext

# What anybody may see: the door itself, and what makes it look like one.
OPEN = frozenset({"desk.door.sign_in", "desk.door.second", "desk.static", "desk.font"})
# Where whoever owes a password of their own, or a second factor, may go meanwhile.
PASSWORD: Final = frozenset({"desk.account.show", "desk.door.sign_out"})
SECOND: Final = PASSWORD | {"desk.second.show", "desk.second.begin", "desk.second.confirm"}


class SignedIn(UserMixin):  # type: ignore[misc]
    """An account as Flask-Login holds it; its id in the cookie is the key of a sitting. `owes` is "password", "second"
    or nothing."""

    def __init__(self, actor: Actor, key: str, owes: str = "") -> None:
        self.actor = actor
        self.key = key
        self.owes = owes

    def get_id(self) -> str:
        return self.key


def install(app: Flask) -> None:
    login = LoginManager(app)
    login.session_protection = None
    login.user_loader(_load)


def guard() -> ResponseReturnValue | None:
    """Before every page: strangers go to the door, and come back to where they were going."""
    if request.endpoint in OPEN:
        return None
    if not current_user.is_authenticated:
        if request.accept_mimetypes.best == "application/json":
            return {"title": gettext("Sign in first.")}, 401
        return redirect(url_for("desk.door.sign_in", next=_where_to()))
    if current_user.owes == "password" and request.endpoint not in PASSWORD:
        return redirect(url_for("desk.account.show"))
    if current_user.owes == "second" and request.endpoint not in SECOND:
        return redirect(url_for("desk.second.show"))
    _note_use()
    return None


def _load(key: str) -> SignedIn | None:
    now = context.now()
    with context.desk().database.reading() as session:
        rules = access_rules.read(session)
        found = sittings.found(session, key, rules, now)
    if found is None:
        return None
    g.sitting, account = found
    actor = accounts.as_actor(account)
    return SignedIn(actor, key, _owed(account, actor, rules, now))


def _owed(account: Account, actor: Actor, rules: Rules, now: int) -> str:
    if account.password_handed or rules.password_is_due(account.password_set_at, account.created_at, now):
        return "password"
    return "second" if account.second_secret is None and rules.needs_second(actor.roles) else ""


def _note_use() -> None:
    """A page that was asked for by a person keeps the sitting from idling out."""
    if not _is_by_hand() or not sittings.is_due(g.sitting, context.now()):
        return
    # A full disk must not shut out whoever only looks.
    with suppress(OperationalError), context.desk().database.transaction() as session:
        sittings.seen(session, g.sitting, context.now())


def _is_by_hand() -> bool:
    """Not what a page that is left open asks for by itself."""
    if (
        "X-Foyer-Live" in request.headers
        or request.endpoint in KEPT
        or not (request.endpoint or "").startswith("desk.")
    ):
        return False
    return request.method != "GET" or request.headers.get("Sec-Fetch-Dest", "document") == "document"


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
    address = plain.partition("?")[0]
    strays = "//" in address or ".." in address.split("/") or any(ord(letter) < 33 for letter in plain)
    if plain.startswith("/desk/") and not strays:
        return plain
    return url_for("desk.work.show")
