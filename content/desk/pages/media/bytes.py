"""The bytes of uploads as reviewers and the preview see them; screens have them from the store."""

from dataclasses import dataclass

from flask import Blueprint, Response, abort, request, send_from_directory

from content.desk.media import poster as poster_of
from content.desk.media.intact import shown
from content.desk.models import Media
from content.published.errors import Refused

from .. import context

A_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Seen:
    """How an upload is looked at: its pictures (one, or the pages of a document), or a video; `poster` where there is
    a picture out of it; `lost`, and nothing to be looked at, where its bytes are not there as they were."""

    name: str
    pictures: tuple[str, ...]
    video: str
    poster: bool = False
    lost: bool = False


def mount(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/<blob>", "show", show)
    blueprint.add_url_rule("/<blob>/poster", "poster", poster)


def show(blob: str) -> Response:
    """The bytes of one upload, by their hash; a video in the parts that are asked for."""
    desk = context.desk()
    with desk.database.reading() as db:
        media = db.get(Media, blob)
    if media is None:
        abort(404)
    # Other bytes under its name would be what a reviewer sees and not what they approve.
    if media.media_type.startswith("video/"):
        if not desk.uploads.has(media.sha):
            abort(404)
        answer = send_from_directory(desk.uploads.root, media.sha, mimetype=media.media_type)
    else:
        try:
            answer = Response(desk.uploads.read_anew(media.sha), mimetype=media.media_type)
        except Refused:
            abort(404)
        answer.set_etag(media.sha)
        answer.make_conditional(request)
    answer.cache_control.no_cache = None
    answer.cache_control.private = True
    answer.cache_control.max_age = A_YEAR
    answer.cache_control.immutable = True
    return answer


def poster(blob: str) -> Response:
    """A small picture of it: of a video to be shown while it does not run, of the others in lists."""
    desk = context.desk()
    with desk.database.reading() as db:
        media = db.get(Media, blob)
    if media is None:
        abort(404)
    path = poster_of(desk.uploads, media.sha)
    if not path.is_file() and not media.media_type.startswith("video/"):
        # Of one that came before there were small ones.
        return show((media.pages or [media.sha])[0])
    return send_from_directory(path.parent, path.name, mimetype="image/webp")


def seen(blob: str) -> Seen:
    """For templates: what there is to be looked at of an upload; of none that is known, nothing."""
    with context.desk().database.reading() as db:
        media = db.get(Media, blob)
    if media is None:
        return Seen("", (), "")
    uploads = context.desk().uploads
    if not all(map(uploads.has, shown(media))):
        return Seen(media.name, (), "", lost=True)
    if media.media_type.startswith("video/"):
        return Seen(media.name, (), blob, poster_of(uploads, blob).is_file())
    return Seen(media.name, tuple(shown(media)), "")
