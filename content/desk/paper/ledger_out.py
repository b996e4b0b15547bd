"""The ledger's lines as a table that is taken away: CSV for any programme, or a workbook."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from content.desk import searching
from content.desk.database import Database
from content.desk.models import LedgerEntry
from content.desk.searching import Wanted

from . import safely, sheets
from .sheets import Column, Moment, Sheet

AT_ONCE: Final = 2000
MOST_ROWS: Final = 200_000
"""Of a workbook, the newest; a programme that shows more lines than that takes the CSV."""
COLUMNS: Final = ("seq", "time", "who", "account", "what", "kind", "subject", "details", "origin", "prev", "hash")
# In a workbook what only a programme compares stands behind the rest, and is not printed.
PRINTED: Final = {"seq": 8, "time": 20, "who": 20, "what": 22, "subject": 24, "details": 62, "origin": 16}
BEHIND: Final = {"account": 14, "kind": 18, "prev": 20, "hash": 20}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the table in the reader's language. above: lines over the table of a workbook; heads: by column;
    acts: by kind; people: names by account."""

    title: str
    above: tuple[str, ...]
    heads: Mapping[str, str]
    acts: Mapping[str, str]
    people: Mapping[str, str]


def write(data: Path, path: Path, form: str, wanted: Wanted, words: Words, zone: str) -> int:
    """Make the table `form` ("csv" or "xlsx") at `path`, newest line first; how many lines it has. Raises OSError."""
    database = Database(data / "hub" / "desk.db")
    try:
        with database.reading() as session:
            lines = _Counted(_lines(session, wanted))
            if form == "xlsx":
                _workbook(path, lines, words, ZoneInfo(zone))
            else:
                _csv(path, lines, words, ZoneInfo(zone))
            return lines.count
    finally:
        database.close()


class _Counted:
    def __init__(self, lines: Iterator[LedgerEntry]) -> None:
        self._lines, self.count = lines, 0

    def __iter__(self) -> Iterator[LedgerEntry]:
        for line in self._lines:
            self.count += 1
            yield line


def _lines(session: Session, wanted: Wanted) -> Iterator[LedgerEntry]:
    before: int | None = None
    while found := searching.batch(session, wanted, before, AT_ONCE):
        yield from found
        before = found[-1].seq
        # Read once and let go: a million lines are not kept.
        session.expunge_all()


def _csv(path: Path, lines: _Counted, words: Words, zone: ZoneInfo) -> None:
    # The mark at the beginning tells the office's spreadsheet that this is UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file, quoting=csv.QUOTE_ALL)
        table.writerow([words.heads[name] for name in COLUMNS])
        for line in lines:
            time = datetime.fromtimestamp(line.at / 1000, zone).isoformat(timespec="milliseconds")
            table.writerow([safely.for_csv(each) for each in _texts(line, words, time)])


def _workbook(path: Path, lines: _Counted, words: Words, zone: ZoneInfo) -> None:
    def rows() -> Iterator[list[object]]:
        for line, _ in zip(lines, range(MOST_ROWS), strict=False):
            told = dict(zip(COLUMNS, _texts(line, words, ""), strict=True))
            yield [line.seq, Moment(line.at), *(told[name] for name in (*PRINTED, *BEHIND) if name not in COLUMNS[:2])]

    columns = [Column(words.heads[name], width, wrap=False) for name, width in PRINTED.items()]
    columns += [Column(words.heads[name], width, wrap=False, printed=False) for name, width in BEHIND.items()]
    sheets.write(path, zone, Sheet(words.title, columns, rows(), words.above))


def _texts(line: LedgerEntry, words: Words, time: str) -> list[str]:
    who = words.people.get(line.actor, line.actor)
    what = words.acts.get(line.kind, line.kind)
    details = json.dumps(line.details, ensure_ascii=False, sort_keys=True)
    told = (who, line.actor, what, line.kind, line.subject, details, line.origin, line.prev, line.hash)
    return [str(line.seq), time, *told]
