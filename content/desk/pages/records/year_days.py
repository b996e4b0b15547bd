"""The free and the worked days of a year in a form, as the announcement writes them: 1月1日至3日, or 01-01 – 01-03."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

FIELDS: Final = ("off", "worked", "source")
_DAY: Final = re.compile(r"(?:(\d{1,2})\s*[-/.月]\s*)?(\d{1,2})\s*日?")
_BETWEEN: Final = re.compile(r"\s*(?:至|到|~|～|–|—|\s-\s)\s*")


def draft(year: int, typed: Mapping[str, str]) -> dict[str, Any]:
    """What the form means to the domain; what cannot be read goes on as it is, to be refused by name."""
    found = {name: list(_days(year, typed.get(name, ""))) for name in ("off", "worked")}
    return {"year": year, "source": typed.get("source", ""), **found}


def typed(free: Sequence[tuple[date, date]], worked: Sequence[date], source: str) -> dict[str, str]:
    """The form as it stands for days that are known."""
    runs = ["–".join(dict.fromkeys(f"{day:%m-%d}" for day in ends)) for ends in free]
    return {"off": "\n".join(runs), "worked": "\n".join(f"{day:%m-%d}" for day in worked), "source": source}


def _days(year: int, text: str) -> Iterator[str]:
    for part in (part.strip() for part in re.split(r"[\n,，、;；]", text)):
        if part:
            yield from _run(year, part)


def _run(year: int, part: str) -> Iterator[str]:
    """One day, or all from the first to the last."""
    first, *rest = _BETWEEN.split(part)
    start = _day(year, first, None)
    end = _day(year, rest[0], start.month) if len(rest) == 1 and start else start
    if start is None or end is None or len(rest) > 1 or end < start:
        yield part[:10]
        return
    for number in range((end - start).days + 1):
        yield (start + timedelta(number)).isoformat()


def _day(year: int, text: str, month: int | None) -> date | None:
    found = _DAY.fullmatch(text.strip())
    if not found or not (found[1] or month):
        return None
    try:
        return date(year, int(found[1] or month or 0), int(found[2]))
    except ValueError:
        return None
