"""The disclosure catalog: browse by topic, genre, department and year; each record with all that is known of it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, abort, render_template, request, url_for
from markupsafe import Markup

from kiosk.catalog.browse import PAGE, Choice, choice, facets, pages
from kiosk.catalog.genres import Genres
from kiosk.catalog.numbers import linked
from kiosk.catalog.record import PREFIX, line
from kiosk.catalog.record import record as read
from kiosk.catalog.tree import Tree, Trees, part_of
from kiosk.document import blocks
from kiosk.holding import Holding
from kiosk.language import language
from kiosk.naming import named, titles
from kiosk.records import Records
from kiosk.texts import pick


def catalog(holding: Holding) -> Blueprint:
    blueprint, genres, trees = Blueprint("catalog", __name__), Genres(), Trees()

    @blueprint.get("/catalog/")
    def index() -> str:
        records, now = holding.view.records, holding.clock.now()
        if records is None:
            return render_template("catalog/empty.html")
        return render_template("catalog/index.html", **_listing(records, genres, trees.tree(records, now), now))

    @blueprint.get("/catalog/item/<path:index_number>/")
    def item(index_number: str) -> str:
        records, now = holding.view.records, holding.clock.now()
        body = records.get(f"{PREFIX}{index_number}", now) if records else None
        if records is None or body is None:
            abort(404)
        found = read(index_number, body)
        words, spoken = pick(found.body, language()) if found.body else ("", language())
        return render_template(
            "catalog/item.html",
            record=found,
            blocks=blocks(words),
            spoken=spoken,
            topics=trees.tree(records, now).path(found.topic),
            department=named(records, "department", found.department, now),
        )

    @blueprint.app_template_filter()
    def numbered(words: str) -> Markup:
        records, now = holding.view.records, holding.clock.now()
        return linked(words, lambda number: records is not None and records.get(f"{PREFIX}{number}", now) is not None)

    return blueprint


def _listing(records: Records, genres: Genres, tree: Tree, now: int) -> dict[str, Any]:
    """A page of the catalog under what was chosen: only its own rows are read."""
    chosen = choice(request.args)
    counts = records.facets(now, **chosen.narrowing)
    total = records.catalog(now, **chosen.narrowing, limit=0).total
    chosen = replace(chosen, page=min(chosen.page, pages(total)))
    rows = records.catalog(now, **chosen.narrowing, offset=(chosen.page - 1) * PAGE, limit=PAGE).rows
    called = {"department": titles(records, "department", now), "genre": genres.titles(records, counts["genre"], now)}
    trail = tree.path(chosen.topic)
    return {
        "chosen": chosen,
        "to": _leading(chosen),
        "rows": [line(row.name, row.card) for row in rows],
        "total": total,
        "pages": pages(total),
        "trail": trail,
        "level": part_of(trail[-1].topics if trail else tree.top, counts["topic"], chosen.part),
        "facets": facets(chosen, counts, called),
    }


def _leading(chosen: Choice) -> Callable[..., str]:
    """Addresses of the catalog with some of the choice changed; built by hand, for a page has fifty of them."""
    base = url_for("catalog.index")

    def to(**changes: str | int | None) -> str:
        kept = {name: value for name, value in {**chosen.narrowing, **changes}.items() if value is not None}
        return f"{base}{'&' if '?' in base else '?'}{urlencode(kept)}" if kept else base

    return to
