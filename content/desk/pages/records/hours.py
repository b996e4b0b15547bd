"""Opening hours in a form: days by a mode and boxes, times as people write them, 09:00-12:00, 13:30-17:00."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from ..summary import days_in_words, times_in_words

MODES: Final = ("every", "working", "chosen")
_BETWEEN: Final = re.compile(r"\s*(?:-|–|—|~|～|至|到|to)\s*")
_TIME: Final = re.compile(r"(\d{1,2})[:：](\d{2})")


def days(mode: str, chosen: Sequence[str]) -> list[int] | str | None:
    """What is kept of the days; None is every day."""
    if mode == "working":
        return "working"
    return [int(day) for day in chosen if day in set("1234567")] if mode == "chosen" else None


def times(text: str) -> list[list[str]] | str | None:
    """Pairs of "HH:MM"; None is all day. What cannot be read goes on as it is, to be refused by name."""
    parts = [part.strip() for part in re.split(r"[,，;；、\n]", text) if part.strip()]
    pairs = [[_time(end) for end in _BETWEEN.split(part)] for part in parts]
    if any(len(pair) != 2 for pair in pairs):
        return text
    return pairs or None


def mode_of(told: object) -> str:
    """The mode of days as they are kept."""
    if isinstance(told, Mapping):
        told = told.get("days")
    return "working" if told == "working" else "chosen" if isinstance(told, list) else "every"


def times_as_typed(told: Any) -> str:
    """Times as they are kept, written as people do; what is no list is what somebody typed."""
    if not isinstance(told, list):
        return told if isinstance(told, str) else ""
    return ", ".join("-".join(map(str, pair)) if isinstance(pair, list) else str(pair) for pair in told)


def in_words(row: Mapping[str, Any]) -> str:
    """One row of hours as it is kept: "working days 09:00–12:00, 13:30–17:00"."""
    return f"{days_in_words(row.get('days'))} {times_in_words(row.get('times'))}"


def typed_in_words(typed: Mapping[str, Any]) -> str:
    """One row of hours as it stands in a form."""
    read = days(typed["mode"], typed["days"]), times(typed["times"])
    return f"{days_in_words(read[0])} {read[1] if isinstance(read[1], str) else times_in_words(read[1])}"


def _time(text: str) -> str:
    found = _TIME.fullmatch(text.strip())
    return f"{int(found[1]):02d}:{found[2]}" if found else text
