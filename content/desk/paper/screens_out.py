"""The ledger of the screens: what was shown where, when and how long, and who had approved it, as a workbook."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk.database import Database
from content.desk.models import Screen
from content.desk.plays import taking
from content.desk.plays.accounting import Sum

from . import sheets
from .approved import Approved, approved
from .sheets import Clock, Column, Day, Lasted, Sheet

Ms = int
ITEM: Final = re.compile(r"n(?P<notice>\d+)r(?P<revision>\d+)|a(?P<alert>\d+)")
PRINTED: Final = (
    ("number", 6), ("day", 11), ("place", 14), ("channel", 12), ("keeper", 10), ("what", 11), ("text", 34),
    ("level", 6), ("first", 9), ("last", 9), ("times", 6), ("lasted", 9), ("author", 16), ("approved", 34),
    ("secrecy", 20),
)  # fmt: skip
BEHIND: Final = (("screen", 16), ("ledger", 20))


class What(NamedTuple):
    """A wording of a notice, or an alert, whose `revision` is 0."""

    kind: str
    number: int
    revision: int


@dataclass(frozen=True, slots=True)
class Asked:
    """Half-open, in ms; `heads` names the columns, `words` the roles, levels and kinds; above: lines over the table."""

    start: Ms
    end: Ms
    zone: str
    title: str
    above: tuple[str, ...]
    heads: Mapping[str, str]
    words: Mapping[str, str]


def write(data: Path, path: Path, asked: Asked) -> None:
    """Make the workbook at `path`; raises OSError."""
    database, zone = Database(data / "hub" / "desk.db"), ZoneInfo(asked.zone)
    columns = [Column(asked.heads[name], width) for name, width in PRINTED]
    columns += [Column(asked.heads[name], width, printed=False) for name, width in BEHIND]
    try:
        with database.reading() as session:
            rows = _rows(session, asked, zone)
            sheets.write(path, zone, Sheet(asked.title, columns, rows, asked.above))
    finally:
        database.close()


def _rows(session: Session, asked: Asked, zone: ZoneInfo) -> Iterator[list[Any]]:
    screens = {each.name: each for each in session.scalars(select(Screen))}
    known: dict[What, Approved] = {}
    count = 0
    for start, end in _days(asked.start, asked.end, zone):
        for name, channel in taking.screens(session, start, end):
            screen = screens.get(name)
            called = asked.words.get(f"channel-{channel}", channel)
            where = [screen.place if screen else "", called, screen.keeper if screen else ""]
            for what, sum in _shown(session, name, start, end):
                if what not in known:
                    known[what] = approved(session, *what, asked.words, zone)
                count += 1
                told = _told(what, sum, known[what], asked.words)
                yield [count, Day(start), *where, *told, name, known[what].ledger]


def _told(what: What, sum: Sum, by: Approved, words: Mapping[str, str]) -> list[Any]:
    name = f"{words[what.kind]} {what.number}" + (f"-{what.revision}" if what.revision else "")
    times = (Clock(sum.first), Clock(sum.last), sum.times, Lasted(sum.ms))
    return [name, by.text, by.level, *times, by.author, by.approvals, by.secrecy]


def _shown(session: Session, screen: str, start: Ms, end: Ms) -> list[tuple[What, Sum]]:
    """Everything that has an approval of its own, in the order in which it came first."""
    found: dict[What, Sum] = {}
    for span in taking.spans(session, screen, start, end):
        for each in span.shown:
            what = what_of(each.item)
            if what is not None:
                before = found.get(what, Sum(0, 0, span.start, span.end))
                found[what] = before.with_span(each.times, each.ms, span)
    return sorted(found.items(), key=lambda pair: (pair[1].first, pair[0]))


def what_of(item: str) -> What | None:
    """What a programme's item is of: all pages and languages of a wording are one. None for the quiet pictures."""
    named = ITEM.match(item)
    if named is None:
        return None
    if named["alert"]:
        return What("alert", int(named["alert"]), 0)
    return What("notice", int(named["notice"]), int(named["revision"]))


def _days(start: Ms, end: Ms, zone: ZoneInfo) -> Iterator[tuple[Ms, Ms]]:
    day = datetime.fromtimestamp(start / 1000, zone).replace(hour=0, minute=0, second=0, microsecond=0)
    while int(day.timestamp() * 1000) < end:
        after = (day + timedelta(days=1)).replace(hour=0)
        yield int(day.timestamp() * 1000), int(after.timestamp() * 1000)
        day = after
