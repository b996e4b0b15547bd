"""Records by kind: what there is of each, and lists that are filtered and searched."""

from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from content.desk.records import heads
from content.desk.records.heads import Asked

from .. import context
from ..language import gettext, ngettext
from ..words import STATES
from .layout import KINDS, KindWords, is_single

# The order in which staff look for them.
ORDER: Final = tuple(KINDS)
ASKED: Final = ("q", "state", "department", "gaps", "mine")


@dataclass(frozen=True, slots=True)
class Shelf:
    """One kind in the overview; `url` of an office's one record is its own."""

    kind: str
    words: KindWords
    total: int
    waiting: int
    drafts: int
    gaps: int
    single: bool


def mount(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/", "index", index)
    blueprint.add_url_rule("/<kind>/", "of_kind", of_kind)


def index() -> str:
    words = request.args.get("q", "").strip()[:200]
    with context.desk().database.reading() as db:
        found = heads.find_page(db, Asked(words=words), request.args.get("from", 0, type=int)) if words else None
        counts, untranslated = ({}, {}) if found else (heads.counts(db), heads.untranslated(db))
    return render_template(
        "records/index.html",
        shelves=[_shelf(kind, counts.get(kind, {}), untranslated.get(kind, 0)) for kind in ORDER],
        found=found,
        q=words,
        kinds=KINDS,
        newer=_found_page(words, found.start - heads.PAGE) if found and found.start else None,
        older=_found_page(words, after) if found and (after := found.start + heads.PAGE) < found.total else None,
    )


def _found_page(words: str, start: int) -> str:
    query: dict[str, Any] = {"q": words} | ({"from": start} if start > 0 else {})
    return url_for("desk.records.index", **query)


def of_kind(kind: str) -> ResponseReturnValue:
    if kind not in KINDS:
        abort(404)
    asked = _asked(kind)
    with context.desk().database.reading() as db:
        found = heads.find_page(db, asked, request.args.get("from", 0, type=int))
        departments = heads.named(db, "department")
    if is_single(kind) and found.heads:
        return redirect(url_for("desk.records.show", number=found.heads[0].id))
    after = found.start + heads.PAGE
    return render_template(
        "records/list.html",
        kind=kind,
        kinds=KINDS,
        words_of_kind=KINDS[kind],
        order=ORDER,
        found=found,
        asked=asked,
        filtered=any(request.args.get(name) for name in ASKED),
        mine="mine" in request.args,
        states=[(state, str(name)) for state, name in STATES.items()],
        departments=departments,
        department_titles=dict(departments),
        newer=_page(kind, found.start - heads.PAGE) if found.start else None,
        older=_page(kind, after) if after < found.total else None,
        said=_said(found.total),
    )


def _asked(kind: str) -> Asked:
    return Asked(
        kind=kind,
        state=request.args.get("state", ""),
        words=request.args.get("q", "")[:200],
        department=request.args.get("department", ""),
        gaps=bool(request.args.get("gaps")),
        author=context.actor().id if request.args.get("mine") else None,
    )


def _shelf(kind: str, states: dict[str, int], untranslated: int) -> Shelf:
    total = sum(number for state, number in states.items() if state != "withdrawn")
    drafts = states.get("draft", 0) + states.get("returned", 0)
    return Shelf(kind, KINDS[kind], total, states.get("submitted", 0), drafts, untranslated, is_single(kind))


def _said(total: int) -> str:
    return ngettext("%(num)d found", "%(num)d found", total) if total else gettext("Nothing found")


def _page(kind: str, start: int) -> str:
    # Only what the list reads: other words of an address may mean something to what makes addresses.
    query: dict[str, Any] = {name: request.args[name] for name in ASKED if name in request.args}
    query["from"] = max(start, 0)
    return url_for("desk.records.of_kind", kind=kind, **query)
