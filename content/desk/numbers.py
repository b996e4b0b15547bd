"""What kiosks counted: taken in from the spool, summed up for staff, dropped after thirteen months."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from . import ledger
from .actor import Actor
from .models import AnsweredWords, VisitorCount

Ms = int
WHATS: Final = ("page", "language", "mode", "idle", "unanswered")
KEPT_DAYS: Final = 400
MOST_AT_ONCE: Final = 1000
LONGEST: Final = 300
MOST_TIMES: Final = 1_000_000


class Asked(NamedTuple):
    """Words that visitors asked for in vain, how often, and on which day last."""

    words: str
    times: int
    last: str


class Summary(NamedTuple):
    """Of some days: how often each page, language, mode and end of the idle question came, the most frequent first."""

    pages: Sequence[tuple[str, int]]
    languages: Mapping[str, int]
    modes: Mapping[str, int]
    idle: Mapping[str, int]
    unanswered: Sequence[Asked]

    @property
    def views(self) -> int:
        return sum(self.languages.values())


def take(session: Session, told: object, today: date) -> int:
    """Add what a kiosk told, as far as it is counts of days that there were; how many of them."""
    rows = list(_sound(told, today))
    if rows:
        fresh = insert(VisitorCount)
        summed = {"times": VisitorCount.times + fresh.excluded.times}
        session.execute(fresh.on_conflict_do_update(index_elements=["day", "what", "name"], set_=summed), rows)
    return len(rows)


def summary(session: Session, since: date, until: date, most: int = 50) -> Summary:
    """Of the days from `since` to `until`, both counted."""
    days = VisitorCount.day.between(since.isoformat(), until.isoformat())

    def of(what: str) -> list[tuple[str, int]]:
        times = func.sum(VisitorCount.times)
        rows = select(VisitorCount.name, times).where(days, VisitorCount.what == what).group_by(VisitorCount.name)
        return [(name, int(sum_)) for name, sum_ in session.execute(rows.order_by(times.desc(), VisitorCount.name))]

    return Summary(
        pages=of("page")[:most],
        languages=dict(of("language")),
        modes=dict(of("mode")),
        idle=dict(of("idle")),
        unanswered=_unanswered(session, since, until)[:most],
    )


def answer(session: Session, actor: Actor, words: str, today: date, *, now: Ms, origin: str) -> None:
    """Somebody has dealt with these words: they come back only when they are asked for again on a later day."""
    row = {"words": words[:LONGEST], "answered_at": now, "day": today.isoformat()}
    session.execute(insert(AnsweredWords).values(row).on_conflict_do_update(index_elements=["words"], set_=row))
    ledger.append(session, actor, "words-answered", "numbers", {"note": words[:LONGEST]}, now=now, origin=origin)


def forget(session: Session, today: date) -> None:
    """Drop what is older than anybody compares with."""
    oldest = (today - timedelta(days=KEPT_DAYS)).isoformat()
    session.execute(delete(VisitorCount).where(VisitorCount.day < oldest))


def _unanswered(session: Session, since: date, until: date) -> list[Asked]:
    times, last = func.sum(VisitorCount.times), func.max(VisitorCount.day)
    rows = (
        select(VisitorCount.name, times, last)
        .outerjoin(AnsweredWords, AnsweredWords.words == VisitorCount.name)
        .where(VisitorCount.what == "unanswered", VisitorCount.day.between(since.isoformat(), until.isoformat()))
        .where(AnsweredWords.day.is_(None) | (VisitorCount.day > AnsweredWords.day))
        .group_by(VisitorCount.name)
        .order_by(times.desc(), last.desc(), VisitorCount.name)
    )
    return [Asked(words, int(sum_), day) for words, sum_, day in session.execute(rows)]


def _sound(told: object, today: date) -> Iterable[dict[str, Any]]:
    """A kiosk may be older, newer or stolen: what is no count is passed over."""
    if not isinstance(told, list):
        return
    for each in told[:MOST_AT_ONCE]:
        if not isinstance(each, list) or len(each) != 4:
            continue
        day, what, name, times = each
        named = what in WHATS and isinstance(name, str) and 0 < len(name) <= LONGEST and name.isprintable()
        if named and type(times) is int and 0 < times <= MOST_TIMES and _is_recent(day, today):
            yield {"day": day, "what": what, "name": name, "times": times}


def _is_recent(day: object, today: date) -> bool:
    """Not before what is kept; a day ahead at most, since clocks differ."""
    try:
        found = date.fromisoformat(day) if isinstance(day, str) and len(day) == 10 else None
    except ValueError:
        return False
    return found is not None and today - timedelta(days=KEPT_DAYS) <= found <= today + timedelta(days=1)
