"""Whether something is open now, and until when. Its hours are rows as notices have them:
{"days": "working", "times": [["09:00", "12:00"], ["13:30", "17:00"]]}.

`days` is "working" (as the calendar says) or weekdays as [1..7] with Monday first, every day unless told. `times` are
pairs of the office's wall clock, the whole day unless told; a pair belongs to the day it begins on, so "22:00" to
"06:00" ends on the next one. Pure: whoever asks brings the calendar and the instant.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import takewhile
from typing import Final, NamedTuple

Working = Callable[[date], bool | None]
"""Whether a day is worked; None where the calendar does not say."""
Span = tuple[datetime, datetime]
"""Half-open."""

A_DAY: Final = timedelta(days=1)
AHEAD: Final = 30
"""Days; longer than any holidays last. Who opens later than this is said to be closed, without a day."""
MINUTES: Final = 24 * 60
CLOCK: Final = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|24:00", re.ASCII)


class Hours(NamedTuple):
    """Minutes from the midnight before, `end` above `start`. `weekdays` is None where working days count."""

    weekdays: frozenset[int] | None
    start: int
    end: int


class Opening(NamedTuple):
    """`until` is when that ends, in the zone of the instant asked about; None when no end of it is known."""

    is_open: bool
    until: datetime | None


def opening(rows: object, working: Working, now: datetime) -> Opening | None:
    """At `now`, which knows its zone; None when nothing is said of hours, or the calendar does not say of today."""
    told = hours(rows)
    days = _told_days(told, working, now.date())
    if not told or not days:
        return None
    spans = list(_joined(sorted(_spans(told, working, (now.date() - A_DAY, *days), now))))
    running = next((each for each in spans if each[0] <= now < each[1]), None)
    if running:
        return Opening(True, running[1] if running[1] < _at(days[-1], MINUTES, now) else None)
    return Opening(False, next((each[0] for each in spans if each[0] > now), None))


def hours(rows: object) -> tuple[Hours, ...]:
    """Read without trust: what is not of the form is left out."""
    return tuple(found for row in (rows if isinstance(rows, list) else ()) for found in _hours(row))


def _hours(row: object) -> Iterator[Hours]:
    if not isinstance(row, dict):
        return
    days, times = row.get("days", [*range(1, 8)]), row.get("times", [["00:00", "24:00"]])
    named = frozenset(each for each in days if type(each) is int) if isinstance(days, list) else frozenset[int]()
    if days != "working" and not named:
        return
    for pair in times if isinstance(times, list) else ():
        clocks = [_minutes(each) for each in pair] if isinstance(pair, list) else []
        if len(clocks) == 2 and clocks[0] is not None and clocks[1] is not None and clocks[0] < MINUTES:
            start, end = clocks[0], clocks[1]
            yield Hours(None if days == "working" else named, start, end if end > start else end + MINUTES)


def _minutes(clock: object) -> int | None:
    if not isinstance(clock, str) or not CLOCK.fullmatch(clock):
        return None
    return int(clock[:2]) * 60 + int(clock[3:])


def _told_days(told: Iterable[Hours], working: Working, today: date) -> list[date]:
    """From today on, up to the first that the calendar does not tell."""
    asked = any(each.weekdays is None for each in told)
    ahead = (today + n * A_DAY for n in range(AHEAD + 1))
    return list(takewhile(lambda day: not asked or working(day) is not None, ahead))


def _spans(told: Iterable[Hours], working: Working, days: Iterable[date], now: datetime) -> Iterator[Span]:
    for day in days:
        for each in told:
            if working(day) if each.weekdays is None else day.isoweekday() in each.weekdays:
                yield _at(day, each.start, now), _at(day, each.end, now)


def _at(day: date, minutes: int, now: datetime) -> datetime:
    days, rest = divmod(minutes, MINUTES)
    return datetime.combine(day + days * A_DAY, time(rest // 60, rest % 60), now.tzinfo)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Of spans in order; those that touch are one."""
    held: Span | None = None
    for start, end in spans:
        if held and start <= held[1]:
            held = held[0], max(held[1], end)
            continue
        if held:
            yield held
        held = start, end
    if held:
        yield held
