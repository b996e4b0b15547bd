"""My second factor: a code to be read by a telephone, the codes it gives, and recovery codes on paper."""

from typing import Any

import segno
from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from markupsafe import Markup

from content.desk import access_rules, keys, second_factor
from content.desk.errors import Problem
from content.desk.models import Account

from . import context, proving
from .frame import office_name
from .language import gettext
from .problems import mistake

blueprint = Blueprint("second", __name__, url_prefix="/account/second")


@blueprint.get("/")
def show() -> str:
    return _page()


@blueprint.post("/begin")
def begin() -> ResponseReturnValue:
    try:
        proving.again(request.form.get("current", ""))
    except Problem as problem:
        return _page("begin", {"current": mistake(problem)}), 422
    with context.desk().database.transaction() as db:
        second_factor.begin(db, _box(), context.actor())
    return redirect(url_for("desk.second.show"))


@blueprint.post("/confirm")
def confirm() -> ResponseReturnValue:
    try:
        with context.desk().database.transaction() as db:
            codes = second_factor.confirm(db, _box(), context.actor(), request.form.get("code", ""), **context.told())
    except Problem as problem:
        return _page("confirm", {"code": mistake(problem)}), 422
    return _page(codes=codes)


@blueprint.post("/codes")
def codes() -> ResponseReturnValue:
    try:
        proving.again(request.form.get("current", ""))
        with context.desk().database.transaction() as db:
            made = second_factor.recovery_codes(db, context.actor(), **context.told())
    except Problem as problem:
        return _page("codes", {"current": mistake(problem)}), problem.status
    return _page(codes=made)


@blueprint.post("/off")
def off() -> ResponseReturnValue:
    try:
        proving.again(request.form.get("current", ""))
        with context.desk().database.transaction() as db:
            if access_rules.read(db).needs_second(context.actor().roles):
                raise Problem(409, "second-needed", "the office asks for a second factor of your role", field="current")
            account = db.get_one(Account, context.actor().id)
            second_factor.take_off(db, context.actor(), account, **context.told())
    except Problem as problem:
        return _page("off", {"current": mistake(problem)}), problem.status
    flash(gettext("The second factor is off: the password alone opens your account."), "info")
    return redirect(url_for("desk.second.show"))


def _box() -> Any:
    return keys.second_factor_box(context.desk().hub)


def _page(here: str = "", mistakes: dict[str, str] | None = None, codes: list[str] | None = None) -> str:
    """`here` is the form that the mistakes are of."""
    actor = context.actor()
    with context.desk().database.reading() as db:
        account = db.get_one(Account, actor.id)
        left = second_factor.left(db, actor.id)
        needed = access_rules.read(db).needs_second(actor.roles)
    secret = second_factor.pending(_box(), account)
    return render_template(
        "second.html",
        on=account.second_secret is not None,
        needed=needed,
        owes=current_user.owes == "second" and codes is None,
        left=left,
        codes=codes or [],
        secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)) if secret else "",
        picture=_picture(secret, actor.name) if secret else "",
        here=here,
        mistakes=mistakes or {},
    )


def _picture(secret: str, name: str) -> Markup:
    """The code to be read, drawn into the page: it is in no address, in no file and in no history."""
    code = segno.make(second_factor.address(secret, name, office_name()), error="m", micro=False)
    svg = code.svg_inline(scale=5, border=4, dark="#000", light="#fff", svgclass="code", lineclass=None)
    return Markup(svg)  # noqa: S704  made of modules by segno, of no text
