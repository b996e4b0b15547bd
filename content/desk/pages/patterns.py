"""The test pattern of a channel: shown for some minutes, taken off before its time."""

from typing import Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from content.desk import channels, patterns

from . import context
from .channel_titles import titled
from .language import gettext, ngettext

blueprint = Blueprint("patterns", __name__, url_prefix="/patterns")
MINUTES: Final = (1, 5, 15, 60)


@blueprint.get("/<channel>/")
def show(channel: str) -> str:
    with context.desk().database.reading() as db:
        place = channels.get(db, channel)
        names = [each.name for each in channels.everyone(db)]
        standing = patterns.standing(db, channel, context.now())
    return render_template(
        "patterns.html",
        channel=place,
        channels=names,
        standing=standing,
        minutes=[(each, ngettext("%(num)d minute", "%(num)d minutes", each)) for each in MINUTES],
        may_show=context.actor().may(patterns.WHO),
    )


@blueprint.post("/<channel>/")
def change(channel: str) -> ResponseReturnValue:
    with context.desk().database.transaction() as db:
        if request.form.get("then") == "end":
            patterns.end(db, context.actor(), channel, **context.told())
            said = gettext("The test pattern is off again.")
        else:
            asked = request.form.get("minutes", 0, type=int)
            patterns.show(db, context.actor(), channel, asked, **context.told())
            said = gettext("The test pattern stands on %(channel)s.", channel=titled(channel))
    flash(said, "good")
    return redirect(url_for("desk.patterns.show", channel=channel))
