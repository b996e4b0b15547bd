"""The staff's accounts, for administrators: who there is, adding, disabling."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from content.desk import accounts
from content.desk.errors import Problem
from content.desk.roles import ADMINS, ROLES

from . import context
from .frame import roles_in_words
from .language import gettext
from .problems import in_words
from .words import ROLES as ROLE_WORDS

blueprint = Blueprint("accounts", __name__, url_prefix="/accounts")


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    display_name: str
    roles_in_words: str
    disabled_at: int | None


@dataclass(frozen=True, slots=True)
class FirstPassword:
    """Shown once, on the answer to adding; it is kept nowhere."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Typed:
    name: str = ""
    display_name: str = ""
    roles: tuple[str, ...] = ()


@blueprint.get("/")
def index() -> str:
    return _page()


@blueprint.post("/")
def add() -> ResponseReturnValue:
    typed = Typed(
        name=request.form.get("name", "").strip(),
        display_name=request.form.get("display_name", "").strip(),
        roles=tuple(request.form.getlist("roles")),
    )
    if not typed.roles:
        return _page(typed=typed, mistakes={"roles": gettext("Choose at least one role.")}), 422
    password = accounts.random_password()
    try:
        with context.desk().database.transaction() as db:
            _create(db, typed, password)
    except Problem as problem:
        field = "roles" if problem.field == "role" else problem.field or "name"
        return _page(typed=typed, mistakes={field: in_words(problem)}), 422
    return _page(password=FirstPassword(typed.display_name or typed.name, password))


@blueprint.post("/<name>/disable")
def disable(name: str) -> ResponseReturnValue:
    if name == context.actor().name:
        return _page(mistake=gettext("Nobody disables their own account.")), 409
    with context.desk().database.transaction() as db:
        accounts.disable(db, context.actor(), name, **context.told())
    flash(gettext("The account is disabled; its sessions have ended."), "good")
    return redirect(url_for("desk.accounts.index"))


@blueprint.post("/<name>/enable")
def enable(name: str) -> ResponseReturnValue:
    with context.desk().database.transaction() as db:
        accounts.enable(db, context.actor(), name, **context.told())
    flash(gettext("The account is let in again."), "good")
    return redirect(url_for("desk.accounts.index"))


def administrators_only() -> None:
    context.actor().require(ADMINS)


def _create(db: Session, typed: Typed, password: str) -> None:
    accounts.create(
        db,
        context.actor(),
        name=typed.name,
        display_name=typed.display_name,
        password=password,
        roles=typed.roles,
        now=context.now(),
        origin=context.origin(),
    )


def _page(**more: Any) -> str:
    with context.desk().database.reading() as db:
        people = [
            Person(each.name, each.display_name, roles_in_words({role.role for role in each.roles}), each.disabled_at)
            for each in accounts.everybody(db)
        ]
    told: dict[str, Any] = {"typed": Typed(), "mistakes": {}, "mistake": "", "password": None}
    return render_template(
        "accounts.html", accounts=people, roles=[(role, ROLE_WORDS[role]) for role in ROLES], **told | more
    )


blueprint.before_request(administrators_only)
