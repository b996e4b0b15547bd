"""The page around a kiosk's page: it stands upright as in the lobby, or lies."""

from typing import Any, Final
from urllib.parse import quote

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from content.desk import notices, records
from content.desk.compile.showing import Approved
from content.desk.errors import Problem
from content.desk.glimpse.showing import CHANNEL

from .. import context
from ..language import chosen, gettext
from ..problems import in_words
from ..records.form import called_of

# Where the kiosk shows a record of each kind (design.md); of what has no page of its own, the list that it stands in.
PAGES: Final = {
    "guide": "guides/{}/",
    "department": "departments/{}/",
    "catalog": "catalog/item/{}/",
    "about": "about/{}/",
    "floor": "floors/{}/",
    "power": "powers/",
    "topics": "catalog/",
    "office": "",
}
SIZES: Final = {"upright": (1080, 1920), "lying": (1920, 1080)}


def mount(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/records/<int:number>/", "record", record)
    blueprint.add_url_rule("/notices/<int:number>/", "notice", notice)


def record(number: int) -> ResponseReturnValue:
    back = url_for("desk.records.show", number=number)
    with context.desk().database.reading() as db:
        found = records.view(db, number, context.now())
    try:
        edition = context.glimpse().record(found.kind, found.name, found.newest.content)
    except Problem as problem:
        flash(in_words(problem), "bad")
        return redirect(back)
    return _page(called_of(found), back, PAGES[found.kind].format(quote(found.name)), edition)


def notice(number: int) -> ResponseReturnValue:
    with context.desk().database.reading() as db:
        found = notices.view(db, number, context.now())
    newest = found.newest
    if CHANNEL not in newest.content["channels"]:
        abort(404)
    wording: Any = Approved(found.id, newest.sequence, found.order, "preview", newest.content)
    edition = context.glimpse().notice(wording)
    title = gettext("Notice %(number)s", number=number)
    return _page(title, url_for("desk.notices.show", number=number), "notices/", edition)


def _page(title: str, back: str, path: str, edition: int) -> str:
    way = request.args.get("way", "upright")
    width, height = SIZES.get(way, SIZES["upright"])
    pages = url_for("desk.kiosk.through", edition=edition, path="")
    return render_template(
        "kiosk/frame.html",
        title=title,
        back=back,
        page=f"{pages}{path}?lang={chosen().tag}",
        way=way,
        width=width,
        height=height,
    )
