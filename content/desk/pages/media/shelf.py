"""The list of what was uploaded: filtered, a page at a time."""

from typing import Any, Final

from flask import Blueprint, render_template, request, url_for

from content.desk.media import listing
from content.desk.media.listing import PAGE, USED, Asked

from .. import context
from ..language import gettext, ngettext
from . import words

FILTERS: Final = ("q", "kind", "used", "undescribed", "mine")


def mount(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/", "index", index)


def index() -> str:
    asked, desk = _asked(), context.desk()
    with desk.database.reading() as db:
        found = listing.find_page(db, desk.uploads, asked, context.now(), request.args.get("from", 0, type=int))
    after = found.start + PAGE
    return render_template(
        "media/index.html",
        found=found,
        asked=asked,
        filtered=any(request.args.get(name) for name in FILTERS),
        kinds=words.KINDS,
        uses=[(used, words.USED[used]) for used in USED],
        words_of=words,
        newer=_page(found.start - PAGE) if found.start else None,
        older=_page(after) if after < found.total else None,
        said=ngettext("%(num)d found", "%(num)d found", found.total) if found.total else gettext("Nothing found"),
    )


def _asked() -> Asked:
    return Asked(
        words=request.args.get("q", "")[:200],
        kind=request.args.get("kind", ""),
        used=request.args.get("used", ""),
        undescribed=bool(request.args.get("undescribed")),
        account=context.actor().id if request.args.get("mine") else None,
    )


def _page(start: int) -> str:
    # Only what the list reads: other words of an address may mean something to what makes addresses.
    query: dict[str, Any] = {name: request.args[name] for name in FILTERS if name in request.args}
    query["from"] = max(start, 0)
    return url_for("desk.media.index", **query)
