"""Every try to sign in, for the audit administrator: who, when, from where, and what came of it."""

from typing import Any, Final

from flask import Blueprint, render_template, request, url_for

from content.desk import history
from content.desk.staff import listed

from . import access, context
from .account_words import OUTCOMES, browser_in_words

blueprint = Blueprint("sign_ins", __name__, url_prefix="/sign-ins")
PAGE: Final = 50
FARTHEST: Final = 2**53
UNKNOWN: Final = "?"
"""Tries under a name that no account has."""


@blueprint.get("/")
def show() -> str:
    name, outcome = (request.args.get(word, "").strip() for word in ("name", "outcome"))
    before = request.args.get("before", type=int)
    with context.desk().database.reading() as db:
        found = history.listing(
            db,
            account={"": None, UNKNOWN: ""}.get(name, name),
            outcome=outcome,
            before=None if before is None else max(0, min(before, FARTHEST)),
            limit=PAGE + 1,
        )
        people = {each.name: each.display_name for each in listed(db)}
        tabs = access.tabs(db, context.actor())
    shown = found[:PAGE]
    query: dict[str, Any] = {"name": name, "outcome": outcome}
    return render_template(
        "sign_ins.html",
        tries=shown,
        people=people,
        outcomes=OUTCOMES,
        browser=browser_in_words,
        unknown=UNKNOWN,
        tabs=tabs,
        newer=url_for("desk.sign_ins.show", **query) if before is not None else None,
        older=url_for("desk.sign_ins.show", before=shown[-1].id, **query) if len(found) > PAGE else None,
        **query,
    )


blueprint.before_request(lambda: access.required("audit"))
