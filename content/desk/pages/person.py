"""One account: what each of the three administrators does with it."""

from collections.abc import Callable
from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from content.desk import accounts, history, letting_in, shutting_out, three, tokens
from content.desk.errors import Problem
from content.desk.roles import ROLES
from content.desk.staff import as_listed, listed

from . import access, context
from .account_words import OUTCOMES, browser_in_words
from .accounts import FirstPassword, departments, locked_accounts, person
from .language import gettext
from .problems import mistake
from .words import ROLES as ROLE_WORDS

blueprint = Blueprint("person", __name__, url_prefix="/accounts/<name>")
RECENT: Final = 10


@blueprint.get("/")
def show(name: str) -> str:
    return _page(name)


@blueprint.post("/describe")
def describe(name: str) -> ResponseReturnValue:
    called, department = (request.form.get(field, "") for field in ("display_name", "department"))
    said = gettext("Saved.")
    return _done(
        name, lambda db: accounts.describe(db, context.actor(), name, called, department, **context.told()), said
    )


@blueprint.post("/roles")
def roles(name: str) -> ResponseReturnValue:
    given = request.form.getlist("roles")
    said = gettext("The roles are given.")
    return _done(
        name,
        lambda db: accounts.give_roles(db, context.actor(), name, given, **context.told()),
        said,
        account_roles=set(given),
    )


@blueprint.post("/disable")
def disable(name: str) -> ResponseReturnValue:
    if name == context.actor().name:
        return _page(name, mistake=gettext("Nobody disables their own account.")), 409
    said = gettext("The account is disabled; its sessions and tokens have ended.")
    return _done(name, lambda db: shutting_out.disable(db, context.actor(), name, **context.told()), said)


@blueprint.post("/enable")
def enable(name: str) -> ResponseReturnValue:
    said = gettext("The account is let in again.")
    return _done(name, lambda db: shutting_out.enable(db, context.actor(), name, **context.told()), said)


@blueprint.post("/unlock")
def unlock(name: str) -> ResponseReturnValue:
    attempts = context.desk().attempts
    said = gettext("Unlocked: the password may be tried again.")
    return _done(name, lambda db: letting_in.unlock(db, context.actor(), attempts, name, **context.told()), said)


@blueprint.post("/sign-out")
def sign_out(name: str) -> ResponseReturnValue:
    said = gettext("Signed out everywhere.")
    return _done(name, lambda db: letting_in.sign_out(db, context.actor(), name, **context.told()), said)


@blueprint.post("/tokens-off")
def tokens_off(name: str) -> ResponseReturnValue:
    said = gettext("All tokens of this account are revoked.")
    return _done(name, lambda db: letting_in.without_tokens(db, context.actor(), name, **context.told()), said)


@blueprint.post("/second-off")
def second_off(name: str) -> ResponseReturnValue:
    said = gettext("The second factor is off.")
    return _done(name, lambda db: letting_in.without_second(db, context.actor(), name, **context.told()), said)


@blueprint.post("/password")
def password(name: str) -> ResponseReturnValue:
    try:
        with context.desk().database.transaction() as db:
            made = letting_in.new_password(db, context.actor(), name, **context.told())
            called = accounts.get(db, name).display_name
    except Problem as problem:
        return _refused(name, problem)
    return _page(name, password=FirstPassword(called, made))


def _done(name: str, act: Callable[[Session], None], said: str, **typed: Any) -> ResponseReturnValue:
    """`typed` is on the page again where it is refused."""
    try:
        with context.desk().database.transaction() as db:
            act(db)
    except Problem as problem:
        return _refused(name, problem, **typed)
    flash(said, "good")
    return redirect(url_for("desk.person.show", name=name))


def _refused(name: str, problem: Problem, **typed: Any) -> ResponseReturnValue:
    """Said beside its field, or above."""
    field = "roles" if problem.field == "role" else problem.field
    if field:
        return _page(name, mistakes={field: mistake(problem)}, **typed), 422
    return _page(name, mistake=mistake(problem), **typed), problem.status


def _page(name: str, **more: Any) -> str:
    actor, now = context.actor(), context.now()
    with context.desk().database.reading() as db:
        account = accounts.get(db, name)
        allowed = access.may(db, actor)
        frame = {
            "account": person(as_listed(account), locked_accounts()),
            "account_roles": {role.role for role in account.roles},
            "is_administrator": three.is_administrator(account),
            "may": allowed,
            "tabs": access.tabs(db, actor),
            "missing": access.standing_in(db, actor),
            "departments": departments(listed(db)),
            "tokens": len(tokens.of_account(db, account.id, now)),
            "tries": history.listing(db, account=name, limit=RECENT) if allowed.audit else [],
        }
    given: dict[str, Any] = {"mistakes": {}, "mistake": "", "password": None}
    return render_template(
        "person.html",
        roles=[(role, ROLE_WORDS[role]) for role in ROLES],
        outcomes=OUTCOMES,
        browser=browser_in_words,
        **frame | given | more,
    )


blueprint.before_request(access.any_administrator)
