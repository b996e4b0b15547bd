"""Deciding on a record: each act is bound to the content that the page showed."""

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from content.desk import records
from content.desk.errors import Problem
from content.desk.problems import checked
from content.desk.records import RecordView, heads

from .. import context
from ..decided import Said, declared_in, slip, unsaid
from ..language import gettext
from ..problems import note
from . import form
from .editing import record_of
from .show import shown

Act = Callable[..., RecordView]


def mount(blueprint: Blueprint) -> None:
    for name, view in (("submit", submit), ("approve", approve), ("refer", refer), ("withdraw", withdraw)):
        blueprint.add_url_rule(f"/<int:number>/{name}", name, view, methods=["POST"])
    blueprint.add_url_rule("/<int:number>/return", "give_back", give_back, methods=["POST"])


def submit(number: int) -> ResponseReturnValue:
    try:
        declared = declared_in(request.form)
    except Problem as problem:
        return _refused(number, problem)
    return _act(number, gettext("Submitted for review."), partial(records.submit, content=_seen(), declared=declared))


def approve(number: int) -> ResponseReturnValue:
    note, mistakes = request.form.get("note", "").strip(), unsaid(request.form)
    if mistakes:
        return shown(number, mistakes=mistakes), 422
    act = partial(records.approve, uploads=context.desk().uploads)
    return _act(number, gettext("Approved."), act, _seen(), said=note)


def give_back(number: int) -> ResponseReturnValue:
    reason = request.form.get("reason", "").strip()
    if not reason:
        mistakes = {"reason": gettext("Say what has to change, so that the author can act on it.")}
        return shown(number, mistakes=mistakes), 422
    return _act(number, gettext("Returned to the author."), records.give_back, _seen(), said=reason)


def refer(number: int) -> ResponseReturnValue:
    reason = request.form.get("reason", "").strip()
    if not reason:
        return shown(number, mistakes={"refer_reason": gettext("Say what the secrecy reviewer shall look at.")}), 422
    return _act(number, gettext("The secrecy reviewer decides first."), records.refer, _seen(), said=reason)


def withdraw(number: int) -> ResponseReturnValue:
    reason = request.form.get("reason", "").strip()
    if not reason:
        return shown(number, mistakes={"withdraw_reason": gettext("Give a reason; the ledger keeps it.")}), 422
    return _act(
        number, gettext("Withdrawn. It leaves the kiosks with the next edition."), records.withdraw, said=reason
    )


def _act(number: int, done: str, act: Act, *words: Any, said: str | None = None) -> ResponseReturnValue:
    """`said` is what a person typed: the ledger keeps it for ever, so it is checked as the API checks it."""
    try:
        if said is not None:
            words = (*words, checked(Said, {"said": said}).said)
        with context.desk().database.transaction() as db:
            act(db, context.actor(), *heads.key(db, number), *words, **context.told())
    except Problem as problem:
        return _refused(number, problem)
    flash(done, "good")
    return redirect(url_for("desk.records.show", number=number))


def _refused(number: int, problem: Problem) -> ResponseReturnValue:
    if problem.status == 404:
        raise problem
    note(problem)
    if problem.type == "stale-content":
        return form.overtaken(record_of(number), _seen(), 409)
    return shown(number, **slip(problem)), problem.status


def _seen() -> str:
    return request.form.get("content", "")
