"""A rule resolved into spans: half-open (from, to) pairs of ms, sorted, disjoint, never touching.

A pair of times belongs to the day it begins on: ("22:00", "06:00") on Fridays lasts until Saturday 06:00.
An end may be "24:00". Equal times are a whole day from that time. Days without times are whole local days.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo

from content.desk.compile.local_days import day_of, instant, weekday
from content.desk.compile.parts import Days, Ms, Rule
from content.desk.compile.working_days import Calendar, working, works

Span = tuple[Ms, Ms]

CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)|24:00", re.ASCII)
WHOLE_DAY = (("00:00", "24:00"),)


def spans(rule: Rule, zone: ZoneInfo, start: Ms, end: Ms, calendar: Calendar = working) -> list[Span]:
    """The rule's spans within [start, end). ValueError for times that are not of the clock."""
    start = start if rule.start is None else max(start, rule.start)
    end = end if rule.end is None else min(end, rule.end)
    if start >= end:
        return []
    if rule.days is None and rule.times is None:
        return [(start, end)]
    # A span lasts a day at most, and a shift of the zone may add one: begin two days early.
    first, last = day_of(zone, start) - 2, day_of(zone, end)
    found = _of_days(rule.days, rule.times or WHOLE_DAY, zone, first, last, calendar)
    return [(max(a, start), min(b, end)) for a, b in found if a < end and start < b]


@lru_cache(maxsize=4096)
def _of_days(
    days: Days, times: tuple[tuple[str, str], ...], zone: ZoneInfo, first: int, last: int, calendar: Calendar
) -> tuple[Span, ...]:
    """The spans that begin on the days from `first` to `last`; kept, since most stay the same all day."""
    pairs = [minutes(*pair) for pair in times]
    on = (day for day in range(first, last + 1) if shown(day, days, calendar))
    return tuple(merged((instant(zone, day, a), instant(zone, day, b)) for day in on for a, b in pairs))


def minutes(start: str, end: str) -> tuple[int, int]:
    """A pair of clock times as minutes after the first day's midnight, the second above the first."""
    if not (CLOCK.fullmatch(start) and CLOCK.fullmatch(end)) or start == "24:00":
        raise ValueError(f"{start}-{end} is not a pair of times such as 22:00-06:00")
    first, last = (int(clock[:2]) * 60 + int(clock[3:]) for clock in (start, end))
    return first, last if last > first else last + 1440


def shown(day: int, days: Days, calendar: Calendar) -> bool:
    if days is None:
        return True
    if days == "working":
        return works(date.fromordinal(day), calendar)
    return weekday(day) in days


def merged(found: Iterable[Span]) -> list[Span]:
    return list(_joined(sorted(span for span in found if span[0] < span[1])))


def _joined(found: list[Span]) -> Iterator[Span]:
    if not found:
        return
    start, end = found[0]
    for a, b in found[1:]:
        if a > end:
            yield start, end
            start, end = a, b
        else:
            end = max(end, b)
    yield start, end
