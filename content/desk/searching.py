"""Finding lines of a ledger of any length: a page at a time, and never much more of it than the page."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, String, literal, or_, select, type_coerce
from sqlalchemy.orm import Session

from . import readers
from .models import LedgerEntry

Ms = int
DAY: Final = 86_400_000
FARTHEST: Final = 2**53
# Lines that are read for one page where no index leads to what is wanted; a page stays within some 20 ms.
MOST_READ: Final = 30_000
SUBJECTS: Final = ("", "notice:", "record:", "account:", "screen:", "channel:", "alert:", "reading:", "node:", "media:")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; "" and None are anything. since and until are a half-open span in ms; reader: who may
    not read every line."""

    kind: str = ""
    actor: str = ""
    subject: str = ""
    text: str = ""
    since: Ms | None = None
    until: Ms | None = None
    reader: str = readers.EVERYTHING


@dataclass(frozen=True, slots=True)
class Found:
    """A page of lines, newest first. `before` is where the next page begins, None at the beginning of the ledger;
    `read_to` is set when the page ends for want of time: older lines than that were not looked at."""

    lines: Sequence[LedgerEntry]
    before: int | None
    read_to: int | None = None


def page(session: Session, wanted: Wanted, before: int | None, size: int) -> Found:
    """The newest `size` lines that fit, of those numbered below `before`."""
    lowest, highest = _span(session, wanted, before)
    fits, needs_reading = _conditions(session, wanted)
    lines = select(LedgerEntry).where(*fits).order_by(LedgerEntry.seq.desc()).limit(size + 1)
    floor = max(lowest, highest - MOST_READ) if needs_reading else lowest
    found = session.scalars(lines.where(LedgerEntry.seq > floor, LedgerEntry.seq < highest)).all()
    if len(found) > size:
        return Found(found[:size], found[size - 1].seq)
    if floor > lowest:
        return Found(found, floor + 1, read_to=floor + 1)
    return Found(found, None)


def batch(session: Session, wanted: Wanted, before: int | None, size: int) -> Sequence[LedgerEntry]:
    """The same without an end to the reading, for who has the time; [] when there are no more."""
    lowest, highest = _span(session, wanted, before)
    fits, _ = _conditions(session, wanted)
    lines = select(LedgerEntry).where(*fits, LedgerEntry.seq > lowest, LedgerEntry.seq < highest)
    return session.scalars(lines.order_by(LedgerEntry.seq.desc()).limit(size)).all()


def _conditions(session: Session, wanted: Wanted) -> tuple[list[ColumnElement[bool]], bool]:
    """What a line has to fit, and whether lines have to be read to know, because no index has it all."""
    entry = LedgerEntry
    fits: list[ColumnElement[bool]] = []
    if wanted.kind:
        fits.append(entry.kind == wanted.kind)
    if wanted.actor:
        fits.append(entry.actor == wanted.actor)
    if wanted.reader:
        fits.append(readers.readable(wanted.reader))
    subjects = _subjects(session, wanted.subject) if wanted.subject else []
    if wanted.subject:
        fits.append(entry.subject == subjects[0] if len(subjects) == 1 else entry.subject.in_(subjects))
    if wanted.text:
        fits.append(_says(wanted.text))
    if wanted.since is not None:
        fits.append(entry.at >= wanted.since)
    if wanted.until is not None:
        fits.append(entry.at < wanted.until)
    ways = bool(wanted.kind or wanted.actor) + bool(wanted.subject)
    spanned = wanted.since is not None or wanted.until is not None
    return fits, bool(wanted.text or wanted.reader) or ways > 1 or len(subjects) > 1 or (spanned and _jumped(session))


def _says(text: str) -> ColumnElement[bool]:
    """The words anywhere in what a line says. Details are kept as JSON, in which what is not ASCII is escaped."""
    details: Any = type_coerce(LedgerEntry.details, String)
    told = details.contains(json.dumps(text)[1:-1], autoescape=True)
    plain = (column.contains(text, autoescape=True) for column in (LedgerEntry.subject, LedgerEntry.origin))
    return or_(told, *plain)


def _subjects(session: Session, typed: str) -> list[str]:
    """What somebody may mean by "12", "guide/tap-closure" or "author": the subjects of that name that there are."""
    names = [prefix + (typed.lstrip("#") if prefix else typed) for prefix in SUBJECTS]
    return [name for name in names if _is_told_of(session, name)] or names[:1]


def _is_told_of(session: Session, subject: str) -> bool:
    return session.scalar(select(literal(1)).where(LedgerEntry.subject == subject).limit(1)) is not None


def _span(session: Session, wanted: Wanted, before: int | None) -> tuple[int, int]:
    """The numbers between which the wanted lines lie, both left out. The clock may have been set by up to a day
    without a word in the ledger, so that much is looked at around a span of time."""
    lowest, highest = 0, max(0, min(before, FARTHEST)) if before is not None else FARTHEST
    if before is None:
        newest = session.scalar(select(LedgerEntry.seq).order_by(LedgerEntry.seq.desc()).limit(1))
        highest = (newest or 0) + 1
    if (wanted.since is None and wanted.until is None) or _jumped(session):
        return lowest, highest
    at, seq = LedgerEntry.at, LedgerEntry.seq
    if wanted.since is not None:
        first = session.scalar(select(seq).where(at >= wanted.since - DAY).order_by(at, seq).limit(1))
        lowest = first - 1 if first else highest
    if wanted.until is not None:
        last = session.scalar(select(seq).where(at < wanted.until + DAY).order_by(at.desc(), seq.desc()).limit(1))
        highest = min(highest, last + 1 if last else 0)
    return lowest, highest


def _jumped(session: Session) -> bool:
    """Whether the clock ever jumped, so that times tell nothing of the order."""
    return session.scalar(select(literal(1)).where(LedgerEntry.kind == "clock-jump").limit(1)) is not None
