"""Whether something is open, as people say it: 现在开放，至12:00; Closed now, opens tomorrow at 9:00."""

from datetime import datetime, time, timedelta
from typing import Final, NamedTuple

from flask_babel import gettext

from content.published.directions import CLOCKS
from kiosk.daywords import clock_words, day_said, day_words
from kiosk.opening import Opening

A_DAY: Final = timedelta(days=1)


class Now(NamedTuple):
    """Whether something is open, and that in words; `said` are the keys of what says it aloud."""

    is_open: bool
    words: str
    said: tuple[str, ...]


def open_now(found: Opening | None, now: datetime) -> Now | None:
    """None where no hours are known."""
    return Now(found.is_open, open_words(found, now), open_said(found, now)) if found else None


def open_said(found: Opening, now: datetime) -> tuple[str, ...]:
    """Keys of content.published.phrases; until when, or when again, as far as there are words for that clock."""
    until, word = found.until, "open.yes" if found.is_open else "open.no"
    if until is None or (until.hour, until.minute) not in CLOCKS:
        return (word,)
    days, clock = (until.date() - now.date()).days, f"clock.{until.hour}.{until.minute}"
    if found.is_open:
        return (word, "open.until", clock) if days == 0 else (word,)
    when = ("open.today", "open.tomorrow")[days : days + 1] or ("open.day", *day_said(until.date()))
    return (word, *when, clock)


def _(message: str, **values: object) -> str:
    return str(gettext(message, **values))


def open_words(found: Opening, now: datetime) -> str:
    """In the language of the page, as of `now`."""
    until = found.until
    if found.is_open:
        return _open(until, now) if until else _("Open now")
    if until is None:
        return _("Closed now")
    clock, day = clock_words(until), until.date()
    if day == now.date():
        return _("Closed at the moment, opens today at %(clock)s", clock=clock)
    if day == now.date() + A_DAY:
        return _("Closed now, opens tomorrow at %(clock)s", clock=clock)
    return _("Closed now, opens on %(day)s at %(clock)s", day=day_words(day, now.date()), clock=clock)


def _open(until: datetime, now: datetime) -> str:
    """Midnight belongs to the day that it ends."""
    if until.time() == time() and until.date() == now.date() + A_DAY:
        return _("Open now, until midnight")
    if until.date() == now.date():
        return _("Open now, until %(clock)s", clock=clock_words(until))
    day = day_words(until.date(), now.date())
    return _("Open now, until %(clock)s on %(day)s", day=day, clock=clock_words(until))
