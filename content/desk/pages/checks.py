"""Keeping a finding with a reason, and the office's own lists that the checks go by."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from content.desk import notices
from content.desk.checks import asking, keeping, lists
from content.desk.checks.lists import Lists
from content.desk.errors import Problem
from content.desk.models import Notice, Record
from content.desk.records import writing
from content.desk.whole import whole

from . import context
from .language import gettext
from .problems import in_words, mistake, note

blueprint = Blueprint("checks", __name__, url_prefix="/checks")
NAMES: Final = tuple(each.name for each in fields(Lists))
HOME: Final = "/desk/"


@blueprint.post("/keep")
def keep() -> ResponseReturnValue:
    """The form of one finding: subject, content, finding, because, and the page to go back to."""
    asked = {name: request.form.get(name, "") for name in ("content", "finding", "because")}
    return _act(keeping.keep, asked, gettext("Kept as it is; everybody who reviews it sees your reason."))


@blueprint.post("/ask")
def ask() -> ResponseReturnValue:
    """The form of a draft that something blocks: subject, content, and the page to go back to."""
    done = gettext("The secrecy reviewer was asked; it stands on their work list.")
    return _act(asking.ask, {"content": request.form.get("content", "")}, done)


def _act(act: Callable[..., None], asked: dict[str, str], done: str) -> ResponseReturnValue:
    subject = request.form.get("subject", "")
    try:
        with context.desk().database.transaction() as db:
            act(db, context.actor(), _item(db, subject), **asked, **context.told())
    except Problem as problem:
        if problem.status == 404:
            raise
        note(problem, subject)
        flash(in_words(problem), "bad")
    else:
        flash(done, "good")
    back = request.form.get("back", "")
    return redirect(back if back.startswith(HOME) and "\\" not in back else HOME)


@blueprint.get("/")
def index() -> str:
    with context.desk().database.reading() as db:
        return _page(lists.read(db))


@blueprint.post("/")
def save() -> ResponseReturnValue:
    typed = Lists(**{name: tuple(request.form.get(name, "").splitlines()) for name in NAMES})
    try:
        with context.desk().database.transaction() as db:
            lists.write(db, context.actor(), typed, **context.told())
    except Problem as problem:
        return _page(typed, {problem.field or "": mistake(problem)}), 422
    flash(gettext("Saved. What is written from now on is checked by it."), "good")
    return redirect(url_for("desk.checks.index"))


def _page(shown: Lists, mistakes: dict[str, str] | None = None) -> str:
    told: dict[str, Any] = {name: "\n".join(getattr(shown, name)) for name in NAMES}
    may = context.actor().may(lists.KEEPERS)
    return render_template("checks/lists.html", lists=told, mistakes=mistakes or {}, may=may)


def _item(session: Session, subject: str) -> Notice | Record:
    """By its ledger name; raises Problem 404."""
    what, _, name = subject.partition(":")
    if what == "notice" and (number := whole(name)) is not None:
        return notices.get(session, number)
    kind, _, rest = name.partition("/")
    return writing.get(session, kind if what == "record" else what, rest)
