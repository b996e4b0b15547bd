"""/search/: a page that works without scripts, its list alone for a page that asks while somebody types, and JSON."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from flask import Blueprint, Response, jsonify, render_template, request, url_for

from content.published.errors import Refused
from kiosk.folding import LONGEST
from kiosk.holding import Holding, View
from kiosk.index.entries import RANKS
from kiosk.language import language
from kiosk.notices import Notice, showing
from kiosk.records import Records
from kiosk.search.completing import Whole, completions
from kiosk.search.finding import Finder, Found
from kiosk.search.hits import Quality
from kiosk.search.results import GROUPS, PER_GROUP, Result, Telling
from kiosk.search.showing import noticed
from kiosk.search.turns import Turns

OF_ONE_KIND = 50
WHOLES = 8


class Answer(NamedTuple):
    """`groups` by name, the one with the best result first; `total` counts what was found, shown or not; `wholes` are
    whole words that begin as was typed."""

    query: str
    total: int = 0
    results: Sequence[Result] = ()
    groups: Mapping[str, Sequence[Result]] = {}
    guessed: bool = False
    wholes: Sequence[Whole] = ()


def search(holding: Holding) -> Blueprint:
    blueprint = Blueprint("search", __name__)
    turns, desk = Turns(), Desk()
    holding.watch(desk.look)

    @blueprint.get("/search/")
    def search() -> Response:
        asked = request.args.get("q", "")[:LONGEST].strip()
        kind = request.args.get("kind")
        seq = request.args.get("seq", "")
        with turns.taken(seq) as mine:
            if not mine:
                return Response(status=204)
            answer = desk.answer(holding.view, asked, holding.clock.now(), kind if kind in GROUPS else None)
        said = _said(answer, kind, seq, holding)
        # What somebody types is kept nowhere.
        said.cache_control.no_store = True
        return said

    return blueprint


class Desk:
    """Answers one question at a time; looks into the newest records."""

    def __init__(self) -> None:
        self._finder: Finder | None = None

    def look(self, view: View) -> None:
        """Be ready for the view's records; where the index is damaged, whoever searches will be told."""
        if view.records is not None:
            with suppress(sqlite3.Error, Refused):
                self._of(view.records)

    def answer(self, view: View, asked: str, now: int, kind: str | None) -> Answer:
        if view.records is None or not asked:
            return Answer(asked)
        finder = self._of(view.records)
        found = finder.find(asked, now, kind if kind in RANKS else None) if kind != "notice" else None
        telling = Telling(view.records, finder.folding, language(), now)
        results = telling.results(found.hits, OF_ONE_KIND if kind else PER_GROUP) if found else []
        notices = _notices(view, finder, asked, now) if kind in (None, "notice") else []
        if notices and found and found.guessed:
            results, found = [], None
        results = _merged(results, notices)
        total = (len(found.hits) if found else 0) + len(notices)
        wholes = _wholes(finder, asked, found) if found else []
        return Answer(asked, total, results, _grouped(results), found.guessed if found else False, wholes)

    def _of(self, records: Records) -> Finder:
        finder = self._finder
        if finder is None or finder.records is not records:
            finder = self._finder = Finder(records)
        return finder


def _notices(view: View, finder: Finder, asked: str, now: int) -> list[Result]:
    shown = showing(view.programme.programme if view.programme else None, now)
    return [
        Result(notice.id, "notice", reason, "", url_for("pages.notices"), reason, _fit(notice))
        for notice, reason in noticed(shown, finder, asked, language())
    ]


def _fit(notice: Notice) -> Quality:
    """What matters today is likelier meant than what a guide says for every day."""
    return Quality.INSIDE if notice.level == "routine" else Quality.BEGIN


def _wholes(finder: Finder, asked: str, found: Found) -> list[Whole]:
    """What goes on the keys; English words alone when it is they that are typed."""
    with finder.records.reading() as index:
        wholes = completions(index, found.ways, language(), finder.folding)
    only = request.args.get("words")
    typed = finder.folding.fold(asked)
    return [each for each in wholes if only in (None, each.lang) and finder.folding.fold(each.text) != typed][:WHOLES]


def _merged(results: list[Result], notices: list[Result]) -> list[Result]:
    """A notice that matters stands before what fits as well, any other after it."""
    first = [each for each in notices if each.quality < Quality.INSIDE]
    rest = [each for each in notices if each.quality == Quality.INSIDE]
    return sorted([*first, *results, *rest], key=lambda result: result.quality)


def _grouped(results: Sequence[Result]) -> dict[str, list[Result]]:
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(result.group, []).append(result)
    return groups


def _said(answer: Answer, kind: str | None, seq: str, holding: Holding) -> Response:
    form = request.args.get("format")
    if form == "json":
        results = [result.as_json() for result in answer.results]
        wholes = [each._asdict() for each in answer.wholes]
        told = {"query": answer.query, "total": answer.total, "results": results, "completions": wholes, "seq": seq}
        return jsonify(told)
    around: dict[str, Any] = {"answer": answer, "kind": kind, "arrived": holding.view.records is not None}
    if not answer.results:
        around |= _nearest(holding)
    return Response(render_template("search/list.html" if form == "list" else "search/search.html", **around))


def _nearest(holding: Holding) -> dict[str, Any]:
    """Where to turn to when nothing was found: the matters people come for, and somebody to ask."""
    records, now = holding.view.records, holding.clock.now()
    office = (records.get("office/office", now) if records else None) or {}
    place, phone = office.get("information_place"), office.get("phone")
    return {
        "matters": records.of_kind("guide", now) if records else [],
        "information": place if isinstance(place, str) else None,
        "phone": phone if isinstance(phone, str) else None,
    }
