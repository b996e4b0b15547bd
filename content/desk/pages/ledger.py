"""The ledger: every line, newest first, filtered and paged; and a look at whether the chain still holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk import accounts, ledger
from content.desk.models import LedgerEntry

from . import context
from .language import gettext, ngettext
from .words import ACTS, SUBJECTS

blueprint = Blueprint("ledger", __name__, url_prefix="/ledger")
PAGE: Final = 50
SEAL: Final = 12
FARTHEST: Final = 2**53


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
    seal: str


@blueprint.get("/")
def show() -> str:
    wanted: dict[str, Any] = {name: request.args.get(name, "").strip() for name in ("kind", "actor", "subject")}
    before = request.args.get("before", type=int)
    if before is not None:
        before = min(before, FARTHEST)
    with context.desk().database.reading() as db:
        found = _lines(db, wanted, before)
        people = {each.name: each.display_name for each in accounts.everybody(db)}
    shown = found[:PAGE]
    newer = before is not None
    return render_template(
        "ledger.html",
        entries=[_line(each, people) for each in shown],
        kinds=sorted(((kind, str(name)) for kind, name in ACTS.items()), key=lambda pair: pair[1]),
        actors=[*people.items(), (ledger.NOBODY, gettext("Foyer itself"))],
        filtered=any(wanted.values()),
        newer=url_for("desk.ledger.show", **wanted) if newer else None,
        older=url_for("desk.ledger.show", before=shown[-1].seq, **wanted) if len(found) > PAGE else None,
        **wanted,
    )


@blueprint.post("/check")
def check() -> ResponseReturnValue:
    with context.desk().database.reading() as db:
        faults = list(ledger.faults(db))
        count = ledger.count(db)
    if faults:
        flash(gettext("The chain is broken: %(fault)s", fault=faults[0]), "bad")
    else:
        line = ngettext("The chain holds: %(num)d line checked.", "The chain holds: %(num)d lines checked.", count)
        flash(line, "good")
    return redirect(url_for("desk.ledger.show"))


def _lines(db: Session, wanted: dict[str, str], before: int | None) -> Sequence[LedgerEntry]:
    """A page and one more, which tells whether there is another page."""
    lines = select(LedgerEntry).order_by(LedgerEntry.seq.desc()).limit(PAGE + 1)
    for column, value in ((LedgerEntry.kind, wanted["kind"]), (LedgerEntry.actor, wanted["actor"])):
        lines = lines.where(column == value) if value else lines
    if wanted["subject"]:
        lines = lines.where(LedgerEntry.subject.in_(_subjects(wanted["subject"])))
    if before is not None:
        lines = lines.where(LedgerEntry.seq < before)
    return db.scalars(lines).all()


def _subjects(typed: str) -> list[str]:
    """What somebody may mean by "12": notice 12; by "guide/tap-closure": that record."""
    return [typed, f"notice:{typed.lstrip('#')}", f"record:{typed}"]


def _line(entry: LedgerEntry, people: dict[str, str]) -> Line:
    kind, _, name = entry.subject.partition(":")
    on_notice = kind == "notice" and name.isdigit()
    return Line(
        seq=entry.seq,
        at=entry.at,
        actor=gettext("Foyer itself") if entry.actor == ledger.NOBODY else people.get(entry.actor, entry.actor),
        what=str(ACTS.get(entry.kind, entry.kind)),
        note=_note(entry.details),
        subject=_subject(kind, name, people),
        url=url_for("desk.notices.show", number=int(name)) if on_notice else "",
        seal=entry.hash[:SEAL],
    )


def _subject(kind: str, name: str, people: dict[str, str]) -> str:
    if kind == "notice":
        return gettext("Notice %(number)s", number=name)
    if kind == "account":
        return people.get(name, name)
    if kind == "record":
        return f"{SUBJECTS[kind]} {name}"
    return f"{SUBJECTS.get(kind, kind)} {name[:24]}".strip()


def _note(details: dict[str, Any]) -> str:
    numbers = details.get("numbers")
    published = ", ".join(numbers) if isinstance(numbers, dict) else ""
    return str(details.get("reason") or details.get("note") or published)
