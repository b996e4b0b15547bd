"""What stands on a channel now and today, read off the programme that its screens have."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from content.desk import facts, publications
from content.desk.conflicts import notice_of, notices_of
from content.desk.database import kept
from content.published import timeline
from content.published.programme import ALERT, Programme, Region, parse

from .language import gettext
from .words import KINDS

MINUTE: Final = 60_000


@dataclass(frozen=True, slots=True)
class Showing:
    """An item as a line of text in its level's colours; `notice` is None for what fills the quiet times."""

    notice: int | None
    kind: str
    text: str
    lang: str
    level: str
    blob: str


@dataclass(frozen=True, slots=True)
class Now:
    """What one region shows, until when (ms), and what comes then."""

    region: str
    showing: Showing
    until: int
    following: Showing


class Named(NamedTuple):
    """A notice by the words that stand on its screens, or by its kind."""

    title: str
    level: str


@dataclass(frozen=True, slots=True)
class Lane:
    """When one notice runs on a day: (from, until) in ms since its midnight."""

    notice: int
    runs: list[tuple[int, int]]

    def spans(self) -> tuple[tuple[int, int], ...]:
        """(start, length) in minutes: joined where they touch, and a minute at least, so that each can be seen."""
        return tuple(_in_minutes(self.runs))


def programme_of(session: Session, channel: str) -> Programme | None:
    """The channel's newest programme; None before anything was published."""
    number, _at = facts.on_air(session).get(channel, (None, 0))
    return kept(session, f"programme {channel}", number, lambda it: _newest(it, channel)) if number else None


def _newest(session: Session, channel: str) -> Programme | None:
    envelope = publications.newest(session, "programmes", channel)
    return parse(json.loads(envelope.body)) if envelope else None


def on_air(programme: Programme, now: int) -> list[Now]:
    """Region by region in painting order; an alert region without an alert is left out."""
    after = timeline.at(programme, now)
    return [
        Now(name, showing(programme, position.item), position.until, _following(programme, name, position.until))
        for name, position in after.items()
        if position is not None
    ]


def running(programme: Programme, now: int) -> set[int]:
    """The notices that take turns at this moment, in any region."""
    return {notice for region in programme.regions for notice, _, _ in _runs(programme, region, now, now + 1)}


def showing(programme: Programme, item_id: str) -> Showing:
    item: Mapping[str, Any] = programme.items[item_id]
    return Showing(
        notice=notice_of(item_id),
        kind=item["kind"],
        text=item.get("text", ""),
        lang=item.get("lang", ""),
        level=item.get("level", "routine"),
        blob=item.get("blob", ""),
    )


def named(programme: Programme) -> dict[int, Named]:
    """What the notices of a programme are called."""
    found: dict[int, Named] = {}
    for item_id, item in programme.items.items():
        notice = notice_of(item_id)
        if notice is not None:
            title = item.get("text") or str(KINDS.get(item["kind"], gettext("Notice")))
            found.setdefault(notice, Named(title, item.get("level", "routine")))
    return found


def today(now: int, zone: ZoneInfo) -> tuple[int, int]:
    """The local day that `now` is in, as (start, end) in ms."""
    day = datetime.fromtimestamp(now / 1000, zone).date()
    edges = (datetime.combine(day + timedelta(days=days), time(), zone) for days in (0, 1))
    start, end = (int(edge.timestamp() * 1000) for edge in edges)
    return start, end


def lanes(programme: Programme, start: int, end: int) -> list[Lane]:
    """Every notice that runs between `start` and `end`, in the order in which they first come."""
    found: dict[int, list[tuple[int, int]]] = {}
    for region in programme.regions:
        for notice, first, last in _runs(programme, region, start, end):
            found.setdefault(notice, []).append((first - start, last - start))
    return [Lane(notice, runs) for notice, runs in found.items()]


def _runs(programme: Programme, region: Region, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    for window in region.windows:
        first, last = max(window.start, start), min(window.end, end)
        if first < last:
            yield from ((notice, first, last) for notice in notices_of(programme.loops[window.loop].items))


def _in_minutes(runs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for first, last in sorted(runs):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    for first, last in joined:
        yield first // MINUTE, max((last - first) // MINUTE, 1)


def _following(programme: Programme, region: str, until: int) -> Showing:
    position = timeline.at(programme, until)[region]
    if position is None:
        raise ValueError(f"only {ALERT} may show nothing")
    return showing(programme, position.item)
