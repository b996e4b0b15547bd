"""What the queue says of each of its notices: how long its turn takes, and what stands in its way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_timedelta

from content.desk import conflicts
from content.desk.compile.showing import rule
from content.desk.compile.spans import Span
from content.desk.compile.spans import spans as spans_of
from content.desk.conflicts import Conflict, Turn
from content.desk.views import NoticeView
from content.published.programme import Programme

from . import context, moments
from .language import gettext, locale

Ms = int
MINUTE: Final = 60
LONGEST: Final = 16
"""A title's characters in a line about another notice."""


@dataclass(frozen=True, slots=True)
class Said:
    """Lines; "" for what there is nothing to say about."""

    turn: str = ""
    conflict: str = ""


def said(
    programme: Programme | None, queue: Sequence[NoticeView], titles: Mapping[int, str], now: Ms
) -> dict[int, Said]:
    """By notice, of some of a channel's; `titles` are those of all that have words."""
    if programme is None:
        return {}
    wanted = {each.id: spans for each in queue if (spans := _wanted(programme, each, now)) is not None}
    turns, found = conflicts.turns(programme, now), conflicts.conflicts(programme, wanted, now)
    return {
        each.id: Said(_turn(turns.get(each.id)), _conflict(programme, found.get(each.id), titles, now))
        for each in queue
    }


def _wanted(programme: Programme, notice: NoticeView, now: Ms) -> list[Span] | None:
    """When its rule would have it shown until the programme's end; None for what begins later."""
    if notice.approved is None:
        return None
    when = rule(notice.approved.content)
    if (when.start or 0) >= programme.good_until:
        return None
    return spans_of(when, ZoneInfo(programme.zone), now, programme.good_until)


def _turn(turn: Turn | None) -> str:
    if turn is None:
        return ""
    length, period = (_seconds(ms) for ms in turn)
    if turn.length == turn.period:
        return gettext("%(length)s a turn, one after another", length=length)
    return gettext("%(length)s a turn, once in %(period)s", length=length, period=period)


def _conflict(programme: Programme, conflict: Conflict | None, titles: Mapping[int, str], now: Ms) -> str:
    if conflict is None:
        return ""
    if conflict.word == "never":
        until = moments.moment(programme.good_until, context.zone(), now)
        return gettext("Not shown at all before %(until)s: look at its days and times.", until=until)
    named = [titles[number] for number in conflict.by if number in titles]
    told = {"time": _about(conflict.ms), "since": moments.moment(conflict.since, context.zone(), now)}
    if not named:
        return gettext("Something else stands in its place for %(time)s, first from %(since)s.", **told)
    title = named[0] if len(named[0]) <= LONGEST else f"{named[0][:LONGEST]}…"
    if len(named) == 1:
        return gettext("“%(title)s” stands in its place for %(time)s, first from %(since)s.", title=title, **told)
    return gettext("“%(title)s” and others stand in its place for %(time)s, first from %(since)s.", title=title, **told)


def _seconds(ms: Ms) -> str:
    seconds = max(round(ms / 1000), 1)
    if seconds < MINUTE:
        return gettext("%(seconds)s s", seconds=seconds)
    return gettext("%(minutes)s min %(seconds)s s", minutes=seconds // MINUTE, seconds=seconds % MINUTE)


def _about(ms: Ms) -> str:
    return format_timedelta(ms / 1000, locale=locale())  # type: ignore[arg-type]
