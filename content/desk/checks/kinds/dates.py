"""Dates that are no dates, that have lost their signs or digits, and weekdays that do not go with their date."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from ..around import Known
from ..finding import Finding
from ..passage import Passage

KIND: Final = "no-date"
LOST: Final = "lost-date"
WEEKDAY: Final = "weekday"
_DATED: Final = re.compile(
    r"(?<!\d)(\d{4})\s?年\s?(\d{1,3})\s?月\s?(\d{1,3})\s?[日号]|(?<![\d.])((?:19|20)\d\d)([-/.])(\d{1,2})\5(\d{1,2})(?![\d.])"
)
_DAY: Final = re.compile(r"(?<![\d年])(?<!年 )(\d{1,3})\s?月\s?(\d{1,3})\s?[日号]")
_MONTH: Final = re.compile(r"(?<!\d)(?:19|20)\d\d\s?年\s?(\d{1,3})\s?月(?!\s?\d)")
_HOUR: Final = re.compile(r"(?<!\d)(\d{1,3})时(\d{1,2})分|(?:上午|下午|晚上|凌晨)(\d{1,3})(?:时|:(\d\d))")
_WEEKDAY: Final = re.compile(r"\s?[(]?(?:星期|周|礼拜)([一二三四五六日天])[)]?")
_WEEKDAYS: Final = "一二三四五六日"
# A year and digits without any sign, alone in its line: 2019312.
_DIGITS: Final = re.compile(r"(?m)^[ \t]*((?:19|20)\d{2}\d{2,3})[ \t]*$")
# A year without 年 before a word; before these a number counts, measures, or is a name.
_BARE: Final = re.compile(
    r"(?<![\d./A-Za-z〔\[(第号-])(?<!\d[,:])((?:19|20)\d\d)(?=[\u4e00-\u9fff])"
    r"(?![年个元人名户家次座米路街号条件项万亿余多亩吨只台套张份篇本册页字页步级度届版型款世岁分秒时点天日月周立平公千克毫厘"
    r"斤升倍颗株棵头匹辆艘架间栋层幢孔口眼处片块根把支枚粒瓶箱袋桶车批期辑场幅段所国标版以之至到和与及或等的左前后])"
)
_MOST_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    text = passage.folded
    for match in _DATED.finditer(text):
        year, month, day = (int(each) for each in (match[1] or match[4], match[2] or match[6], match[3] or match[7]))
        if not _is_date(year, month, day):
            yield passage.at(KIND, match.start(), match.end())
        else:
            yield from _weekday(passage, match, year, month, day)
    for match in _DAY.finditer(text):
        month, day = int(match[1]), int(match[2])
        if not 1 <= month <= 12 or not 1 <= day <= _MOST_DAYS[month - 1]:
            yield passage.at(KIND, match.start(), match.end())
        else:
            yield from _weekday(passage, match, known.today.year, month, day)
    for match in _MONTH.finditer(text):
        if not 1 <= int(match[1]) <= 12:
            yield passage.at(KIND, match.start(), match.end())
    yield from _hours(passage)
    yield from _lost(passage, known)


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _weekday(passage: Passage, match: re.Match[str], year: int, month: int, day: int) -> Iterator[Finding]:
    """Which of the two is wrong only the author knows; without a year this year's counts."""
    said = _WEEKDAY.match(passage.folded, match.end())
    if said is None or not _is_date(year, month, day):
        return
    right = _WEEKDAYS[date(year, month, day).weekday()]
    if said[1].replace("天", "日") != right:
        yield passage.at(WEEKDAY, match.start(), said.end(), values={"weekday": right})


def _hours(passage: Passage) -> Iterator[Finding]:
    for match in _HOUR.finditer(passage.folded):
        hour, minute = int(match[1] or match[3]), int(match[2] or match[4] or 0)
        if hour > 24 or minute > 59 or (hour == 24 and minute):
            yield passage.at(KIND, match.start(), match.end())


def _lost(passage: Passage, known: Known) -> Iterator[Finding]:
    if passage.english:
        return
    for match in _DIGITS.finditer(passage.folded):
        yield passage.at(LOST, match.start(1), match.end(1), _restored(match[1]))
    for match in _BARE.finditer(passage.folded):
        if 1990 <= int(match[1]) <= known.today.year + 2:
            yield passage.at(LOST, match.start(1), match.end(1), f"{match[1]}年")


def _restored(digits: str) -> str | None:
    """The one date that the digits can be; None where they can be several, or none."""
    year, rest = digits[:4], digits[4:]
    cuts = [(rest[:cut], rest[cut:]) for cut in range(1, len(rest))]
    fits = [
        (int(month), int(day))
        for month, day in cuts
        if month[0] != "0" and day[0] != "0" and _is_date(int(year), int(month), int(day))
    ]
    return f"{year}年{fits[0][0]}月{fits[0][1]}日" if len(fits) == 1 else None
