"""The screens: a wall of what each shows and reports, and pairing a new one by the code it shows."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from content.desk import channels, screens
from content.desk.alarms import Alarm
from content.desk.errors import Problem
from content.desk.roles import OPERATORS

from . import context, measures, reported
from .channel_titles import titled
from .language import gettext
from .paging import paged
from .problems import mistake
from .words import ALARMS

PAGE: Final = 24
FEW: Final = 5
blueprint = Blueprint("screens", __name__, url_prefix="/screens")


@dataclass(frozen=True, slots=True)
class Typed:
    code: str = ""
    name: str = ""
    channel: str = ""
    keeper: str = ""
    place: str = ""
    phone: str = ""
    width: str = ""
    height: str = ""
    distance: str = ""


@blueprint.get("/")
def show() -> str:
    return _page(Typed(keeper=context.actor().display_name), {})


@blueprint.post("/")
def pair() -> ResponseReturnValue:
    typed = Typed(**{name: request.form.get(name, "").strip() for name in Typed.__slots__})
    mistakes = _slips(typed) | measures.slips(request.form)
    if not mistakes:
        try:
            with context.desk().database.transaction() as db:
                raw = measures.without(asdict(typed)) | measures.read(request.form)
                paired = screens.pair(db, context.actor(), raw, **context.told())
        except Problem as problem:
            field = measures.FIELDS.get(problem.field or "", problem.field)
            mistakes = {field if field in Typed.__slots__ else "": mistake(problem)}
        else:
            flash(
                gettext("%(name)s is paired and shows %(channel)s.", name=paired.name, channel=titled(paired.channel)),
                "good",
            )
            return redirect(url_for("desk.screens.show"))
    return _page(typed, mistakes), 422


@blueprint.post("/<name>/remove")
def remove(name: str) -> ResponseReturnValue:
    with context.desk().database.transaction() as db:
        screens.remove(db, context.actor(), name, **context.told())
    flash(gettext("%(name)s is shut out; its key does not count any more.", name=name), "good")
    return redirect(url_for("desk.screens.show"))


def _slips(typed: Typed) -> dict[str, str]:
    told = {
        "code": gettext("Enter the code that stands on the screen."),
        "name": gettext("Give the screen a name, such as lobby-1."),
        "keeper": gettext("Name the person who keeps this screen."),
    }
    return {field: line for field, line in told.items() if not getattr(typed, field)}


def _said(screen: reported.ScreenNow) -> str:
    return " ".join(
        (screen.name, screen.place, screen.channel, titled(screen.channel), screen.keeper, screen.phone, screen.word)
    )


def _alarms(places: Mapping[str, str]) -> list[tuple[Alarm, str, str]]:
    """Each alarm about a screen, where that is, and what is the matter."""
    told = [alarm for alarm in context.desk().alarms.now() if alarm.what in ALARMS]
    return [(each, " ".join(filter(None, (places.get(each.name), each.name))), str(ALARMS[each.what])) for each in told]


def _page(typed: Typed, mistakes: dict[str, str]) -> str:
    with context.desk().database.reading() as db:
        found = reported.screens(db, context.now())
        places = list(channels.everyone(db))
    states = Counter(screen.state for screen in found)
    alarms = _alarms({screen.name: screen.place for screen in found})
    page = paged(found, _said, PAGE, "desk.screens.show")
    return render_template(
        "screens/wall.html",
        screens=page.shown,
        page=page,
        newer=page.newer,
        older=page.older,
        troubled=len(found) - states["fresh"],
        alarms=alarms[:FEW],
        more_alarms=len(alarms) - FEW,
        channels=[each.name for each in places],
        sizes={each.name: (each.width, each.height) for each in places},
        may_pair=context.actor().may(OPERATORS),
        typed=typed,
        mistakes=mistakes,
    )
