"""Signing in, in one step or two, and out."""

from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user, logout_user

from content.desk import history, keys, signing_in, sittings
from content.desk.errors import Problem
from content.desk.models import Account

from . import context
from .language import gettext, ngettext
from .problems import in_words
from .signed_in import SignedIn, safe

blueprint = Blueprint("door", __name__)
# Between the password and the code.
HALF_WAY: Final = 5 * 60_000


@blueprint.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    next_page = safe(request.args.get("next"))
    if request.method == "GET":
        return redirect(next_page) if current_user.is_authenticated else _door(next_page)
    name = request.form.get("name", "").strip().lower()
    try:
        account = _proved(name, request.form.get("password", ""))
    except Problem as problem:
        return _door(next_page, name, in_words(problem)), problem.status
    if account.second_secret is None:
        return _in(account.id, next_page)
    session.clear()
    session["half"] = {"account": account.id, "key": account.session_key, "at": context.now(), "next": next_page}
    return redirect(url_for("desk.door.second"))


@blueprint.route("/sign-in/second", methods=["GET", "POST"])
def second() -> ResponseReturnValue:
    half = _half_way()
    if half is None:
        return redirect(url_for("desk.door.sign_in"))
    if request.method == "GET":
        return render_template("sign_in_second.html", mistakes={})
    desk, code = context.desk(), request.form.get("code", "")
    try:
        box = keys.second_factor_box(desk.hub)
        who = half["account"]
        signing_in.prove_code(desk.database, desk.attempts, box, who, code, **context.told(), browser=browser())
    except Problem as problem:
        return render_template("sign_in_second.html", mistakes={"code": in_words(problem)}), problem.status
    return _in(half["account"], safe(half["next"]))


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    if current_user.is_authenticated:
        with context.desk().database.transaction() as db:
            sittings.end(db, context.actor(), current_user.key, **context.told())
    logout_user()
    session.clear()
    flash(gettext("You are signed out."), "info")
    return redirect(url_for("desk.door.sign_in"))


def browser() -> str:
    """What the browser calls itself, for whoever looks where they are signed in."""
    return request.headers.get("User-Agent", "")


def _in(account_id: int, next_page: str) -> ResponseReturnValue:
    desk = context.desk()
    actor, key = signing_in.admit(
        desk.database, desk.attempts, account_id, now=context.now(), origin=context.origin(), browser=browser()
    )
    # A new session for a new person: nothing of the one before may stay.
    session.clear()
    session.permanent = True
    login_user(SignedIn(actor, key))
    _tell_of_failures(actor.name)
    return redirect(next_page)


def _tell_of_failures(name: str) -> None:
    with context.desk().database.reading() as db:
        _, failures = history.before_this(db, name)
    if failures:
        told = ngettext("%(num)d try to sign in as you failed.", "%(num)d tries to sign in as you failed.", failures)
        flash(told, "warn")


def _half_way() -> dict[str, Any] | None:
    """Who has said the password and not yet the code, for a few minutes."""
    half: dict[str, Any] | None = session.get("half")
    if half is None or not 0 <= context.now() - half["at"] < HALF_WAY:
        return None
    with context.desk().database.reading() as db:
        account = db.get(Account, half["account"])
    if account is None or account.disabled_at is not None or account.session_key != half["key"]:
        return None
    return half


def _proved(name: str, password: str) -> Account:
    desk = context.desk()
    return signing_in.prove(desk.database, desk.attempts, name, password, **context.told(), browser=browser())


def _door(next_page: str, name: str = "", mistake: str = "") -> str:
    return render_template("sign_in.html", next=next_page, name=name, mistake=mistake)
