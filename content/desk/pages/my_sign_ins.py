"""Where I am signed in, and every try to sign in as me."""

from typing import Final

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, logout_user

from content.desk import access_rules, history, sittings
from content.desk.models import Account

from . import context
from .account_words import OUTCOMES, browser_in_words
from .language import gettext

blueprint = Blueprint("my_sign_ins", __name__, url_prefix="/account/sign-ins")
PAGE: Final = 30
FARTHEST: Final = 2**53


@blueprint.get("/")
def show() -> str:
    actor, now = context.actor(), context.now()
    before, outcome = request.args.get("before", type=int), request.args.get("outcome", "").strip()
    with context.desk().database.reading() as db:
        account = db.get_one(Account, actor.id)
        rules = access_rules.read(db)
        open_ones = sittings.open_ones(db, account, rules, now)
        before = None if before is None else max(0, min(before, FARTHEST))
        tries = history.listing(db, account=actor.name, before=before, outcome=outcome, limit=PAGE + 1)
        here = sittings.found(db, current_user.key, rules, now)
    shown = tries[:PAGE]
    return render_template(
        "my_sign_ins.html",
        sittings=open_ones,
        here=here[0].digest if here else "",
        tries=shown,
        outcomes=OUTCOMES,
        outcome=outcome,
        browser=browser_in_words,
        rules=rules,
        newer=_address(outcome) if before else None,
        older=_address(outcome, shown[-1].id) if len(tries) > PAGE else None,
    )


def _address(outcome: str, before: int | None = None) -> str:
    return url_for("desk.my_sign_ins.show", outcome=outcome or None, before=before)


@blueprint.post("/end-all")
def end_all() -> ResponseReturnValue:
    with context.desk().database.transaction() as db:
        account = db.get_one(Account, context.actor().id)
        sittings.end_all(db, context.actor(), account, **context.told())
    logout_user()
    session.clear()
    flash(gettext("You are signed out everywhere."), "info")
    return redirect(url_for("desk.door.sign_in"))
