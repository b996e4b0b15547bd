"""Columns in which nothing new has come for too long (国办秘函〔2019〕19号 as it is applied, domain.md 3.3): six
months for a column of documents, three months for statistics, two weeks for what is new on the screens."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from content.desk.models import Decision, LedgerEntry, Record, RecordDecision, RecordRevision
from content.desk.moments import Ms, local_day

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


def mark(session: Session) -> tuple[Any, ...]:
    """Changes when anything was approved or withdrawn."""
    gone = select(func.max(LedgerEntry.seq)).where(LedgerEntry.kind == "withdraw")
    asked = (select(func.max(RecordDecision.id)), select(func.max(Decision.id)), gone)
    return tuple(session.scalar(each) for each in asked)


def columns(session: Session, zone: ZoneInfo) -> list[Column]:
    """Every column that the office has; without a catalogue there are none."""
    rows = _newest(session)
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


def _newest(session: Session) -> list[tuple[str | None, str | None, str | None]]:
    """(topic, genre, newest day of publication) of what was approved and not withdrawn since."""
    content = RecordRevision.content
    topic, day = content["topic"].as_string(), content["published_on"].as_string()
    genre = content["genre"]["zh-Hans"].as_string()
    rows = (
        select(topic, genre, func.max(day))
        .join(Record, Record.id == RecordRevision.record_id)
        .join(RecordDecision, RecordDecision.revision_id == RecordRevision.id)
        .where(Record.kind == "catalog", Record.withdrawn_at.is_(None), RecordDecision.final)
        .group_by(topic, genre)
    )
    return [tuple(row) for row in session.execute(rows)]


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


def _last(rows: Iterable[tuple[str | None, str | None, str | None]], code: str) -> str | None:
    """Topics below a root begin with its code."""
    return max((last for topic, _, last in rows if last and (topic or "").startswith(code)), default=None)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
