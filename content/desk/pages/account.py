"""My own account: the password, and the ways to everything that has a page of its own."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user

from content.desk import access_rules, accounts, second_factor, sittings, tokens
from content.desk.errors import Problem
from content.desk.models import Account

from . import access, context, proving
from .door import browser
from .language import gettext
from .problems import mistake
from .signed_in import SignedIn

blueprint = Blueprint("account", __name__, url_prefix="/account")


@blueprint.route("/", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    if request.method == "GET":
        return _page({})
    current, new, again = (request.form.get(name, "") for name in ("current", "new", "again"))
    if new != again:
        return _page({"again": gettext("This is not the same password as above.")}), 422
    if new == current:
        return _page({"new": gettext("This is the present password.")}), 422
    try:
        _change(current, new)
    except Problem as problem:
        field = "new" if problem.field == "password" else "current"
        return _page({field: mistake(problem)}), 422
    flash(gettext("The password is changed. Other sessions of this account have ended."), "good")
    return redirect(url_for("desk.account.show"))


def _change(current: str, new: str) -> None:
    """Only whoever knows the old password sets a new one; this browser goes on under it."""
    proving.again(current)
    actor, now, origin = context.actor(), context.now(), context.origin()
    with context.desk().database.transaction() as db:
        accounts.set_password(db, actor, actor.name, new, now=now, origin=origin)
        renewed = accounts.actor_named(db, actor.name)
        key = sittings.begin(db, renewed, now=now, origin=origin, browser=browser())
    login_user(SignedIn(renewed, key))


def _page(mistakes: dict[str, str]) -> str:
    fields = [
        ("current", gettext("Present password"), "current-password"),
        ("new", gettext("New password"), "new-password"),
        ("again", gettext("New password again"), "new-password"),
    ]
    actor, now = context.actor(), context.now()
    with context.desk().database.reading() as db:
        rules, account = access_rules.read(db), db.get_one(Account, actor.id)
        told = {
            "shortest": rules.password_length,
            "department": account.department,
            "has_second": account.second_secret is not None,
            "codes_left": second_factor.left(db, actor.id),
            "sittings": len(sittings.open_ones(db, account, rules, now)),
            "tokens": len(tokens.of_account(db, actor.id, now)),
            "tabs": access.tabs(db, actor),
        }
    return render_template("account.html", fields=fields, mistakes=mistakes, owes=current_user.owes, **told)
