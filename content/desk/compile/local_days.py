"""A zone's calendar days and clock times as instants.

Days are proleptic ordinals (`date.toordinal`), clock times are minutes after midnight (1440 is the next
midnight), instants are ms since the epoch. Two clock times are special, on the days when a zone shifts:
one that does not exist is the first instant after the gap, and one that comes twice is its first coming,
for starts and for ends alike, so that spans which meet on the clock also meet in time.
"""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from content.desk.compile.parts import Ms

DAY = 86_400_000
MINUTE = 60_000
EPOCH = datetime(1970, 1, 1)


def day_of(zone: ZoneInfo, at: Ms) -> int:
    """The ordinal of the local day that holds the instant."""
    return datetime.fromtimestamp(at // 1000, zone).toordinal()


def weekday(day: int) -> int:
    """ISO weekday 1..7 of an ordinal."""
    return (day - 1) % 7 + 1


@lru_cache(maxsize=8192)
def midnight(zone: ZoneInfo, day: int) -> Ms:
    return _resolved(zone, datetime.combine(date.fromordinal(day), datetime.min.time()))


def instant(zone: ZoneInfo, day: int, minute: int) -> Ms:
    day, minute = day + minute // 1440, minute % 1440
    start = midnight(zone, day)
    if midnight(zone, day + 1) - start == DAY:
        return start + minute * MINUTE
    return _resolved(zone, datetime.combine(date.fromordinal(day), datetime.min.time()) + timedelta(minutes=minute))


def _resolved(zone: ZoneInfo, local: datetime) -> Ms:
    first = _ms(local) - _offset(zone, local, fold=0)
    second = _ms(local) - _offset(zone, local, fold=1)
    return first if first <= second else _shift_between(zone, second, first)


def _shift_between(zone: ZoneInfo, low: Ms, high: Ms) -> Ms:
    """The instant in (low, high] at which the zone's clock jumps forward."""
    before = _offset_at(zone, low)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _offset_at(zone, middle) == before else (low, middle)
    return high


def _ms(local: datetime) -> Ms:
    return (local - EPOCH) // timedelta(milliseconds=1)


def _offset(zone: ZoneInfo, local: datetime, fold: int) -> Ms:
    return _delta(local.replace(tzinfo=zone, fold=fold))


def _offset_at(zone: ZoneInfo, at: Ms) -> Ms:
    return _delta((EPOCH + timedelta(milliseconds=at)).replace(tzinfo=UTC).astimezone(zone))


def _delta(moment: datetime) -> Ms:
    return (moment.utcoffset() or timedelta()) // timedelta(milliseconds=1)
