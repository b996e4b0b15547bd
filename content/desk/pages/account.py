"""My own account: the password, and on a phone the way to everything that the tabs have no room for."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_user

from content.desk import accounts, signing_in
from content.desk.errors import Problem

from . import context
from .language import gettext
from .problems import in_words
from .signed_in import SignedIn

blueprint = Blueprint("account", __name__, url_prefix="/account")


@blueprint.route("/", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    if request.method == "GET":
        return _page({})
    current, new, again = (request.form.get(name, "") for name in ("current", "new", "again"))
    if new != again:
        return _page({"again": gettext("This is not the same password as above.")}), 422
    try:
        _change(current, new)
    except Problem as problem:
        field = "new" if problem.field == "password" else "current"
        return _page({field: in_words(problem)}), 422
    flash(gettext("The password is changed. Other sessions of this account have ended."), "good")
    return redirect(url_for("desk.account.show"))


def _change(current: str, new: str) -> None:
    """Only whoever knows the old password sets a new one; this session goes on under it."""
    actor, now, origin = context.actor(), context.now(), context.origin()
    desk = context.desk()
    try:
        # Whoever found a desk open must not try passwords faster than at the door.
        signing_in.prove(desk.database, desk.attempts, actor.name, current, now=now, origin=origin)
    except Problem as problem:
        if problem.status != 401:
            raise
        raise Problem(422, "wrong-password", "the present password is wrong") from problem
    with desk.database.transaction() as db:
        accounts.set_password(db, actor, actor.name, new, now=now, origin=origin)
    with desk.database.reading() as db:
        login_user(SignedIn(accounts.actor_named(db, actor.name)))


def _page(mistakes: dict[str, str]) -> str:
    fields = [
        ("current", gettext("Present password"), "current-password"),
        ("new", gettext("New password"), "new-password"),
        ("again", gettext("New password again"), "new-password"),
    ]
    return render_template("account.html", fields=fields, mistakes=mistakes, shortest=accounts.SHORTEST_PASSWORD)
