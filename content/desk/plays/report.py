"""What was shown of every notice on every screen, from one day to another, and what is missing of that time."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

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


def days(first: date, last: date, zone: ZoneInfo) -> tuple[Ms, Ms]:
    """[start, end) of these days in the zone, both counted."""
    start, end = (datetime.combine(day, time(), zone).timestamp() for day in (first, last + timedelta(days=1)))
    return int(start * 1000), int(end * 1000)


def names(session: Session, start: Ms, end: Ms) -> dict[str, str]:
    """The screens that told anything of this time, or are paired, and their places; in their order."""
    paired = {each.name: each for each in session.scalars(select(Screen))}
    wanted = sorted(_channels(session, paired, start, end))
    return {name: paired[name].place if name in paired else "" for name in wanted}


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
    end = max(start, min(end, now))
    paired = {each.name: each for each in session.scalars(select(Screen))}
    found = []
    for name, channel in sorted(_channels(session, paired, start, end).items()):
        if screen in (None, name) and (only is None or name in only):
            found.append(_on_screen(session, name, channel, paired.get(name), start, end, daily))
    words = _words(session, {each for _, sums in found for each in sums})
    return Report(start, end, [_worded(one, sums, words, notice) for one, sums in found])


def _channels(session: Session, paired: Mapping[str, Screen], start: Ms, end: Ms) -> dict[str, str]:
    silent = {each.name: each.channel for each in paired.values() if each.removed_at is None and each.paired_at < end}
    return silent | dict(taking.screens(session, start, end))


def _on_screen(
    session: Session, name: str, channel: str, screen: Screen | None, start: Ms, end: Ms, daily: Daily
) -> tuple[OnScreen, dict[int, Sum]]:
    told = taking.told(session, name, start, end)
    # A screen that was let in meanwhile owes nothing for the time before.
    begun = max(start, screen.paired_at) if screen else (told[0].start if told else end)
    one = OnScreen(
        screen=name,
        channel=channel,
        place=screen.place if screen else "",
        keeper=screen.keeper if screen else "",
        known=sum(span.end - span.start for span in told),
        notices=(),
        gaps=gaps(told, min(begun, end), end),
    )
    return one, by_notice(daily.sums(session, name, told, start))


def _words(session: Session, notices: set[int]) -> dict[int, tuple[str, str]]:
    content = Revision.content
    newest = select(func.max(Revision.id)).where(Revision.notice_id.in_(notices)).group_by(Revision.notice_id)
    rows = select(Revision.notice_id, content["text"].as_string(), content["kind"].as_string())
    return {id: (text or "", kind) for id, text, kind in session.execute(rows.where(Revision.id.in_(newest)))}


def _worded(
    one: OnScreen, sums: Mapping[int, Sum], words: Mapping[int, tuple[str, str]], wanted: int | None
) -> OnScreen:
    found = [
        Shown(notice, *words.get(notice, ("", "")), sum)
        for notice, sum in sorted(sums.items(), key=lambda each: (-each[1].ms, each[0]))
        if wanted in (None, notice)
    ]
    return replace(one, notices=found)
