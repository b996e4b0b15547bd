"""An independent, slow answer to "is this rule on at this instant?", read off the wall clock minute by minute."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from content.desk.compile import Rule, Showing
from content.desk.compile.working_days import working

RANK = {"urgent": 0, "important": 1, "routine": 2}


@cache
def first_instant(zone: ZoneInfo, day: date, clock: str) -> float:
    """The first instant, in ms, at which the wall clock has reached the time of that day."""
    wanted = datetime.combine(day, datetime.min.time()) + timedelta(hours=int(clock[:2]), minutes=int(clock[3:]))
    moment = wanted.replace(tzinfo=UTC) - timedelta(hours=16)
    while moment.astimezone(zone).replace(tzinfo=None) < wanted:
        moment += timedelta(minutes=1)
    return moment.timestamp() * 1000


def is_on(rule: Rule, zone: ZoneInfo, now: int) -> bool:
    if (rule.start is not None and now < rule.start) or (rule.end is not None and now >= rule.end):
        return False
    if rule.days is None and rule.times is None:
        return True
    today = datetime.fromtimestamp(now / 1000, zone).date()
    return any(
        _allowed(rule, day) and _between(zone, day, start, end, now)
        for day in (today - timedelta(days=2), today - timedelta(days=1), today, today + timedelta(days=1))
        for start, end in rule.times or (("00:00", "24:00"),)
    )


def _allowed(rule: Rule, day: date) -> bool:
    if rule.days is None:
        return True
    if rule.days != "working":
        return day.isoweekday() in rule.days
    known = working(day)
    return known if known is not None else day.isoweekday() in (1, 2, 3, 4, 5)


def _between(zone: ZoneInfo, day: date, start: str, end: str, now: int) -> bool:
    last = day if end > start else day + timedelta(days=1)
    return first_instant(zone, day, start) <= now < first_instant(zone, last, end)


def due(showings: Sequence[Showing], region: str, zone: ZoneInfo, now: int) -> list[str]:
    """The item ids that the region's loop is to have, in order."""
    active = [one for one in showings if one.region == region and is_on(one.rule, zone, now)]
    if any(one.level == "urgent" for one in active):
        active = [one for one in active if one.level == "urgent"]
    active.sort(key=lambda one: (RANK[one.level], one.order, one.id))
    return [part.id for one in active for part in one.parts]
