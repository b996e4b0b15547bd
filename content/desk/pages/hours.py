"""Hours, brightness and sound of a channel's screens, and having them begin anew."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from content.desk import channels, desired
from content.desk.compile.wanted import Kept
from content.desk.errors import Problem
from content.desk.roles import OPERATORS
from content.desk.whole import or_text

from . import context
from .channel_titles import titled
from .language import gettext
from .problems import mistake

blueprint = Blueprint("hours", __name__, url_prefix="/screens/hours")
ROWS: Final = 2
DIM_ROWS: Final = 2
USUAL: Final = {"working": [["08:00", "18:00"]], "off": []}


@blueprint.get("/<channel>/")
def show(channel: str) -> str:
    with context.desk().database.reading() as db:
        channels.get(db, channel)
        kept = desired.of(db, channel)
    return _page(channel, kept, {})


@blueprint.post("/<channel>/")
def change(channel: str) -> ResponseReturnValue:
    raw = _raw()
    try:
        with context.desk().database.transaction() as db:
            desired.change(db, context.actor(), channel, raw, **context.told())
    except Problem as problem:
        part = "brightness" if (problem.field or "").startswith("brightness") else "hours"
        return _page(channel, _as_typed(raw), {part: mistake(problem)}), 422
    flash(
        gettext("The screens of %(channel)s keep to it from their next programme on.", channel=titled(channel)), "good"
    )
    return redirect(url_for("desk.hours.show", channel=channel))


@blueprint.post("/<channel>/restart")
def restart(channel: str) -> ResponseReturnValue:
    with context.desk().database.transaction() as db:
        desired.restart(db, context.actor(), channel, **context.told())
    flash(gettext("Every screen of %(channel)s begins anew, once.", channel=titled(channel)), "good")
    return redirect(url_for("desk.hours.show", channel=channel))


def _raw() -> dict[str, Any]:
    form = request.form
    hours = None
    if form.get("plan") == "hours":
        hours = {part: _pairs(form.getlist(f"{part}_from"), form.getlist(f"{part}_to")) for part in ("working", "off")}
    dims = zip(form.getlist("dim_from"), form.getlist("dim_to"), form.getlist("dim_percent"), strict=False)
    brightness = [
        {"start": start, "end": end, "percent": or_text(percent)} for start, end, percent in dims if start or end
    ]
    return {"hours": hours, "brightness": brightness, "silent": form.get("heard") != "1"}


def _pairs(starts: Sequence[str], ends: Sequence[str]) -> list[list[str]]:
    return [[start, end] for start, end in zip(starts, ends, strict=False) if start or end]


def _as_typed(raw: Mapping[str, Any]) -> Kept:
    dims = [[each["start"], each["end"], each["percent"]] for each in raw["brightness"]]
    return Kept(raw["hours"], dims, None, raw["silent"])


def _page(channel: str, kept: Kept, mistakes: dict[str, str]) -> str:
    hours = kept.hours or USUAL
    return render_template(
        "screens/hours.html",
        channel=channel,
        lit_always=kept.hours is None,
        parts=[
            ("working", gettext("Working days"), _filled(hours["working"], ROWS, ["", ""])),
            ("off", gettext("Weekends and holidays"), _filled(hours["off"], ROWS, ["", ""])),
        ],
        dims=_filled(kept.brightness, DIM_ROWS, ["", "", 40]),
        heard=not kept.silent,
        may_change=context.actor().may(OPERATORS),
        mistakes=mistakes,
    )


def _filled(rows: Sequence[Sequence[Any]], least: int, empty: Sequence[Any]) -> list[Sequence[Any]]:
    """With an empty row at least, and never fewer than `least`."""
    return [*rows, *[empty] * max(1, least - len(rows))]
