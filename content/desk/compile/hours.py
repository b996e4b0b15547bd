"""Hours and brightness of a channel, resolved into windows: outside its hours every region shows the item `dark`, so
that at() alone answers what is on a screen, also that nothing is. The alert region lies over it: emergencies are
shown at any hour. Beyond the horizon nothing is dark: a strip that was forgotten shows the office's name.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from content.desk.compile.local_days import day_of, instant
from content.desk.compile.parts import Ms
from content.desk.compile.spans import WHOLE_DAY, Span, merged, minutes
from content.desk.compile.working_days import Calendar, working, works
from content.published.layout import ALERT

LOOP, ITEM = "dark", "dark"
TURN_MS = 60_000
Pairs = Sequence[Sequence[str]]


def dark_spans(
    hours: Mapping[str, Pairs], zone: ZoneInfo, start: Ms, end: Ms, calendar: Calendar = working
) -> list[Span]:
    """Where the channel is dark within [start, end). hours: the pairs of clock times of `working` days and of days
    `off`; a pair over midnight belongs to the day it begins on."""
    lit = _spans(lambda day: hours["working" if works(date.fromordinal(day), calendar) else "off"], zone, start, end)
    return list(_between(lit, start, end))


def brightness_windows(wanted: Sequence[Sequence[Any]], zone: ZoneInfo, start: Ms, end: Ms) -> list[list[int]]:
    """[from, to, percent] for every span of [["19:00", "07:00", percent], ...] within [start, end); where two name the
    same time, the darker counts."""
    found: list[list[int]] = []
    taken: list[Span] = []
    for first, last, percent in sorted(wanted, key=lambda each: each[2]):
        spans = _spans(lambda _, pair=(first, last): [pair], zone, start, end)
        for span in spans:
            found += [[a, b, percent] for a, b in _without([span], taken)]
        taken = merged([*taken, *spans])
    return sorted(found)


def darkened(body: Mapping[str, Any], dark: Sequence[Span], approved_by: str) -> dict[str, Any]:
    """The programme's body with its regions, but that of alerts, dark in these spans."""
    made = deepcopy(dict(body))
    if not dark:
        return made
    made["items"][ITEM] = {"kind": "dark", "approved_by": approved_by}
    made["loops"][LOOP] = [[ITEM, TURN_MS]]
    for region in made["regions"]:
        if region["name"] != ALERT:
            region["windows"] = list(_windows(region["windows"], dark))
    return made


def _windows(windows: Sequence[Sequence[Any]], dark: Sequence[Span]) -> list[list[Any]]:
    lit = [[a, b, loop, anchor] for start, end, loop, anchor in windows for a, b in _without([(start, end)], dark)]
    return sorted([*lit, *([start, end, LOOP, 0] for start, end in dark)])


def _spans(pairs_of: Any, zone: ZoneInfo, start: Ms, end: Ms) -> list[Span]:
    found = []
    for day in range(day_of(zone, start) - 2, day_of(zone, end) + 1):
        for first, last in pairs_of(day):
            a, b = minutes(first, last)
            found.append((max(start, instant(zone, day, a)), min(end, instant(zone, day, b))))
    return merged(found)


def _between(lit: Sequence[Span], start: Ms, end: Ms) -> Iterator[Span]:
    for a, b in lit:
        if start < a:
            yield start, a
        start = b
    if start < end:
        yield start, end


def _without(spans: Iterable[Span], taken: Sequence[Span]) -> Iterator[Span]:
    for start, end in spans:
        for a, b in taken:
            if b <= start or a >= end:
                continue
            if start < a:
                yield start, a
            start = b
        if start < end:
            yield start, end


ALWAYS: Mapping[str, Pairs] = {"working": WHOLE_DAY, "off": WHOLE_DAY}
