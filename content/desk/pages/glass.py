"""What is on a screen now: the real player on the programme that it shows, or the frame that its device took."""

from typing import Final

from flask import Blueprint, Response, abort, request, url_for

from content.desk import pictures, publications
from content.desk.errors import Problem

from . import context

LARGEST: Final = 2**53
blueprint = Blueprint("glass", __name__, url_prefix="/glass")


@blueprint.get("/programme/<channel>")
def programme(channel: str) -> Response:
    """The signed envelope of that number, where it is still kept, else of the newest."""
    number = _number()
    with context.desk().database.reading() as db:
        found = publications.numbered(db, "programmes", channel, number) if number else None
        found = found or publications.newest(db, "programmes", channel)
    if found is None:
        raise Problem(404, "no-programme", "nothing was published for this channel yet")
    return Response(found.to_json(), mimetype="application/json")


@blueprint.get("/picture/<screen>")
def picture(screen: str) -> Response:
    with context.desk().database.reading() as db:
        found = pictures.of(db, screen)
    if found is None:
        abort(404)
    answer = Response(found.png, mimetype="image/png")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def programme_url(channel: str) -> str:
    """Where the player that is being given finds its programme."""
    return url_for("desk.glass.programme", channel=channel, number=_number())


def _number() -> int | None:
    """The number that was asked for; None for none, or one that no programme ever had."""
    number = request.args.get("number", type=int)
    return number if number is not None and 0 < number < LARGEST else None


def instant() -> int:
    """It plays from the hub's own moment on, without asking anybody again."""
    return context.now()
