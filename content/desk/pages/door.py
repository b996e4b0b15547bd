"""Signing in and out."""

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user, logout_user

from content.desk import signing_in
from content.desk.actor import Actor
from content.desk.errors import Problem

from . import context
from .language import gettext
from .problems import in_words
from .signed_in import SignedIn, safe

blueprint = Blueprint("door", __name__)


@blueprint.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    next_page = safe(request.args.get("next"))
    if request.method == "GET":
        return redirect(next_page) if current_user.is_authenticated else _door(next_page)
    name = request.form.get("name", "").strip().lower()
    try:
        actor = _proved(name, request.form.get("password", ""))
    except Problem as problem:
        return _door(next_page, name, in_words(problem)), problem.status
    # A new session for a new person: nothing of the one before may stay.
    session.clear()
    session.permanent = True
    login_user(SignedIn(actor))
    return redirect(next_page)


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    logout_user()
    session.clear()
    flash(gettext("You are signed out."), "info")
    return redirect(url_for("desk.door.sign_in"))


def _proved(name: str, password: str) -> Actor:
    desk = context.desk()
    return signing_in.by_password(desk.database, desk.attempts, name, password, **context.told())


def _door(next_page: str, name: str = "", mistake: str = "") -> str:
    return render_template("sign_in.html", next=next_page, name=name, mistake=mistake)
