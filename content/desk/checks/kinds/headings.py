"""Last year's heading: a year in a title that the text below has left behind, a plan for the year that is reported on,
and an announcement of a day that was long ago."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import Final

from ..around import Around, Item
from ..finding import Finding
from ..passage import Passage

KIND: Final = "old-heading"
PLAN: Final = "old-plan"
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?!来|以来)")
# "存在的问题及2018年工作" at the end of the report on 2018, or "2018年，我局将……" there.
_PLANNED: Final = re.compile(
    r"(?:问题|打算|计划|安排|思路|目标|设想)[^,，。;；\n]{0,6}?(?<!\d)((?:19|20)\d\d)年(?:工作|的?打算|计划|安排|目标|重点)"
    r"|(?<!\d)((?:19|20)\d\d)年(?:工作)?(?:打算|计划|安排|思路|设想)"
    r"|(?<!\d)((?:19|20)\d\d)年[,，]?(?:我局|本局|我们|全局)(?:将|要)(?:继续|进一步)?"
)
# "现将2018年政务公开工作总结如下": what the text below it reports on.
_ABOUT: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)年[^,，。;；\n]{0,24}?(?:总结|报告|汇报)")
_DAY: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
_AHEAD: Final = re.compile(r"将于|拟于|定于|请于|即将|届时|欢迎|报名|召开|举行|停水|停电")
_TITLED: Final = frozenset({"title"})
_LONGEST_HEADING: Final = 60


def find(item: Item, passages: Sequence[Passage], around: Around) -> Iterator[Finding]:
    if item.kind == "notice":
        for passage in passages:
            yield from _announced(passage, around.known.today)
        return
    body = "\n".join(passage.folded for passage in passages if passage.name not in _TITLED)
    for passage in passages:
        if passage.english:
            continue
        if passage.name in _TITLED:
            yield from _left_behind(passage, 0, len(passage.text), body)
        elif passage.name == "body":
            yield from _in_body(passage)
            yield from _plans(passage, _reported(passages))


def _announced(passage: Passage, today: date) -> Iterator[Finding]:
    """A day of another year, in a notice that asks people to come."""
    if not _AHEAD.search(passage.folded):
        return
    for match in _DAY.finditer(passage.folded):
        if int(match[1]) < today.year and not _near(match, today):
            yield passage.at(KIND, match.start(1), match.end(1), values={"year": today.year})


def _near(match: re.Match[str], today: date) -> bool:
    try:
        return (today - date(int(match[1]), int(match[2]), int(match[3]))).days < 60
    except ValueError:
        return True


def _left_behind(passage: Passage, start: int, end: int, body: str) -> Iterator[Finding]:
    """A heading's year that the text never names, while it speaks of one later year only."""
    match = _YEAR.search(passage.folded, start, end)
    said = Counter(int(year) for year in _YEAR.findall(body))
    if match is None or int(match[1]) in said or len(said) != 1:
        return
    (other,) = said
    if other > int(match[1]):
        yield passage.at(KIND, match.start(1), match.end(1), str(other), values={"year": other})


def _in_body(passage: Passage) -> Iterator[Finding]:
    """A text that brings its heading along in its first line."""
    first, _, rest = passage.folded.partition("\n")
    if len(first) <= _LONGEST_HEADING:
        yield from _left_behind(passage, 0, len(first), rest)


def _plans(passage: Passage, titled: int | None) -> Iterator[Finding]:
    reported = [(match.end(), int(match[1])) for match in _ABOUT.finditer(passage.folded)]
    for match in _PLANNED.finditer(passage.folded):
        group = match.lastindex or 1
        place = bisect_right(reported, match.start(), key=itemgetter(0))
        year = reported[place - 1][1] if place else titled
        if year is not None and int(match[group]) <= year and not _ABOUT.match(passage.folded, match.start(group)):
            yield passage.at(PLAN, match.start(group), match.end(group), values={"year": year})


def _reported(passages: Sequence[Passage]) -> int | None:
    """The year that a report's title says it is about."""
    titles = (passage.folded for passage in passages if passage.name in _TITLED)
    match = next((found for title in titles if (found := _ABOUT.search(title))), None)
    return int(match[1]) if match else None
