"""The office's rules of access: passwords, how long a session lasts, who needs a second factor."""

from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from content.desk import access_rules
from content.desk.access_rules import BOUNDS, Rules
from content.desk.attempts import PAIR, WINDOW
from content.desk.errors import Problem
from content.desk.roles import ROLES
from content.desk.whole import whole

from . import access, context
from .language import gettext
from .problems import mistake
from .words import ROLES as ROLE_WORDS

blueprint = Blueprint("rules", __name__, url_prefix="/access-rules")
MINUTE: Final = 60_000


@blueprint.get("/")
def show() -> str:
    return _page()


@blueprint.post("/")
def put() -> ResponseReturnValue:
    typed = {name: request.form.get(name, "").strip() for name in BOUNDS}
    roles = tuple(role for role in ROLES if role in request.form.getlist("second_factor"))
    try:
        numbers = {name: _whole(name, text) for name, text in typed.items()}
        with context.desk().database.transaction() as db:
            access_rules.put(db, context.actor(), Rules(**numbers, second_factor=roles), **context.told())
    except Problem as problem:
        if problem.field not in (*BOUNDS, "second_factor"):
            raise
        return _page(typed=typed, roles=roles, mistakes={str(problem.field): mistake(problem)}), 422
    flash(gettext("The rules hold from now on."), "good")
    return redirect(url_for("desk.rules.show"))


def _whole(name: str, text: str) -> int:
    found = whole(text, 5)
    if found is None:
        raise Problem(400, "int-type", "must be a whole number", field=name)
    return found


def _page(
    typed: dict[str, str] | None = None, roles: tuple[str, ...] | None = None, mistakes: dict[str, str] | None = None
) -> str:
    with context.desk().database.reading() as db:
        rules = access_rules.read(db)
        told: dict[str, Any] = {
            "tabs": access.tabs(db, context.actor()),
            "may_put": access.may(db, context.actor()).security,
            "missing": access.standing_in(db, context.actor()),
        }
    names = [
        ("password_length", gettext("Shortest password, in characters")),
        ("password_days", gettext("Days until a password has to be changed; 0 is never")),
        ("idle_minutes", gettext("Minutes without use until a session ends")),
        ("longest_hours", gettext("Hours until a session ends in any case")),
    ]
    fields = [(name, words, (typed or {}).get(name, str(getattr(rules, name))), *BOUNDS[name]) for name, words in names]
    return render_template(
        "rules.html",
        fields=fields,
        roles=[(role, ROLE_WORDS[role]) for role in ROLES],
        chosen=rules.second_factor if roles is None else roles,
        mistakes=mistakes or {},
        tries=PAIR,
        minutes=WINDOW // MINUTE,
        **told,
    )


blueprint.before_request(access.any_administrator)
