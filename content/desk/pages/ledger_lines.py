"""A line of the ledger in words, and what does not hold of it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from flask import url_for
from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from content.desk import ledger
from content.desk.actor import Actor
from content.desk.links import Break
from content.desk.models import Account, LedgerEntry, Record, RecordHead
from content.desk.roles import ANY_ADMINISTRATOR

from .channel_titles import titled
from .language import ENGLISH, Word, chosen, gettext
from .language import Word as _
from .records.layout import KINDS
from .words import ACTS, SUBJECTS

SEAL: Final = 12
BROKEN: Final[Mapping[str, Word]] = {
    "changed": _("Line %(number)s was changed after it was written."),
    "unlinked": _("Line %(number)s does not follow from the line before it."),
    "missing": _("Line %(number)s is missing."),
    "cut": _("Line %(number)s and what came after it are missing."),
    "unsigned": _("Line %(number)s is not the one that was signed."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One act in words; `url` leads to what it was about, where that has a page."""

    seq: int
    at: int
    actor: str
    what: str
    note: str
    subject: str
    url: str
    origin: str
    details: str
    hash: str
    prev: str

    @property
    def seal(self) -> str:
        return self.hash[:SEAL]


class Place(NamedTuple):
    """Where something has its page, and what it is called there; "" as the ledger calls it."""

    url: str
    called: str = ""


@dataclass(frozen=True, slots=True)
class Broken:
    """A break in words, and what stands there now, if anything does."""

    words: str
    line: Line | None


NOWHERE: Final = Place("")


def names(session: Session) -> dict[str, str]:
    """What people are called, by account."""
    people = select(Account.name, Account.display_name).order_by(Account.name)
    return {name: called for name, called in session.execute(people)}


def places(session: Session, entries: Sequence[LedgerEntry], actor: Actor) -> dict[str, Place]:
    """Where what these lines are about stands, by subject; only pages that this account may see."""
    named = dict.fromkeys(each.subject for each in entries)
    parts = {subject: subject.partition(":") for subject in named}
    found = {subject: Place(_url(kind, name, actor)) for subject, (kind, _, name) in parts.items() if name}
    return {subject: place for subject, place in (found | _records(session, named)).items() if place.url}


def line(entry: LedgerEntry, people: Mapping[str, str], places: Mapping[str, Place] = MappingProxyType({})) -> Line:
    kind, _colon, name = entry.subject.partition(":")
    place = places.get(entry.subject, NOWHERE)
    return Line(
        seq=entry.seq,
        at=entry.at,
        actor=gettext("Foyer itself") if entry.actor == ledger.NOBODY else people.get(entry.actor, entry.actor),
        what=str(ACTS.get(entry.kind, entry.kind)),
        note=gettext("; ").join(filter(None, (_in_whose_name(entry.details, people), _note(entry.details)))),
        subject=place.called or _subject(kind, name, people),
        url=place.url,
        origin=origin_in_words(entry.origin),
        details=json.dumps(entry.details, ensure_ascii=False, indent=1) if entry.details else "",
        hash=entry.hash,
        prev=entry.prev,
    )


def origin_in_words(origin: str) -> str:
    """From where: an address as it is, and what is no address by its name."""
    if origin == "console":
        return gettext("the server's console")
    return "" if origin == ledger.NOBODY else origin


def broken(session: Session, found: Sequence[Break], people: Mapping[str, str]) -> list[Broken]:
    told = []
    for each in found:
        entry = session.get(LedgerEntry, each.seq)
        told.append(Broken(break_in_words(each), line(entry, people) if entry else None))
    return told


def break_in_words(found: Break) -> str:
    return str(BROKEN[found.what] % {"number": found.seq}) if found.what in BROKEN else str(found)


def _url(kind: str, name: str, actor: Actor) -> str:
    match kind:
        case "notice" | "alert" if name.isdigit():
            return url_for(f"desk.{kind}s.show", number=int(name))
        case "screen":
            return url_for("desk.screens.look", name=name)
        case "account" if actor.may(ANY_ADMINISTRATOR):
            return url_for("desk.person.show", name=name)
        case "chain" if actor.may(ANY_ADMINISTRATOR) and "/" in name:
            of, _slash, level = name.partition("/")
            return url_for("desk.chains.show", kind=of, level=level)
    return ""


def _records(session: Session, subjects: Iterable[str]) -> dict[str, Place]:
    """By one look for all of them: an address has the number, the ledger the name."""
    names = [tuple(each.removeprefix("record:").split("/", 1)) for each in subjects if each.startswith("record:")]
    title = RecordHead.title_en if chosen() is ENGLISH else RecordHead.title
    wanted = select(Record.kind, Record.name, Record.id, title, RecordHead.title).outerjoin(RecordHead)
    return {
        f"record:{kind}/{name}": Place(url_for("desk.records.show", number=number), _called(kind, name, own or other))
        for kind, name, number, own, other in session.execute(wanted.where(tuple_(Record.kind, Record.name).in_(names)))
    }


def _called(kind: str, name: str, title: str | None) -> str:
    return gettext("%(kind)s %(title)s (%(name)s)", kind=KINDS[kind].one, title=title, name=name) if title else ""


def _subject(kind: str, name: str, people: Mapping[str, str]) -> str:
    if kind == "notice":
        return gettext("Notice %(number)s", number=name)
    if kind == "account":
        return people.get(name, name)
    if kind == "record":
        return f"{SUBJECTS[kind]} {name}"
    return f"{SUBJECTS.get(kind, kind)} {name[:24]}".strip()


def _in_whose_name(details: Mapping[str, Any], people: Mapping[str, str]) -> str:
    absent = str(details.get("for") or "")
    return gettext("in the name of %(name)s", name=people.get(absent, absent)) if absent else ""


def _note(details: Mapping[str, Any]) -> str:
    numbers = details.get("numbers")
    names = numbers if isinstance(numbers, dict) else ()
    published = gettext(", ").join(str(SUBJECTS[name]) if name in SUBJECTS else titled(name) for name in names)
    return str(details.get("reason") or details.get("note") or published)
