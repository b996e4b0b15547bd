"""What was shown of every notice on every screen, from one day to another, and what is missing of that time."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from content.desk.database import once
from content.desk.models import Revision, Screen

from . import taking
from .accounting import Gap, Sum, by_notice, gaps
from .daily import Daily

Ms = int
# A quarter of a year at once; the log itself goes back further.
MOST_DAYS: Final = 92


@dataclass(frozen=True, slots=True)
class Shown:
    """A notice on one screen. `text` is its newest wording's, "" for pictures without words."""

    notice: int
    text: str
    kind: str
    sum: Sum


@dataclass(frozen=True, slots=True)
class OnScreen:
    """One screen's part of the report: known is the time (ms) of which it told what it showed."""

    screen: str
    channel: str
    place: str
    keeper: str
    known: Ms
    notices: Sequence[Shown]
    gaps: Sequence[Gap]


@dataclass(frozen=True, slots=True)
class Report:
    """[start, end) in ms; `end` is never after the moment of asking."""

    start: Ms
    end: Ms
    screens: Sequence[OnScreen]


class _Screen(NamedTuple):
    """A screen that may be gone: then nobody knows its place, its keeper, nor when it was paired."""

    name: str
    channel: str
    place: str
    keeper: str
    paired_at: Ms | None


def days(first: date, last: date, zone: ZoneInfo) -> tuple[Ms, Ms]:
    """[start, end) of these days in the zone, both counted."""
    start, end = (datetime.combine(day, time(), zone).timestamp() for day in (first, last + timedelta(days=1)))
    return int(start * 1000), int(end * 1000)


def names(session: Session, start: Ms, end: Ms, now: Ms) -> dict[str, str]:
    """The screens that told anything of this time, or are paired, and their places; in their order."""
    return {each.name: each.place for each in _screens(session, start, _known_to(start, end, now))}


def report(
    session: Session,
    start: Ms,
    end: Ms,
    now: Ms,
    daily: Daily,
    *,
    notice: int | None = None,
    screen: str | None = None,
    only: Collection[str] | None = None,
) -> Report:
    """Of all screens that told anything, or are paired; or of one notice, of one screen, of `only` some."""
    end = _known_to(start, end, now)
    asked = [
        each
        for each in _screens(session, start, end)
        if screen in (None, each.name) and (only is None or each.name in only)
    ]
    found = [_on_screen(session, each, start, end, daily) for each in asked]
    words = _words(session, {each for _, sums in found for each in sums})
    return Report(start, end, [_worded(one, sums, words, notice) for one, sums in found])


def _known_to(start: Ms, end: Ms, now: Ms) -> Ms:
    return max(start, min(end, now))


def _screens(session: Session, start: Ms, end: Ms) -> Sequence[_Screen]:
    """Who is paired or told anything, by name; a page asks for them once to list them, and once for what they told."""
    return once(session, ("screens of the play log", start, end), lambda it: _read_screens(it, start, end))


def _read_screens(session: Session, start: Ms, end: Ms) -> list[_Screen]:
    rows = session.execute(_PAIRED).all()
    paired = {row.name: _Screen(row.name, row.channel, row.place, row.keeper, row.paired_at) for row in rows}
    silent = {row.name for row in rows if row.removed_at is None and row.paired_at < end}
    last = dict(taking.screens(session, start, end))
    gone = _Screen("", "", "", "", None)
    found = (paired.get(name, gone)._replace(name=name) for name in sorted(silent | last.keys()))
    return [each._replace(channel=last.get(each.name, each.channel)) for each in found]


def _on_screen(session: Session, screen: _Screen, start: Ms, end: Ms, daily: Daily) -> tuple[OnScreen, dict[int, Sum]]:
    told, sums = daily.logged(session, screen.name, start, end)
    # A screen that was let in meanwhile owes nothing for the time before.
    begun = told[0].start if told else end
    one = OnScreen(
        screen=screen.name,
        channel=screen.channel,
        place=screen.place,
        keeper=screen.keeper,
        known=sum(span.end - span.start for span in told),
        notices=(),
        gaps=gaps(told, min(begun if screen.paired_at is None else max(start, screen.paired_at), end), end),
    )
    return one, by_notice(sums)


def _words(session: Session, notices: set[int]) -> dict[int, tuple[str, str]]:
    rows = session.execute(_NEWEST, {"notices": sorted(notices)})
    return {id: (text or "", kind) for id, text, kind in rows}


def _worded(
    one: OnScreen, sums: Mapping[int, Sum], words: Mapping[int, tuple[str, str]], wanted: int | None
) -> OnScreen:
    found = [
        Shown(notice, *words.get(notice, ("", "")), sum)
        for notice, sum in sorted(sums.items(), key=lambda each: (-each[1].ms, each[0]))
        if wanted in (None, notice)
    ]
    return replace(one, notices=found)


def _newest() -> Select[int, str, str]:
    """The words and the kinds of notices, of their newest wordings."""
    asked = Revision.notice_id.in_(bindparam("notices", expanding=True))
    newest = select(func.max(Revision.id)).where(asked).group_by(Revision.notice_id)
    text, kind = (Revision.content[name].as_string() for name in ("text", "kind"))
    return select(Revision.notice_id, text, kind).where(Revision.id.in_(newest))


_NEWEST: Final = _newest()
_PAIRED: Final = select(Screen.name, Screen.channel, Screen.place, Screen.keeper, Screen.paired_at, Screen.removed_at)
