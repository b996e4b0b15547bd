"""One screen: what staff know of it, and the smallest type that follows from its measures."""

from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from content.desk import channels, legible, screens
from content.desk.errors import Problem
from content.desk.models import ScreenFact
from content.desk.roles import OPERATORS
from content.desk.screens import Paired

from . import context, measures
from .language import gettext
from .problems import mistake
from .screens import blueprint


@dataclass(frozen=True, slots=True)
class Typed:
    channel: str
    keeper: str
    place: str
    phone: str
    width: str
    height: str
    distance: str


@blueprint.get("/<name>/")
def look(name: str) -> str:
    with context.desk().database.reading() as db:
        found = _found(db, name)
        return _page(db, found, _typed(found), {})


@blueprint.post("/<name>/")
def describe(name: str) -> ResponseReturnValue:
    typed = Typed(**{field: request.form.get(field, "").strip() for field in Typed.__slots__})
    mistakes = measures.slips(request.form)
    if not typed.keeper:
        mistakes["keeper"] = gettext("Name the person who keeps this screen.")
    if not mistakes:
        try:
            with context.desk().database.transaction() as db:
                screens.describe(db, context.actor(), name, _raw(typed), **context.told())
        except Problem as problem:
            field = measures.FIELDS.get(problem.field or "", problem.field or "")
            mistakes = {field if field in Typed.__slots__ else "": mistake(problem)}
        else:
            flash(gettext("What is known of %(name)s was saved.", name=name), "good")
            return redirect(url_for("desk.screens.look", name=name))
    with context.desk().database.reading() as db:
        return _page(db, _found(db, name), typed, mistakes), 422


def _raw(typed: Typed) -> dict[str, Any]:
    told = {"channel": typed.channel, "keeper": typed.keeper, "place": typed.place, "phone": typed.phone}
    return told | measures.read(request.form)


def _found(db: Session, name: str) -> Paired:
    found = next((each for each in screens.everyone(db) if each.name == name), None)
    if found is not None:
        return screens.as_paired(found)
    heard = db.get(ScreenFact, name) if screens.LOCAL.fullmatch(name) else None
    if heard is None:
        abort(404)
    return Paired(name, heard.channel, "", "", 0)


def _typed(screen: Paired) -> Typed:
    return Typed(
        channel=screen.channel,
        keeper=screen.keeper,
        place=screen.place,
        phone=screen.phone,
        width=measures.typed(screen.width_mm, "width"),
        height=measures.typed(screen.height_mm, "height"),
        distance=measures.typed(screen.distance_mm, "distance"),
    )


def _page(db: Session, screen: Paired, typed: Typed, mistakes: dict[str, str]) -> str:
    names = list(channels.everyone(db))
    channel = next((each for each in names if each.name == screen.channel), None)
    if channel is None:
        abort(404)
    least = None
    if screen.height_mm and screen.distance_mm:
        least = legible.least_px(screen.height_mm, channel.height, screen.distance_mm)
    return render_template(
        "screens/screen.html",
        screen=screen,
        channels=[each.name for each in names],
        pixels=(channel.width, channel.height),
        least=least,
        may_change=context.actor().may(OPERATORS),
        typed=typed,
        mistakes=mistakes,
    )
