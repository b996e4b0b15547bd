"""A notice once more: its wording as a new draft, at the same dates of the next year that is still to come."""

from dataclasses import replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from . import moments
from .form import NoticeForm

Ms = int
FURTHEST: Final = 8
"""Years between two leap days at the most."""


def copied(form: NoticeForm, now: Ms, zone: ZoneInfo) -> NoticeForm:
    """A form whose last date is past, as many years later as it takes for that to lie ahead. What has no end, or has
    not come to it, stays as it is."""
    last = max(filter(None, (moments.of_field(form.end, zone), moments.of_field(form.until, zone))), default=None)
    if last is None or last > now:
        return form
    years = next((each for each in _years(form, now, zone) if _ahead(form, each, now, zone)), 0)
    start, end, until = (_later(each, years) for each in (form.start, form.end, form.until))
    return replace(form, start=start, end=end, until=until)


def _years(form: NoticeForm, now: Ms, zone: ZoneInfo) -> range:
    first = moments.local(now, zone).year - datetime.fromisoformat(form.end or form.until).year
    return range(max(first, 1), max(first, 1) + FURTHEST)


def _ahead(form: NoticeForm, years: int, now: Ms, zone: ZoneInfo) -> bool:
    ends = (moments.of_field(_later(each, years), zone) for each in (form.end, form.until) if each)
    return all(end is not None and end > now for end in ends)


def _later(field: str, years: int) -> str:
    """29 February is followed by 28 February."""
    if not field:
        return field
    day = datetime.fromisoformat(field)
    try:
        moved = day.replace(year=day.year + years)
    except ValueError:
        moved = day.replace(year=day.year + years, day=28)
    return moved.isoformat(timespec="minutes")
