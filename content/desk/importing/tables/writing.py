"""The rows of a table as drafts: new records, and further wordings of those that are there."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk import records
from content.desk.database import Database
from content.desk.errors import Problem
from content.desk.importing import guide, index_number
from content.desk.importing.arrival import told_of
from content.desk.importing.days import day_of
from content.desk.importing.destination import Writing
from content.desk.models import Record
from content.desk.records.kinds.pieces import LANGUAGES
from content.desk.texts import clean

from .around import titles
from .rows import Read

Json = dict[str, Any]
# So many rows a transaction: nobody else waits long for theirs, and a crash costs little.
PORTION: Final = 25
_MOST_TOLD: Final = 100
Progress = Callable[[int, int], None]


@dataclass
class Kept:
    """keys: of what was made or changed, the first of them; refused: (row's number, problem)."""

    made: int = 0
    changed: int = 0
    same: int = 0
    keys: list[str] = field(default_factory=list)
    refused: list[tuple[int, Json]] = field(default_factory=list)

    def told(self) -> Json:
        return {
            "state": "table",
            "made": self.made,
            "changed": self.changed,
            "same": self.same,
            "keys": self.keys[:_MOST_TOLD],
            "refused": self.refused[:_MOST_TOLD],
            "refused_count": len(self.refused),
        }


def keep(database: Database, kind: str, reads: Sequence[Read], writing: Writing, progress: Progress) -> Kept:
    """Every row that can be read is in; the others are named. Raises Problem 403."""
    kept, known = Kept(), _Known()
    # A number that a row has itself must be taken before any is given to the others.
    reads = sorted(reads, key=lambda read: "index_number" not in read.content)
    for at in range(0, len(reads), PORTION):
        progress(at, len(reads))
        with database.transaction() as session:
            there = _There(session, kind, writing, known)
            for read in reads[at : at + PORTION]:
                _one(there, read, kept)
    return kept


def _one(there: "_There", read: Read, kept: Kept) -> None:
    try:
        if read.problem is not None:
            kept.refused.append((read.number, read.problem))
        else:
            there.write(read, kept)
    except Problem as problem:
        if problem.type == "wrong-role":
            raise
        kept.refused.append((read.number, told_of(problem)))


@dataclass
class _Known:
    """What all transactions of one table share. titled: names by title and code, None before the first look; last:
    the index number given last in a year."""

    titled: dict[str, str] | None = None
    last: dict[int, str] = field(default_factory=dict)


class _There:
    """The records of the kind, as this transaction knows them."""

    def __init__(self, session: Session, kind: str, writing: Writing, known: _Known) -> None:
        self._session, self._kind, self._writing = session, kind, writing
        if known.titled is None:
            known.titled = {} if kind == "catalog" else dict(_titled(session, kind))
        self._titled, self._last = known.titled, known.last

    def write(self, read: Read, kept: Kept) -> None:
        told: dict[str, Any] = {"now": self._writing.now, "origin": self._writing.origin}
        if self._is_known(read.source):
            kept.same += 1
            return
        name = self._name(read.content)
        before = records.find(self._session, self._kind, name, self._writing.now)
        if before is None:
            content = self._whole(read.content, name)
            made = records.write(
                self._session, self._writing.actor, self._kind, name, content, source=read.source, **told
            )
            kept.made += 1
        else:
            content = _over(before.newest.content, read.content)
            made = records.revise(self._session, self._writing.actor, self._kind, name, content, **told)
            changed = made.newest.sequence > before.newest.sequence
            kept.changed += changed
            kept.same += not changed
        kept.keys.append(made.key)

    def _is_known(self, source: str) -> bool:
        """Whether the very same row was taken in before and its record is still what came of it."""
        same = select(Record).where(Record.kind == self._kind, Record.source == source, Record.withdrawn_at.is_(None))
        found = self._session.scalars(same.limit(1)).first()
        return found is not None and len(found.revisions) == 1

    def _name(self, content: Mapping[str, Any]) -> str:
        if self._kind == "catalog":
            return str(content.get("index_number") or self._free_number(content))
        said = [*([str(content["code"])] if content.get("code") else []), *titles(content)]
        known = next((self._titled[each] for each in said if each in self._titled), None)
        if known is None:
            known = _free(self._titled.values(), guide.name_of(_any_words(content)))
            self._titled |= dict.fromkeys(said, known)
        return known

    def _free_number(self, content: Mapping[str, Any]) -> str:
        day = content.get("published_on") or content.get("written_on")
        year = int(day[:4]) if day else day_of(self._session, self._writing.now).year
        last = self._last.get(year)
        number = index_number.following(last) if last else index_number.next_free(self._session, year)
        self._last[year] = number
        return number

    def _whole(self, content: Mapping[str, Any], name: str) -> Json:
        return dict(content) | ({"index_number": name} if self._kind == "catalog" else {})


def _titled(session: Session, kind: str) -> Iterator[tuple[str, str]]:
    """Every record by its titles and its code, also by its own name, which is taken."""
    for record in session.scalars(select(Record).where(Record.kind == kind).order_by(Record.id.desc())):
        yield record.name, record.name
        if record.withdrawn_at is not None:
            continue
        content = record.revisions[-1].content
        yield from ((each, record.name) for each in titles(content))
        if content.get("code"):
            yield content["code"], record.name


def _free(taken: Iterable[str], name: str) -> str:
    known = set(taken)
    if name not in known:
        return name
    return next(further for number in count(2) if (further := f"{name}-{number}") not in known)


def _any_words(content: Mapping[str, Any]) -> str:
    title = content["title"]
    return clean(next(title[language] for language in LANGUAGES if title.get(language)))


def _over(before: Mapping[str, Any], content: Mapping[str, Any]) -> Json:
    """What the row says put over what the record said; of a text only the languages that the row has."""
    merged = dict(before)
    for field_name, value in content.items():
        old = merged.get(field_name)
        texts = isinstance(value, dict) and isinstance(old, dict) and set(value) <= set(LANGUAGES)
        merged[field_name] = old | value if texts and isinstance(old, dict) else value
    return merged
