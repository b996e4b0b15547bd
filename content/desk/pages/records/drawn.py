"""What the drawing of a plan asks of the desk: what is wrong with it by now, and a picture to draw it over."""

import json
from collections.abc import Mapping
from typing import Any, Final

from flask import Blueprint, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from content.desk.errors import Problem
from content.desk.looking import is_film
from content.desk.models import Media
from content.desk.records import building
from content.desk.records.fault import Fault
from content.desk.roles import WRITERS
from content.desk.texts import whole_characters
from content.published.plans.features import features

from .. import context
from ..language import gettext
from ..problems import in_words, note, sentence
from . import board, plans
from .plan_difference import called

MOST_SHOWN: Final = 60
MOST_NAME: Final = 200


def mount(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/floor/plan/check", "plan_check", check, methods=["POST"])
    blueprint.add_url_rule("/floor/plan/shown", "plan_shown", shown, methods=["POST"])
    blueprint.add_url_rule("/floor/plan/picture", "plan_picture", picture, methods=["POST"])


def check() -> ResponseReturnValue:
    """JSON in and out: {name, plan} -> {faults, between, summary}. `between` is what is wrong with the building beyond
    this floor; its features are named with the floor that they are on, "" for this one."""
    context.actor().require(WRITERS)
    request.max_content_length = plans.MOST_BYTES
    asked = _asked()
    if asked is None:
        return jsonify(said=gettext("This is not a GeoJSON file with features.")), 400
    name, plan = asked
    with context.desk().database.reading() as db:
        beside = building.others(db, name)
    own, between = building.faults(plan, name, beside)
    names = {each.id: called(each.type, each.id, each.number, each.name) for each in features(plan).values()}
    return jsonify(
        faults=[{"feature": each.feature, "text": _line(each, names)} for each in own[:MOST_SHOWN]],
        between=[_between(each, name or building.THIS) for each in between[:MOST_SHOWN]],
        summary=plans.summed(len(own) + len(between)),
    )


def shown() -> str:
    """The plan of the form that is being drawn, as a piece of a page."""
    context.actor().require(WRITERS)
    drawn, _ = plans.sent(None, request.form.get("plan", ""), {})
    return render_template("records/planned.html", plan=plans.shown(drawn, request.args.get("floor", "")))


def picture() -> ResponseReturnValue:
    """The pictures of an upload, kept for the plan to be drawn over: one, or the pages of a document."""
    file = request.files.get("picture")
    try:
        kept = _kept(file.read() if file else b"", (file.filename if file else "") or "")
    except Problem as problem:
        note(problem)
        return jsonify(said=in_words(problem)), problem.status
    with context.desk().database.reading() as db:
        found = [db.get_one(Media, sha) for sha in kept.pages or [kept.sha]]
    return jsonify(pictures=[board.picture(each) for each in found])


def _kept(data: bytes, name: str) -> Media:
    context.actor().require(WRITERS)
    if is_film(data):
        raise Problem(400, "not-a-picture", "a plan is drawn over a picture or a page of a PDF document", field="file")
    return context.desk().upload(context.actor(), data, name, **context.told())


def _asked() -> tuple[str, dict[str, Any]] | None:
    try:
        found = whole_characters(json.loads(request.get_data()))
    except (ValueError, RecursionError):
        return None
    name, plan = (found.get("name"), found.get("plan")) if isinstance(found, dict) else (None, None)
    if not isinstance(name, str) or len(name) > MOST_NAME or not isinstance(plan, dict):
        return None
    return name, plan


def _line(fault: Fault, names: Mapping[str, str]) -> str:
    """The line with what parts are called in place of their ids."""
    values = {name: names.get(str(value), value) for name, value in fault.values.items()}
    return sentence(gettext(fault.message) % values)


def _between(fault: Fault, this: str) -> dict[str, str]:
    floor, _, feature = fault.feature.rpartition("/")
    return {"floor": "" if floor == this else floor, "feature": feature, "text": _line(fault, {})}
