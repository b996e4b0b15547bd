"""Columns in which nothing new has come for too long (国办秘函〔2019〕19号 as it is applied, domain.md 3.3): six
months for a column of documents, three months for statistics, two weeks for what is new on the screens."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from content.desk.models import Decision, Record, RecordDecision, RecordRevision
from content.desk.moments import Ms, local_day

from .touched import AMONG, Touched, ids, without

COLUMN: Final = timedelta(days=183)
STATISTICS: Final = timedelta(days=92)
SCREENS: Final = timedelta(days=14)
STATISTICAL: Final = "统计"
"""What a genre of statistics has in its name."""


@dataclass(frozen=True, slots=True)
class Column:
    """kind: topic (of the catalogue, `titles` by language), statistics or screens; last: the day of its newest, None
    when there is none; most: how long it may stay so."""

    kind: str
    code: str
    titles: Mapping[str, str]
    last: date | None
    most: timedelta

    def is_stale(self, today: date) -> bool:
        return self.last is None or today - self.last > self.most


class Published(NamedTuple):
    """A wording of a document, as far as columns go; day: of its publication."""

    topic: str | None
    genre: str | None
    day: str | None


def published(session: Session, among: Collection[int] | None = None) -> dict[int, frozenset[Published]]:
    """What was approved of each document that is not withdrawn; of all, or of the records of these ids."""
    asked = (_PUBLISHED, {}) if among is None else (_PUBLISHED.where(Record.id.in_(AMONG)), ids(among))
    found: dict[int, set[Published]] = {}
    for number, *said in session.execute(*asked):
        found.setdefault(number, set()).add(Published(*said))
    return {number: frozenset(each) for number, each in found.items()}


def renewed(
    session: Session, before: dict[int, frozenset[Published]], touched: Touched
) -> dict[int, frozenset[Published]]:
    """The same, where it was `before` until something happened to those that were touched."""
    if not touched.records:
        return before
    return without(before, touched.records) | published(session, touched.records)


def columns(session: Session, documents: Iterable[Collection[Published]], zone: ZoneInfo) -> list[Column]:
    """Every column that the office has, by what was published of its documents; without a catalogue there are none."""
    rows = _newest(documents)
    found = [Column("topic", code, titles, _day(_last(rows, code)), COLUMN) for code, titles in _roots(session)]
    statistics = [last for _, genre, last in rows if STATISTICAL in (genre or "") and last]
    if statistics:
        found.append(Column("statistics", "", {}, _day(max(statistics)), STATISTICS))
    shown = session.scalar(select(func.max(Decision.at)).where(Decision.final))
    return [*found, *([Column("screens", "", {}, local_day(shown, zone), SCREENS)] if shown else [])]


def stale(found: Iterable[Column], now: Ms, zone: ZoneInfo) -> list[Column]:
    """Those that are, the one with the oldest news first."""
    today = local_day(now, zone)
    return sorted((each for each in found if each.is_stale(today)), key=lambda each: each.last or date.min)


def _newest(documents: Iterable[Collection[Published]]) -> list[Published]:
    """Of each topic and genre the newest."""
    found: dict[tuple[str | None, str | None], Published] = {}
    for each in (each for document in documents for each in document):
        newest = found.setdefault(each[:2], each)
        if (newest.day or "") < (each.day or ""):
            found[each[:2]] = each
    return list(found.values())


def _roots(session: Session) -> list[tuple[str, Mapping[str, str]]]:
    """Code and titles of the uppermost topics, as they stand now."""
    rows = (
        select(RecordRevision.content)
        .join(Record, Record.id == RecordRevision.record_id)
        .join(RecordDecision, RecordDecision.revision_id == RecordRevision.id)
        .where(Record.kind == "topics", Record.withdrawn_at.is_(None), RecordDecision.final)
    )
    content = session.scalars(rows.order_by(RecordRevision.sequence.desc()).limit(1)).first()
    return [(root["code"], root["title"]) for root in (content or {}).get("tree", ())]


def _last(rows: Iterable[Published], code: str) -> str | None:
    """Topics below a root begin with its code."""
    return max((last for topic, _, last in rows if last and (topic or "").startswith(code)), default=None)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


_CONTENT: Final = RecordRevision.content
_PUBLISHED: Final = (
    select(
        Record.id,
        _CONTENT["topic"].as_string(),
        _CONTENT["genre"]["zh-Hans"].as_string(),
        _CONTENT["published_on"].as_string(),
    )
    .join(RecordRevision, RecordRevision.record_id == Record.id)
    .join(RecordDecision, RecordDecision.revision_id == RecordRevision.id)
    # Most records are documents, and most decisions final: both are found by the record's id, where that is known.
    .where(func.likely(Record.kind == "catalog"), Record.withdrawn_at.is_(None), func.likely(RecordDecision.final))
)
