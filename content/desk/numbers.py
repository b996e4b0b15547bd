"""What kiosks counted: taken in from the spool, summed up for staff, dropped after thirteen months."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import Row, Select, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from . import ledger
from .actor import Actor
from .database import kept
from .models import AnsweredWords, VisitorCount

Ms = int
_Counted = Row[str, str, int, str]
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
    found: dict[str, dict[str, Asked]] = {what: {} for what in WHATS}
    # What is told of today comes last, and only it is told a day later than what came before.
    for what, words, times, last in (*_over(session, since, until), *_counted(session, until, until)):
        before = found[what].get(words)
        found[what][words] = Asked(words, times + (before.times if before else 0), last)

    def of(what: str) -> dict[str, int]:
        ranked = sorted(found[what].values(), key=lambda each: (-each.times, each.words))
        return {each.words: each.times for each in ranked}

    # Sorted twice: of what was asked as often, the last comes first, and a day is no number.
    unanswered = sorted(sorted(found["unanswered"].values()), key=lambda each: (each.times, each.last), reverse=True)
    return Summary(
        pages=list(of("page").items())[:most],
        languages=of("language"),
        modes=of("mode"),
        idle=of("idle"),
        unanswered=unanswered[:most],
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


def _over(session: Session, since: date, until: date) -> Sequence[_Counted]:
    """The days before `until`: kept, since a year of them is ten thousand rows, and kiosks seldom add to them."""
    before = until - timedelta(days=1)
    # Counts are only ever added to, and days that are dropped are none that anybody asks for.
    told = session.scalar(_TOLD, {"since": since.isoformat(), "until": before.isoformat()})
    mark = since, until, told, tuple(session.execute(_ANSWERED).one())
    return kept(session, f"visitors of {(until - since).days} days", mark, lambda it: _counted(it, since, before))


def _counted(session: Session, since: date, until: date) -> Sequence[_Counted]:
    return session.execute(_COUNTED, {"since": since.isoformat(), "until": until.isoformat()}).all()


def _statement() -> Select[str, str, int, str]:
    """What, name, how often, and on which day last; without what somebody has dealt with since."""
    count, answered = VisitorCount, AnsweredWords
    is_answered = (answered.words == count.name) & (count.what == "unanswered")
    rows = select(count.what, count.name, func.sum(count.times), func.max(count.day))
    rows = rows.outerjoin(answered, is_answered).where(answered.day.is_(None) | (count.day > answered.day))
    return rows.where(_BETWEEN).group_by(count.what, count.name)


_BETWEEN: Final = VisitorCount.day.between(bindparam("since"), bindparam("until"))
_COUNTED: Final = _statement()
_TOLD: Final = select(func.sum(VisitorCount.times)).where(_BETWEEN)
_ANSWERED: Final = select(func.count(), func.sum(AnsweredWords.answered_at)).select_from(AnsweredWords)


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
