"""Instants in words: always in the office's zone and in the reader's language."""

from datetime import datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, format_timedelta, get_timezone_name

from .language import gettext, locale

MINUTE: Final = 60_000


def called(zone: ZoneInfo) -> str:
    """What people call its time."""
    return get_timezone_name(zone, locale=locale())


def local(ms: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(ms / 1000, zone)


def iso(ms: int, zone: ZoneInfo) -> str:
    """The instant with its offset, to the second, as <time datetime> wants it."""
    return local(ms, zone).isoformat(timespec="seconds")


def field(ms: int, zone: ZoneInfo) -> str:
    """The instant as an <input type=datetime-local> wants it."""
    return local(ms, zone).strftime("%Y-%m-%dT%H:%M")


def clock(ms: int, zone: ZoneInfo) -> str:
    return local(ms, zone).strftime("%H:%M")


def moment(ms: int, zone: ZoneInfo, now: int) -> str:
    """Day and time; the year only where it is another one than now."""
    return moment_in(ms, zone, local(now, zone).year)


def moment_in(ms: int, zone: ZoneInfo, this_year: int) -> str:
    """The same, in that year."""
    pattern = gettext("MMM d, HH:mm") if local(ms, zone).year == this_year else gettext("MMM d, y, HH:mm")
    return _worded(ms // MINUTE, pattern, zone, locale())


@lru_cache(maxsize=8192)
def _worded(minute: int, pattern: str, zone: ZoneInfo, spoken: Locale) -> str:
    """Lists name the same minutes again and again, and a minute in words never changes."""
    return format_datetime(local(minute * MINUTE, zone), pattern, tzinfo=zone, locale=spoken)


def day(ms: int, zone: ZoneInfo) -> str:
    return format_date(local(ms, zone).date(), "full", locale=locale())


def ago(ms: int, now: int) -> str:
    """How long ago, roughly."""
    if now - ms < 10_000:
        return gettext("just now")
    return format_timedelta((ms - now) / 1000, add_direction=True, locale=locale())  # type: ignore[arg-type]


def field_in_words(text: str, zone: ZoneInfo, now: int) -> str | None:
    """What an <input type=datetime-local> says, in words; None while it says nothing."""
    at = of_field(text, zone)
    return None if at is None else moment(at, zone, now)


def of_field(text: str, zone: ZoneInfo) -> int | None:
    """The instant that an <input type=datetime-local> names in the office's zone; None for anything else."""
    try:
        named = datetime.fromisoformat(text)
    except ValueError:
        return None
    # At the ends of the calendar a zone's offset leads out of it.
    return int(named.replace(tzinfo=zone).timestamp() * 1000) if 1970 < named.year <= 9000 else None
