"""When a notice will show, as a colleague would say it: "Mon to Fri 22:00–06:00 next day"."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from babel.dates import get_day_names

from .language import gettext, locale

Times = Sequence[Sequence[str]]


def when(start: str | None, end: str | None, days: Sequence[int] | str | None, times: Times | None) -> str:
    """The rule in one line. `start` and `end` are already words; an empty rule is said as well."""
    line = _line(start, end, days, times)
    return line[:1].upper() + line[1:]


def _line(start: str | None, end: str | None, days: Sequence[int] | str | None, times: Times | None) -> str:
    often = gettext("%(days)s %(times)s", days=days_in_words(days), times=times_in_words(times))
    if start and end:
        return gettext("%(often)s, from %(start)s until %(end)s", often=often, start=start, end=end)
    if start:
        return gettext("%(often)s, from %(start)s until withdrawn", often=often, start=start)
    if end:
        return gettext("%(often)s, from approval until %(end)s", often=often, end=end)
    return gettext("%(often)s, from approval until withdrawn", often=often)


def days_in_words(days: Sequence[int] | str | None) -> str:
    if days == "working":
        return gettext("working days")
    if not days or len(set(days)) == 7:
        return gettext("every day")
    return _listed(_run_in_words(run) for run in _runs(sorted({int(day) for day in days})))


def times_in_words(times: Times | None) -> str:
    return _listed(_pair_in_words(first, last) for first, last in times) if times else gettext("all day")


def _pair_in_words(first: str, last: str) -> str:
    if last > first:
        return gettext("%(start)s–%(end)s", start=first, end=last)
    return gettext("%(start)s–%(end)s next day", start=first, end=last)


def _runs(days: list[int]) -> list[list[int]]:
    """Days that follow each other, together: [1, 2, 3, 6] -> [[1, 2, 3], [6]]."""
    grouped = groupby(enumerate(days), lambda pair: pair[1] - pair[0])
    return [[day for _, day in run] for _, run in grouped]


def _run_in_words(run: list[int]) -> str:
    names = dict(weekdays())
    if len(run) < 3:
        return _listed(names[day] for day in run)
    return gettext("%(first)s to %(last)s", first=names[run[0]], last=names[run[-1]])


def weekdays() -> list[tuple[int, str]]:
    """Monday (1) to Sunday (7) by their short names."""
    names = get_day_names("abbreviated", locale=locale())
    return [(day, names[day - 1]) for day in range(1, 8)]


def _listed(words: Iterable[str]) -> str:
    return gettext(", ").join(words)
