"""My tokens: what programs use in my name, for what and until when."""

from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from content.desk import tokens
from content.desk.api import OPERATIONS, scopes
from content.desk.errors import Problem

from . import context, proving
from .account_words import scope_in_words
from .language import gettext
from .paging import paged
from .problems import mistake

blueprint = Blueprint("tokens", __name__, url_prefix="/account/tokens")
DAYS: Final = (7, 30, 90, 365)
USUAL_DAYS: Final = 90
PAGE: Final = 30


@blueprint.get("/")
def show() -> str:
    return _page()


@blueprint.post("/")
def make() -> ResponseReturnValue:
    typed = {
        "label": request.form.get("label", "").strip(),
        "all": request.form.get("reach") == "all",
        "scope": request.form.getlist("scope"),
        "days": request.form.get("days", type=int) or 0,
    }
    try:
        made = _made(typed)
    except Problem as problem:
        return _page(typed=typed, mistakes={problem.field or "label": mistake(problem)}), 422
    return _page(made=made)


@blueprint.post("/<handle>/revoke")
def revoke(handle: str) -> ResponseReturnValue:
    with context.desk().database.transaction() as db:
        tokens.revoke(db, context.actor(), handle, **context.told())
    flash(gettext("The token is revoked; it opens nothing any more."), "good")
    return redirect(url_for("desk.tokens.show"))


def reach(token: Any) -> str:
    """What a token may, in words."""
    if token.reading:
        return gettext("Put values of the reading %(name)s", name=token.reading)
    if token.scope is None:
        return gettext("All that the account may do")
    return gettext(", ").join(scope_in_words(word) for word in token.scope)


def _made(typed: dict[str, Any]) -> str:
    if not typed["label"]:
        raise Problem(422, "no-label", "say what the token is for", field="label")
    if typed["days"] not in DAYS:
        raise Problem(422, "bad-days", "choose how long the token counts", field="days")
    offered = set(scopes.every(OPERATIONS))
    scope = None if typed["all"] else [word for word in typed["scope"] if word in offered]
    proving.again(request.form.get("current", ""))
    actor = context.actor()
    with context.desk().database.transaction() as db:
        given = {"label": typed["label"], "scope": scope, "days": typed["days"]}
        return tokens.make(db, actor, actor.name, **given, **context.told())


def _page(**more: Any) -> str:
    with context.desk().database.reading() as db:
        mine = tokens.of_account(db, context.actor().id, context.now())
    typed = {"label": "", "all": False, "scope": [scopes.READ], "days": USUAL_DAYS}
    told: dict[str, Any] = {"typed": typed, "mistakes": {}, "made": ""}
    offered = [(word, scope_in_words(word)) for word in scopes.every(OPERATIONS)]
    page = paged(mine, lambda each: each.label, PAGE, "desk.tokens.show")
    told |= {"page": page, "newer": page.newer, "older": page.older}
    pairs = [(each, context.actor().name) for each in page.shown]
    return render_template("tokens.html", pairs=pairs, offered=offered, days=DAYS, reach=reach, **told | more)
