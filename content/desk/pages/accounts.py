"""The staff's accounts, for administrators: who there is, and adding."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from content.desk import accounts, passwords
from content.desk.errors import Problem
from content.desk.roles import ROLES
from content.desk.staff import Listed, listed

from . import access, context
from .frame import roles_in_words
from .language import gettext
from .problems import mistake
from .words import ROLES as ROLE_WORDS

blueprint = Blueprint("accounts", __name__, url_prefix="/accounts")
PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    display_name: str
    department: str
    roles_in_words: str
    has_second: bool
    handed: bool
    disabled_at: int | None
    locked_until: int | None


@dataclass(frozen=True, slots=True)
class FirstPassword:
    """Shown once, on the answer to adding; it is kept nowhere."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Typed:
    name: str = ""
    display_name: str = ""
    department: str = ""
    roles: tuple[str, ...] = ()


@blueprint.get("/")
def index() -> str:
    return _page()


@blueprint.post("/")
def add() -> ResponseReturnValue:
    access.required("admin")
    typed = Typed(
        name=request.form.get("name", "").strip(),
        display_name=request.form.get("display_name", "").strip(),
        department=request.form.get("department", "").strip(),
        roles=tuple(request.form.getlist("roles")),
    )
    password = passwords.random_password()
    try:
        with context.desk().database.transaction() as db:
            _create(db, typed, password)
    except Problem as problem:
        field = "roles" if problem.field == "role" else problem.field or "name"
        return _page(typed=typed, mistakes={field: mistake(problem)}), 422
    return _page(password=FirstPassword(typed.display_name or typed.name, password))


def person(account: Listed, locked: dict[str, int]) -> Person:
    name, display_name, department, second, handed, disabled_at, roles = account
    said, until = roles_in_words(roles), locked.get(name)
    return Person(name, display_name, department, said, second, handed, disabled_at, until)


def locked_accounts() -> dict[str, int]:
    """Until when, by name."""
    return {each.name: each.until for each in context.desk().attempts.locked(context.now()) if each.name}


def departments(people: Iterable[Listed]) -> list[str]:
    """What departments are called here, to be chosen again."""
    return sorted({each.department for each in people if each.department})


def _create(db: Session, typed: Typed, password: str) -> None:
    """The first administrator of an office gives roles too; later the security administrator does."""
    gives_roles = access.may(db, context.actor()).security
    if gives_roles and not typed.roles:
        raise Problem(400, "no-role", "choose at least one role", field="role")
    accounts.create(
        db,
        context.actor(),
        name=typed.name,
        display_name=typed.display_name,
        department=typed.department,
        password=password,
        handed=True,
        roles=typed.roles if gives_roles else (),
        now=context.now(),
        origin=context.origin(),
    )


def _page(**more: Any) -> str:
    wanted = request.args.get("find", "").strip().lower()
    page = max(request.args.get("page", 1, type=int), 1)
    locked = locked_accounts()
    with context.desk().database.reading() as db:
        rows = listed(db)
        frame = {
            "may": access.may(db, context.actor()),
            "tabs": access.tabs(db, context.actor()),
            "missing": access.standing_in(db, context.actor()),
        }
    found = [each for each in rows if _fits(each, wanted)] if wanted else rows
    shown = [person(each, locked) for each in found[(page - 1) * PAGE : page * PAGE]]
    told: dict[str, Any] = {"typed": Typed(), "mistakes": {}, "password": None}
    return render_template(
        "accounts.html",
        accounts=shown,
        count=len(found),
        find=wanted,
        departments=departments(rows),
        roles=[(role, ROLE_WORDS[role]) for role in ROLES],
        newer=url_for("desk.accounts.index", find=wanted, page=page - 1) if page > 1 else None,
        older=url_for("desk.accounts.index", find=wanted, page=page + 1) if len(found) > page * PAGE else None,
        **frame,
        **told | more,
    )


def _fits(each: Listed, wanted: str) -> bool:
    """Whether the words stand anywhere in what the list says of somebody."""
    state = gettext("Disabled") if each.disabled_at else gettext("Active")
    said = " ".join((each.name, each.display_name, each.department, roles_in_words(each.roles), state))
    return all(word in said.lower() for word in wanted.split())


blueprint.before_request(access.any_administrator)
