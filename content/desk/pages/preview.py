"""The preview: the real player on a programme that no screen will accept, at any time, with drafts or without."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, render_template, request, url_for

from content.desk import channels
from content.desk import moments as iso

from . import airing, context, moments
from .lanes import lane_views
from .language import gettext
from .previewed import Previewed, previewed

blueprint = Blueprint("preview", __name__, url_prefix="/preview")


@blueprint.get("/<channel>/")
def show(channel: str) -> str:
    with context.desk().database.reading() as db:
        place = channels.get(db, channel)
        names = [each.name for each in channels.everyone(db)]
    at, mistake = asked_instant()
    when, zone = at or context.now(), context.zone()
    programme = _previewed(channel).programme
    start, end = airing.today(when, zone)
    lanes = airing.lanes(programme, start, end)
    shown = lane_views(lanes, airing.named(programme), start)
    asked: dict[str, Any] = {
        "draft": with_drafts(),
        "notice": one_notice(),
        "at": request.args.get("at") if at else None,
    }
    return render_template(
        "preview.html",
        channel=place,
        channels=names,
        mistake=mistake,
        player=url_for("preview-player.page", channel=channel, **asked, lang=request.args.get("lang")),
        at_field=moments.field(when, zone),
        day=moments.day(when, zone),
        lanes=shown,
        more_lanes=len(lanes) - len(shown),
        minute=(when - start) // airing.MINUTE,
        regions=airing.on_air(programme, when),
        before=moments.field(*_day_off(when, -1)),
        after=moments.field(*_day_off(when, 1)),
        **asked,
    )


@blueprint.get("/<channel>/programme")
def programme(channel: str) -> Response:
    """The envelope that the previewed player asks for."""
    return Response(_previewed(channel).envelope, mimetype="application/json")


def _previewed(channel: str) -> Previewed:
    return previewed(channel, bool(with_drafts()), one_notice())


def programme_url(channel: str) -> str:
    """Where the player that is being given finds its programme: as its own page was asked for."""
    return url_for("desk.preview.programme", channel=channel, draft=with_drafts(), notice=one_notice())


def asked_instant() -> tuple[int | None, str]:
    """The instant that `at` names (a time without an offset is the office's), and what is wrong with it."""
    asked = request.args.get("at", "")
    if not asked:
        return None, ""
    try:
        return iso.ms(asked), ""
    except ValueError:
        found = moments.of_field(asked, context.zone())
        return found, "" if found is not None else gettext("That is no date and time; the present is shown.")


def instant() -> int | None:
    return asked_instant()[0]


def watermark() -> str:
    return gettext("Preview, with drafts") if with_drafts() else gettext("Preview")


def with_drafts() -> int | None:
    return 1 if request.args.get("draft") == "1" else None


def one_notice() -> int | None:
    return request.args.get("notice", type=int)


def _day_off(when: int, days: int) -> tuple[int, ZoneInfo]:
    """The same time of day so many days later."""
    zone = context.zone()
    there = moments.local(when, zone) + timedelta(days=days)
    return int(there.timestamp() * 1000), zone
