"""One upload as the list shows it, in the reader's words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from flask import url_for
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from content.desk.importing.arrival import Arrival, problem_of
from content.desk.importing.words import flagged
from content.desk.models import Record
from content.desk.pages import context
from content.desk.pages.language import chosen, gettext, ngettext
from content.desk.pages.problems import in_words
from content.desk.records.kinds.pieces import LANGUAGES

from .noun import mailroom
from .words import CHIPS, FIELDS, INTO, SORTS, STATES

MOST_LINKS: Final = 5
_MB: Final = 1024 * 1024


class Link(NamedTuple):
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """doubts: by what it would become; facts: label and value; same: what came of the same document before."""

    id: str
    name: str
    size: str
    state: str
    sort: str
    title: str
    facts: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]
    pictures: tuple[str, ...]
    doubts: tuple[tuple[str, tuple[str, ...]], ...]
    into: str
    may: tuple[tuple[str, str], ...]
    line: str
    same: Link | None
    outcome: str
    links: tuple[Link, ...]
    refused: tuple[str, ...]
    progress: tuple[int, int] | None
    is_film: bool

    @property
    def progress_of(self) -> str:
        return gettext("How much of the film is ready") if self.is_film else gettext("Rows that are in")

    @property
    def progress_said(self) -> str:
        done, of = self.progress or (0, 1)
        return f"{100 * done // max(1, of)} %" if self.is_film else f"{done} / {of}"

    @property
    def busy(self) -> bool:
        return self.state in ("waiting", "in-hand")

    @property
    def chip(self) -> str:
        return CHIPS[self.state]

    @property
    def word(self) -> str:
        return str(STATES[self.state])


def rows_of(arrivals: Iterable[Arrival]) -> list[Row]:
    """With what the database says of them, in one look."""
    listed = list(arrivals)
    with context.desk().database.reading() as db:
        known = _known(db, [str(each.found["digest"]) for each in listed if each.found and "digest" in each.found])
        kept = [key for each in listed if each.kept for key in each.kept["keys"][:MOST_LINKS]]
        links = _links(db, kept + list(known.values()))
    return [_row(each, known, links) for each in listed]


def _row(arrival: Arrival, known: Mapping[str, str], links: Mapping[str, Link]) -> Row:
    found, kept = arrival.found or {}, arrival.kept or {}
    told = arrival.problem or arrival.complaint
    same = known.get(found.get("digest", "")) if arrival.state == "ready" else None
    return Row(
        id=arrival.id,
        name=arrival.name,
        size=size_in_words(arrival.size),
        state=arrival.state,
        sort=str(SORTS[found["sort"].partition(" ")[0]]) if found else "",
        title=found.get("title") or found.get("guide_title") or "",
        facts=tuple(_facts(found)),
        lines=tuple(found.get("lines", ())),
        pictures=tuple(_pictures(arrival, found)),
        doubts=tuple(_doubts(found)),
        into=_into(arrival),
        may=tuple((into, str(words)) for into, words in INTO.items() if into in found.get("may", ())),
        line=_sentence(told) if told else "",
        same=links[same] if same else None,
        outcome=outcome(kept) if kept else "",
        links=tuple(links[key] for key in kept.get("keys", ())[:MOST_LINKS]),
        refused=tuple(row_in_words(number, told) for number, told in kept.get("refused", ())),
        progress=mailroom().progress(arrival) if arrival.state == "in-hand" else None,
        is_film=arrival.is_film,
    )


def size_in_words(size: int) -> str:
    if size < 100 * 1024:
        return f"{size / 1024:.0f} KB" if size > 1023 else f"{size} B"
    return f"{size / _MB:.1f} MB"


def outcome(kept: Mapping[str, Any]) -> str:
    if kept["state"] == "known":
        return gettext("The same document is there already; nothing was added.")
    if kept["state"] == "media":
        return gettext("Kept for later use.")
    if kept["state"] == "draft":
        return gettext("Kept as a draft.")
    said = [
        ngettext("%(num)d new draft", "%(num)d new drafts", kept["made"]),
        ngettext("%(num)d changed", "%(num)d changed", kept["changed"]),
        ngettext("%(num)d the same as before", "%(num)d the same as before", kept["same"]),
        ngettext("%(num)d row refused", "%(num)d rows refused", kept["refused_count"]),
    ]
    return " · ".join(said)


def row_in_words(number: int, told: Mapping[str, Any]) -> str:
    return gettext("Row %(number)s: %(line)s", number=number, line=_sentence(told))


def _sentence(told: Mapping[str, Any]) -> str:
    problem = problem_of(told)
    field = (problem.field or "").partition(".")[0]
    line = in_words(problem)
    return gettext("%(field)s: %(line)s", field=FIELDS[field], line=line) if field in FIELDS else line


def _facts(found: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    media = found.get("media")
    named = [
        (gettext("Written on"), found.get("written_on")),
        (gettext("Published on"), found.get("published_on")),
        (gettext("Document number"), found.get("number")),
        (gettext("Index number"), found.get("index")),
        (gettext("Issued by"), found.get("issuer")),
        (gettext("Size"), f"{media['width']} × {media['height']}" if media and media["width"] else None),
        (gettext("Duration"), _duration(media["duration"]) if media and media["duration"] else None),
        (gettext("Number of pages"), str(media["pages"]) if media and media["pages"] else None),
        (gettext("Characters"), str(found["characters"]) if found.get("characters") else None),
        (gettext("Tables"), _tables(found.get("sheets") or ())),
    ]
    return ((label, value) for label, value in named if value)


def _tables(sheets: Iterable[Mapping[str, Any]]) -> str:
    said = ((sheet["name"], ngettext("%(num)d row", "%(num)d rows", sheet["rows"])) for sheet in sheets)
    return "; ".join(" ".join(filter(None, each)) for each in said)


def _duration(ms: int) -> str:
    minutes, seconds = divmod(round(ms / 1000), 60)
    return f"{minutes}:{seconds:02d}"


def _pictures(arrival: Arrival, found: Mapping[str, Any]) -> Iterable[str]:
    if arrival.state == "ready":
        for number in range(1, found.get("pictures", 0) + 1):
            yield url_for("desk.imports.picture", arrival_id=arrival.id, number=number)


def _doubts(found: Mapping[str, Any]) -> Iterable[tuple[str, tuple[str, ...]]]:
    for into in found.get("may", ()):
        own = (*found.get("flags", ()), *found.get("flags_for", {}).get(into, ()))
        yield into, tuple(flagged(own, gettext))


def _into(arrival: Arrival) -> str:
    found = arrival.found or {}
    return str((arrival.wanted or {}).get("into") or found.get("suggested", ""))


def _known(db: Session, digests: list[str]) -> dict[str, str]:
    """The records that came of the same documents, by digest."""
    named = select(Record.source, Record.kind, Record.name)
    rows = named.where(Record.source.in_(digests), Record.withdrawn_at.is_(None))
    return {source: f"{kind}/{name}" for source, kind, name in db.execute(rows) if source} if digests else {}


def _links(db: Session, keys: list[str]) -> dict[str, Link]:
    """What was kept, by what it is called, and where it is to be seen."""
    links = {key: _link(*key.split("/", 1)) for key in keys}
    wanted = [tuple(key.split("/", 1)) for key, link in links.items() if not link.url]
    if wanted:
        named = or_(*((Record.kind == kind) & (Record.name == name) for kind, name in wanted))
        for record in db.scalars(select(Record).where(named)):
            links[record.key] = Link(_title(record), url_for("desk.records.show", number=record.id))
    return links


def _link(kind: str, name: str) -> Link:
    if kind == "notice":
        return Link(gettext("Notice %(number)s", number=name), url_for("desk.notices.show", number=int(name)))
    if kind == "media":
        return Link(gettext("The file"), url_for("desk.media.about", blob=name))
    return Link(f"{kind}/{name}", "")


def _title(record: Record) -> str:
    title = record.revisions[-1].content["title"]
    return str(next((title[each] for each in (chosen().tag, *LANGUAGES) if title.get(each)), record.key))
