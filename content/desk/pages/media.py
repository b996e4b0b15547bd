"""Uploaded pictures as reviewers and the preview see them; screens have them from the store."""

from flask import Blueprint, Response, abort, send_from_directory

from content.desk.models import Media

from . import context

blueprint = Blueprint("media", __name__, url_prefix="/media")
A_YEAR = 365 * 24 * 3600


@blueprint.get("/<blob>")
def show(blob: str) -> Response:
    """The bytes of one picture, by their hash."""
    desk = context.desk()
    with desk.database.reading() as db:
        media = db.get(Media, blob)
    if media is None:
        abort(404)
    answer = send_from_directory(desk.uploads, media.sha, mimetype=media.media_type)
    answer.cache_control.no_cache = None
    answer.cache_control.private = True
    answer.cache_control.max_age = A_YEAR
    answer.cache_control.immutable = True
    return answer
