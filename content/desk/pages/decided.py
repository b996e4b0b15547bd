"""Deciding on a notice: each act is bound to the content that the page showed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from pydantic import BaseModel

from content.desk import decisions, notices
from content.desk.declared import Declared
from content.desk.errors import Problem
from content.desk.problems import checked
from content.desk.texts import Remark
from content.desk.views import NoticeView

from . import context
from .facts import difference
from .language import gettext
from .notices import blueprint, shown
from .problems import in_words, note

Act = Callable[..., NoticeView]


class Said(BaseModel):
    said: Remark


@blueprint.post("/<int:number>/submit")
def submit(number: int) -> ResponseReturnValue:
    with context.desk().database.reading() as db:
        notice = notices.view(db, number, context.now())
    if notice.newest.digest != _seen():
        return changed_page(notice, _seen())
    try:
        declared = declared_in(request.form)
    except Problem as problem:
        return _refused(number, problem)
    return _act(number, gettext("Submitted for review."), partial(decisions.submit, declared=declared))


@blueprint.post("/<int:number>/approve")
def approve(number: int) -> ResponseReturnValue:
    note, mistakes = request.form.get("note", "").strip(), unsaid(request.form)
    if mistakes:
        return shown(number, mistakes=mistakes), 422
    act = partial(decisions.approve, uploads=context.desk().uploads)
    return _act(number, gettext("Approved."), act, _seen(), said=note)


@blueprint.post("/<int:number>/return")
def give_back(number: int) -> ResponseReturnValue:
    reason = request.form.get("reason", "").strip()
    if not reason:
        mistakes = {"reason": gettext("Say what has to change, so that the author can act on it.")}
        return shown(number, mistakes=mistakes), 422
    return _act(number, gettext("Returned to the author."), decisions.give_back, _seen(), said=reason)


@blueprint.post("/<int:number>/refer")
def refer(number: int) -> ResponseReturnValue:
    reason = request.form.get("reason", "").strip()
    if not reason:
        return shown(number, mistakes={"refer_reason": gettext("Say what the secrecy reviewer shall look at.")}), 422
    return _act(number, gettext("The secrecy reviewer decides first."), decisions.refer, _seen(), said=reason)


@blueprint.post("/<int:number>/withdraw")
def withdraw(number: int) -> ResponseReturnValue:
    reason = request.form.get("reason", "").strip()
    if not reason:
        return shown(number, mistakes={"withdraw_reason": gettext("Give a reason; the ledger keeps it.")}), 422
    return _act(number, gettext("Withdrawn. It leaves the screens now."), notices.withdraw, said=reason)


def declared_in(form: Mapping[str, str]) -> Declared:
    """What was declared in a form; raises Problem 400 for what is none, 422 for what has to be said and was not."""
    declared = as_typed(form)
    if declared.attribute is None:
        raise Problem(422, "not-declared", "say whether it may be disclosed", field="attribute")
    if declared.secrecy is None:
        raise Problem(422, "not-declared", "say whether you looked for secrets in it, or are unsure", field="secrecy")
    return declared


def as_typed(form: Mapping[str, str]) -> Declared:
    """The same as far as it was said; raises Problem 400 naming the field."""
    asked = ("attribute", "attribute_reason", "secrecy", "importance")
    return checked(Declared, {name: form[name] for name in asked if form.get(name)})


def unsaid(form: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with an approval that has to say what the author did not; {} when it does."""
    if form.get("declares") != "asked" or form.get("declared"):
        return {}
    return {"declared": gettext("Say it: its author did not, and nothing goes out without.")}


def changed_page(notice: NoticeView, seen: str) -> ResponseReturnValue:
    """409: what is different from the wording that was on the page."""
    before = next((each.content for each in notice.revisions if each.digest == seen), None)
    found = difference(before, notice.newest.content, context.zone(), context.now()) if before is not None else []
    return render_template("notices/changed.html", number=notice.id, difference=found), 409


def _act(number: int, done: str, act: Act, *words: Any, said: str | None = None) -> ResponseReturnValue:
    """`said` is what a person typed: the ledger keeps it for ever, so it is checked as the API checks it."""
    try:
        if said is not None:
            words = (*words, checked(Said, {"said": said}).said)
        with context.desk().database.transaction() as db:
            act(db, context.actor(), number, *words, **context.told())
    except Problem as problem:
        return _refused(number, problem)
    flash(done, "good")
    return redirect(url_for("desk.notices.show", number=number))


def _refused(number: int, problem: Problem) -> ResponseReturnValue:
    if problem.status == 404:
        raise problem
    note(problem)
    if problem.type == "stale-content":
        with context.desk().database.reading() as db:
            return changed_page(notices.view(db, number, context.now()), _seen())
    return shown(number, **slip(problem)), problem.status


def slip(problem: Problem) -> dict[str, Any]:
    """Where the page says it: beside what was to be declared, or above all."""
    line = in_words(problem)
    return {"mistakes": {problem.field: line}} if problem.type == "not-declared" else {"mistake": line}


def _seen() -> str:
    return request.form.get("content", "")
