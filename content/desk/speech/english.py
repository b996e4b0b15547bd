"""Written English as it is said where a voice would stumble: telephones, rooms, document numbers, dates. Pure."""

import re
from collections.abc import Callable
from re import Match
from typing import Final

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
UNITS: Final = {
    "m³/s": "cubic metres a second",
    "m³": "cubic metres",
    "m²": "square metres",
    "km²": "square kilometres",
}


def _digits(digits: str) -> str:
    return " ".join(digits)


def _phone(found: Match[str]) -> str:
    area, number = found.groups()
    return f"{_digits(area)}, {_digits(number[:-4])}, {_digits(number[-4:])}"


def _date(found: Match[str]) -> str:
    year, month, day = map(int, found.groups())
    return f"{day} {MONTHS[month - 1]} {year}" if 1 <= month <= 12 else found[0]


def _index_number(found: Match[str]) -> str:
    letters, *numbers = found[0].split("-")
    return ", ".join([_digits(letters), *map(_digits, numbers)])


Rule = tuple[re.Pattern[str], Callable[[Match[str]], str]]
RULES: Final[tuple[Rule, ...]] = (
    (re.compile(r"(?<![\w-])[A-Z]{2,}(?:-\d+)+(?![\w-])", re.ASCII), _index_number),
    (re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)", re.ASCII), _date),
    (re.compile(r"(?<!\d)(0\d{2,3})-(\d{7,8})(?!\d)", re.ASCII), _phone),
    (re.compile(r"(?i)(?<=\broom )(\d{3,4})\b", re.ASCII), lambda found: _digits(found[1])),
    (re.compile(r"(?i)(?<=\brooms )(\d{3,4})\b", re.ASCII), lambda found: _digits(found[1])),
    (re.compile(r"(?<=\d)\s*[–—-]\s*(?=\d)", re.ASCII), lambda _: " to "),
    (re.compile(r"(?<![\d:])(\d{1,2}):00(?!\d)", re.ASCII), lambda found: f"{int(found[1])} o'clock"),
    (re.compile("|".join(map(re.escape, UNITS))), lambda found: f" {UNITS[found[0]]}"),
    (re.compile(r"\s*[—–]\s*"), lambda _: ", "),
)  # fmt: skip


def as_said(text: str) -> str:
    said = text
    for pattern, words in RULES:
        said = pattern.sub(words, said)
    return said
