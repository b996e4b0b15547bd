"""Spans from the spool into the database: one row for each, whichever way and however often it was told."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from content.desk.models import Play
from content.published import plays
from content.published.errors import Refused
from content.published.plays import Shown, Span

Ms = int
DAY: Final = 86_400_000
KEPT_MS: Final = 400 * DAY
# A screen whose clock runs ahead is believed so far, and no further.
AHEAD_MS: Final = 10 * 60_000
MOST_A_DAY: Final = 2000
"""Spans of one screen that begin on one day: one whose programme changes every minute tells fewer."""


def take(session: Session, reports: Sequence[Mapping[str, Any]], now: Ms) -> int:
    """Keep what is a span of a screen, the longer telling of each; how many there were. Nonsense is passed over, and
    so is what nobody can have shown on one day."""
    rows = [row for report in reports if (row := _row(report, now)) is not None]
    room = _Room(session)
    for row in rows:
        if room.has(row):
            session.execute(_KEPT, row)
    return len(rows)


class Told(NamedTuple):
    """When a span was, and why it ended, without what it showed."""

    start: Ms
    end: Ms
    ended: str


class _Room:
    """What each screen may still tell of each day."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._held: dict[tuple[str, int], set[str]] = {}

    def has(self, row: Mapping[str, Any]) -> bool:
        day = row["start"] // DAY
        held = self._held.get((row["screen"], day))
        if held is None:
            of_day = select(Play.block).where(
                Play.screen == row["screen"], Play.start >= day * DAY, Play.start < (day + 1) * DAY
            )
            held = self._held[row["screen"], day] = set(self._session.scalars(of_day))
        if row["block"] not in held and len(held) >= MOST_A_DAY:
            return False
        held.add(row["block"])
        return True


def spans(session: Session, screen: str, start: Ms, end: Ms) -> list[Span]:
    """The spans of a screen that begin in [start, end)."""
    rows = session.execute(_SPANS, {"screen": screen, "start": start, "end": end})
    return [Span(*row[:5], tuple(Shown(*each) for each in row.shown)) for row in rows]


def mark(session: Session, screen: str, start: Ms, end: Ms) -> Hashable:
    """Another whenever anything else is told of these spans: a span only ever comes, grows, ends, or is forgotten."""
    return tuple(session.execute(_MARK, {"screen": screen, "start": start, "end": end}).one())


def screens(session: Session, start: Ms, end: Ms) -> list[tuple[str, str]]:
    """(screen, the channel it showed last) of everybody who told anything of [start, end), by name."""
    rows = session.execute(_SCREENS, {"start": start, "end": end})
    return [(screen, channel) for screen, channel in rows if channel is not None]


def _screens() -> Select[Any]:
    """From one screen to the next in the index, not through the spans of them all."""
    first = select(func.min(Play.screen).label("screen")).cte("name", recursive=True)
    further = select(func.min(Play.screen)).where(Play.screen > first.c.screen).scalar_subquery()
    names = first.union_all(select(further).where(first.c.screen.is_not(None)))
    between = Play.start >= bindparam("start"), Play.start < bindparam("end")
    of_screen = select(Play.channel).where(Play.screen == names.c.screen, *between)
    return select(names.c.screen, of_screen.order_by(Play.start.desc()).limit(1).scalar_subquery())


_SCREENS: Final = _screens()


def forget(session: Session, now: Ms) -> None:
    """Drop what is older than anybody may ask for."""
    session.execute(delete(Play).where(Play.start < now - KEPT_MS))


def _row(report: Mapping[str, Any], now: Ms) -> dict[str, Any] | None:
    screen, channel = report.get("screen"), report.get("channel")
    if not (isinstance(screen, str) and 0 < len(screen) <= 200 and isinstance(channel, str) and len(channel) <= 200):
        return None
    try:
        span = plays.read(report)
    except Refused:
        return None
    if not now - KEPT_MS <= span.start <= span.end <= now + AHEAD_MS:
        return None
    told = {"screen": screen, "channel": channel, "block": span.id, "number": span.number}
    shown = [list(each) for each in span.shown]
    return told | {"start": span.start, "end": span.end, "ended": span.ended, "shown": shown}


# Columns and not rows of the model: a page reads thousands of them.
_PLAY: Final = Play.__table__.c
_ASKED: Final = (
    _PLAY.screen == bindparam("screen"),
    _PLAY.start >= bindparam("start"),
    _PLAY.start < bindparam("end"),
)
_SPANS: Final = (
    select(_PLAY.block, _PLAY.number, _PLAY.start, _PLAY.end, _PLAY.ended, _PLAY.shown)
    .where(*_ASKED)
    .order_by(_PLAY.start, _PLAY.block)
)
_MARK: Final = select(
    func.count(), func.min(_PLAY.start), func.sum(_PLAY.end), func.sum(func.length(_PLAY.ended))
).where(*_ASKED)
_INSERT: Final = insert(Play)
_KEPT: Final = _INSERT.on_conflict_do_update(
    index_elements=["screen", "block"],
    set_={name: _INSERT.excluded[name] for name in ("end", "ended", "shown")},
    # Told again it is the same or longer; and what has ended stays ended.
    where=(_INSERT.excluded.end > Play.end) | ((_INSERT.excluded.end == Play.end) & (Play.ended == "")),
)
