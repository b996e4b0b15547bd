"""Dates as documents write them. A date that lost something is told, and never made up."""

import re
from datetime import date
from typing import Final, NamedTuple

from .script import fold

_DIGITS: Final = {"〇": 0, "○": 0, "零": 0, "o": 0, "O": 0} | {
    digit: value for value, digit in enumerate("一二三四五六七八九", start=1)
}
_YEAR: Final = r"(?:19|20)\d{2}"
_WRITTEN: Final = (
    re.compile(rf"(?<!\d)({_YEAR}) ?年 ?(\d{{1,2}}) ?月 ?(\d{{1,2}}) ?[日号]"),
    re.compile(rf"(?<!\d)({_YEAR}) ?[-/.] ?(\d{{1,2}}) ?[-/.] ?(\d{{1,2}})(?!\d)"),
    re.compile(rf"(?<!\d)({_YEAR})(\d{{2}})(\d{{2}})(?!\d)"),
)
_HANZI: Final = re.compile(
    r"([〇○零oO一二三四五六七八九]{4}) ?年 ?([元一二三四五六七八九十]{1,2}) ?月"
    r" ?([一二三四五六七八九十廿卅]{1,3}) ?[日号]"
)
_BLANK: Final = r"[\dxX×*_?〇○一二三四五六七八九十某 ]"
# What is left of a date that lost its digits, its signs or its day.
_DAMAGED: Final = re.compile(
    rf"{_BLANK}{{0,6}}年{_BLANK}{{0,5}}月(?:{_BLANK}{{0,5}}[日号])?|(?:19|20)\d{{3,6}}|{_YEAR} ?[-/.] ?\d{{1,2}}"
    rf"|{_YEAR} ?年(?:{_BLANK}{{0,5}}[日号])?"
)
_AROUND: Final = " ()[]〔〕【】,.。"


class Dated(NamedTuple):
    """A date as in 2026-03-12; or None with `damaged`, what stands where one should. `label`: behind which."""

    day: str | None
    damaged: str = ""
    label: str = ""


def first_date(text: str) -> Dated | None:
    """The first date anywhere in a text; None when there is no trace of one."""
    folded = fold(text)
    found = sorted(
        (match.start(), _dated(match)) for pattern in (*_WRITTEN, _HANZI) for match in pattern.finditer(folded)
    )
    return found[0][1] if found else None


def only_date(text: str) -> Dated | None:
    """The date that a line consists of, whole or damaged; None for any other line."""
    folded = fold(text).strip(_AROUND)
    for pattern in (*_WRITTEN, _HANZI):
        match = pattern.fullmatch(folded)
        if match:
            return _dated(match)
    return Dated(None, text.strip()) if folded and _DAMAGED.fullmatch(folded) else None


def _dated(match: re.Match[str]) -> Dated:
    year, month, day = (_number(part) for part in match.groups())
    try:
        return Dated(date(year, month, day).isoformat())
    except ValueError:
        return Dated(None, match[0])


def _number(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    if len(text) == 4:
        return int("".join(str(_DIGITS[letter]) for letter in text))
    return count(text)


def count(text: str) -> int:
    """Months and days in hanzi: 元 is the first, 十 ten, 廿 twenty, 卅 thirty."""
    plain = text.replace("元", "一").replace("廿", "二十").replace("卅", "三十").replace("十十", "十")
    tens, ten, ones = plain.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0 if ten else 99)
