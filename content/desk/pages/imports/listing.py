"""The list of what somebody brought, and one file whole."""

from collections.abc import Sequence
from typing import Final

from flask import Response, render_template, send_from_directory
from markupsafe import Markup

from content.desk import channels
from content.desk.importing.arrival import Arrival
from content.desk.importing.clean import cleaned
from content.desk.importing.quarantine import MOST_BYTES, WHOLE, picture_name
from content.desk.pages import context
from content.desk.pages.paging import paged

from .noun import MOST_AT_ONCE, blueprint, get, mailroom, mine
from .rows import rows_of
from .words import STATES

PAGE: Final = 30
_MB: Final = 1024 * 1024


@blueprint.get("/")
def index() -> str:
    return page({})


@blueprint.get("/<arrival_id>/")
def show(arrival_id: str) -> str:
    arrival = get(arrival_id)
    try:
        # Cleaned when it was made, and once more: it lies in a file.
        whole = cleaned(mailroom().quarantine.path(arrival, WHOLE).read_text("utf-8"))
    except FileNotFoundError:
        whole = ""
    return render_template(
        "imports/show.html",
        row=rows_of([arrival])[0],
        whole=Markup(whole),  # noqa: S704  nothing but the tags of clean.TAGS, without attributes
        channels=_channels(),
        chosen=(),
        mistakes={},
    )


@blueprint.get("/<arrival_id>/pictures/<int:number>")
def picture(arrival_id: str, number: int) -> Response:
    """One of the small pictures of it."""
    path = mailroom().quarantine.path(get(arrival_id), picture_name(number))
    return send_from_directory(path.parent, path.name, mimetype="image/webp")


def page(mistakes: dict[str, str], chosen: Sequence[str] = ()) -> str:
    """The list, the newest first, with what was wrong with a form sent to it, and the channels chosen there."""
    every = mine()[::-1]
    shown = paged(every, _said, PAGE, "desk.imports.index")
    rows = rows_of(shown.shown)
    return render_template(
        "imports/index.html",
        rows=rows,
        page=shown,
        newer=shown.newer,
        older=shown.older,
        ready=any(row.state == "ready" for row in rows),
        done=any(each.is_done for each in every),
        busy=any(each.under_way for each in every),
        channels=_channels(),
        chosen=chosen,
        mistakes=mistakes,
        most_mb=MOST_BYTES // _MB,
        most_at_once_mb=MOST_AT_ONCE // _MB,
        most_bytes=MOST_BYTES,
    )


def _said(arrival: Arrival) -> str:
    found = arrival.found or {}
    return f"{arrival.name} {found.get('title') or found.get('guide_title') or ''} {STATES[arrival.state]}"


def _channels() -> list[str]:
    with context.desk().database.reading() as db:
        return [each.name for each in channels.everyone(db)]
