"""What comes back every year, as staff are reminded of it: on the work list, beside the queue, in the calendar."""

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from content.desk import campaigns
from content.desk.campaigns import Coming
from content.desk.moments import local_day

from . import context
from .language import ENGLISH, chosen, gettext, locale, ngettext


@dataclass(frozen=True, slots=True)
class Reminder:
    """A campaign that comes or runs, in words."""

    id: int
    name: str
    note: str
    when: str
    how_long: str
    running: bool


def reminders() -> list[Reminder]:
    """What runs today or is near, the next first."""
    with context.desk().database.reading() as db:
        return [_reminder(each) for each in campaigns.coming(db, today())]


def today() -> date:
    return local_day(context.now(), context.zone())


def called(name: str, name_en: str) -> str:
    """By its name in the reader's language, where it has that."""
    return name_en if chosen() is ENGLISH and name_en else name


def in_days(first: date, last: date) -> str:
    """One day, or the first and the last."""
    ends = [format_date(each, gettext("MMM d"), locale=locale()) for each in (first, last)]
    return ends[0] if first == last else gettext("%(start)s–%(end)s", start=ends[0], end=ends[1])


def _reminder(each: Coming) -> Reminder:
    left = ngettext("in %(num)d day", "in %(num)d days", each.days_left) if each.days_left > 0 else gettext("now")
    days = in_days(each.first, each.last)
    return Reminder(each.id, called(each.name, each.name_en), each.note, days, left, each.days_left <= 0)
