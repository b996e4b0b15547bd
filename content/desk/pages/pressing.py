"""What runs out of time: documents whose twenty working days run, columns in which nothing new has come."""

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from sqlalchemy.orm import Session

from content.desk import holidays
from content.desk.moments import local_day
from content.desk.waiting import duties, freshness

from . import context, mine
from .language import chosen, gettext, locale, ngettext


@dataclass(frozen=True, slots=True)
class Due:
    """A document that is not out yet; chip: the colour of how pressing it is, word: what it says."""

    name: str
    title: str
    last: str
    chip: str
    word: str


@dataclass(frozen=True, slots=True)
class Stale:
    """A column; last: the day of its newest in words."""

    title: str
    last: str
    most: str


@dataclass(frozen=True, slots=True)
class Pressing:
    """Some of `due_total` documents, and the columns that are stale, of `columns`."""

    due: list[Due]
    due_total: int
    stale: list[Stale]
    columns: int


def pressing(session: Session, few: int) -> Pressing:
    """The most pressing `few` documents, and every stale column."""
    running, columns = found(session)
    stale = freshness.stale(columns, context.now(), context.zone())
    return Pressing(
        [_due(each) for each in running[:few]],
        len(running),
        [_stale(each) for each in stale],
        len(columns),
    )


def found(session: Session) -> tuple[list[duties.Duty], list[freshness.Column]]:
    """All documents whose days run, and all columns: kept, and read again for what was touched."""
    now, zone, board = context.now(), context.zone(), mine.board()
    made = board.renewed(session, "made", duties.made, duties.renewed).values()
    running = board.kept(
        session, "duties", lambda _: duties.duties(made, now, zone, mine.calendar()), _day_mark(session)
    )
    documents = board.renewed(session, "published", freshness.published, freshness.renewed).values()
    decided = board.mark(session).of_decisions
    columns = board.kept(session, "columns", lambda db: freshness.columns(db, documents, zone), decided)
    return running, columns


def _day_mark(session: Session) -> tuple[object, ...]:
    """Changes when a record was written or decided on, with the day, and with the working days that are entered."""
    return (mine.board().mark(session).of_records, local_day(context.now(), context.zone()), holidays.mark(session))


def _due(duty: duties.Duty) -> Due:
    chip = "silent" if duty.left < 0 else "late" if duty.left <= 5 else "plain"
    return Due(duty.name, duty.title, _day(duty.last), chip, _left(duty.left))


def _left(days: int) -> str:
    if days < 0:
        return ngettext("%(num)d working day late", "%(num)d working days late", -days)
    if days == 0:
        return gettext("today is the last day")
    return ngettext("%(num)d working day left", "%(num)d working days left", days)


def _stale(column: freshness.Column) -> Stale:
    return Stale(
        _title(column),
        _day(column.last) if column.last else gettext("nothing yet"),
        {freshness.COLUMN: gettext("6 months"), freshness.STATISTICS: gettext("3 months")}.get(
            column.most, gettext("2 weeks")
        ),
    )


def _title(column: freshness.Column) -> str:
    if column.kind == "statistics":
        return gettext("Statistics")
    if column.kind == "screens":
        return gettext("New on the screens")
    wanted = "en" if chosen().tag == "en" else "zh-Hans"
    return column.titles.get(wanted) or next(iter(column.titles.values()), column.code)


def _day(day: date) -> str:
    return format_date(day, "long", locale=locale())
