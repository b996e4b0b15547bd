"""Hits as visitors are told them: what it is, where it leads, why it was found."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from flask_babel import gettext

from kiosk.folding import Folding
from kiosk.frame import way
from kiosk.index.entries import RANKS
from kiosk.places import place
from kiosk.records import Records
from kiosk.search.hits import Hit, Quality
from kiosk.search.reason import Reason, by_body, by_text
from kiosk.texts import as_text, pick

GROUPS: Final = {
    "guide": "guides",
    "department": "departments",
    "floor": "places",
    "notice": "notices",
    "power": "powers",
    "catalog": "catalog",
    "about": "about",
}
"""The group of each kind, in the order in which equally good ones are told."""
PER_GROUP: Final = 6
MOST: Final = 60


class Result(NamedTuple):
    """`note` is a second line: what it is about, or on which floor; `path` is the mark of the record's voice that names
    it."""

    id: str
    kind: str
    title: Reason
    note: str
    url: str
    reason: Reason
    quality: Quality
    path: str = "title"

    @property
    def group(self) -> str:
        return GROUPS[self.kind]

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "kind": self.kind,
            "title": self.title.text,
            "lang": self.title.lang,
            "note": self.note,
            "url": self.url,
            "group": self.group,
            "guessed": self.quality == Quality.SLIP,
            "reason": {
                "field": self.reason.field,
                "text": self.reason.text,
                "lang": self.reason.lang,
                "marked": [list(each) for each in self.reason.marked],
            },
        }


class Telling:
    """Tells hits of one edition to a reader of one language at one instant."""

    def __init__(self, records: Records, folding: Folding, lang: str, now: int) -> None:
        self._records, self._folding, self._lang, self._now = records, folding, lang, now

    def results(self, hits: Sequence[Hit], per_group: int) -> list[Result]:
        """Of each group the first few, in the order of the hits."""
        told: list[Result] = []
        counts: dict[str, int] = {}
        with self._records.reading() as index:
            for hit in hits:
                group = GROUPS[RANKS[hit.rank]]
                if counts.get(group, 0) < per_group and len(told) < MOST and (found := self._result(index, hit)):
                    counts[group] = counts.get(group, 0) + 1
                    told.append(found)
        return told

    def _result(self, index: sqlite3.Connection, hit: Hit) -> Result | None:
        query = "SELECT id, kind, name, title, card FROM record WHERE n = ?"
        record_id, kind, name, title, card = index.execute(query, (hit.n,)).fetchone()
        named, facts = json.loads(title), json.loads(card)
        field, text, target = _entry(index, hit)
        if target:
            return self._room(index, hit, name, (field, text, target))
        reason = self._reason(hit, record_id, named, (field, text))
        if reason is None:
            return None
        shown = by_text("title", named, hit.parts, self._lang, self._folding)
        words, spoken = pick(named, self._lang)
        shown = shown if (shown.text, shown.lang) == (words, spoken) else Reason("title", words, spoken, ())
        return Result(record_id, kind, shown, self._note(kind, name, facts), _url(kind, name), reason, hit.quality)

    def _reason(
        self, hit: Hit, record_id: str, title: Mapping[str, str], entry: tuple[str, Mapping[str, str]]
    ) -> Reason | None:
        if hit.quality == Quality.BODY:
            body = self._records.get(record_id, self._now)
            return None if body is None else by_body(body, hit.parts, self._lang, self._folding)
        field, text = entry
        return by_text(field, title if field == "title" else text, hit.parts, self._lang, self._folding)

    def _room(
        self,
        index: sqlite3.Connection,
        hit: Hit,
        floor: str,
        entry: tuple[str, Mapping[str, str], str],
    ) -> Result:
        field, text, target = entry
        query = "SELECT text FROM entry WHERE target = ? AND field = 'room' AND e BETWEEN ? AND ?"
        span = (hit.n << 8, (hit.n << 8) + 255)
        room = index.execute(query, (target, *span)).fetchone()
        called = json.loads(room[0]) if room else text
        title = by_text("title", called, hit.parts, self._lang, self._folding)
        words, lang = pick(called, self._lang)
        shown = title if title.text == words else Reason("title", words, lang, ())
        reason = by_text(field, text, hit.parts, self._lang, self._folding)
        url = way("route.route", to=target) or way("floors.floor", floor=floor) or "/floors/"
        spoken = f"places.{target.partition('/')[2]}"
        return Result(f"floor/{floor}", "floor", shown, _where(target), url, reason, hit.quality, spoken)

    def _note(self, kind: str, name: str, card: Mapping[str, Any]) -> str:
        if kind == "catalog":
            facts = (card.get("document_number"), card.get("written_on") or card.get("published_on"))
            return " · ".join(each for each in facts if isinstance(each, str))
        about = pick(card.get("summary") or card.get("duty"), self._lang)[0]
        facts = (gettext("Floor %(number)s", number=name) if kind == "floor" else "", about)
        return " · ".join(filter(None, facts))


def _entry(index: sqlite3.Connection, hit: Hit) -> tuple[str, dict[str, str], str]:
    found = index.execute("SELECT field, text, target FROM entry WHERE e = ?", (hit.e,)).fetchone()
    return (found[0], as_text(json.loads(found[1])), found[2]) if found else ("body", {}, "")


def _where(target: str) -> str:
    """The sign to look for, on which floor."""
    found = place(target)
    if found is None:
        return ""
    signs = [gettext("Floor %(number)s", number=found.floor)]
    signs += [gettext("Counter %(number)s", number=found.counter)] if found.counter else []
    return " · ".join(signs)


def _url(kind: str, name: str) -> str:
    addresses = {
        "guide": lambda: way("guides.guide", slug=name),
        "department": lambda: way("departments.department", slug=name),
        "floor": lambda: way("floors.floor", floor=name),
        "power": lambda: way("powers.index", _anchor=name),
        "catalog": lambda: way("catalog.item", index_number=name),
        "about": lambda: way("about.page", slug=name),
    }
    return addresses[kind]() or "/"
