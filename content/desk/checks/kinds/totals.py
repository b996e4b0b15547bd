"""Parts that do not add up to the stated total, and lists that are longer or shorter than they say.

"49项：许可7项、处罚31项……" has to add up. After 其中 and 包括 a text may name some of the parts only, so fewer than
three of them prove nothing, and "等" after them says that they are not all."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from ..around import Known
from ..finding import Finding
from ..passage import Passage
from .numerals import of_digits, of_han

KIND: Final = "total"
LISTED: Final = "listed"
_UNITS: Final = "人次|万元|亿元|公里|平方米|立方米|[条件项个人次户元家起份篇台吨亩米处座名张宗批场期本套辆]"
_QUANTITY: Final = re.compile(
    rf"(?<![\d.,至到~—–-])(\d{{1,3}}(?:,\d{{3}})+|\d{{1,9}}(?:\.\d{{1,4}})?)([万亿]?)([余多]?)({_UNITS})"
)
_SOME: Final = re.compile(r"[^。\n]{0,60}?。?(?:其中|包括|包含)[:,]?")
# "10件以下" states no total.
_LIMIT: Final = re.compile(r"以[上下内外]|之内")
_ALL: Final = re.compile(r"[^,。;、\n:(]{0,10}:|[^,。;、\n:(]{0,6}\(|,?[^,。;、\n]{0,6}分别(?:是|为)?")
_FARTHEST: Final = 120
_LONGEST_NAME: Final = 32
_MOST_PARTS: Final = 100
_STOPS: Final = re.compile(r"[。\n]|其中|共计|合计|总计|累计|以[上下内外]")
_NUMBER: Final = r"(\d{1,2}|[二两三四五六七八九十]{1,3})"
_FIRST: Final = re.compile(rf"{_NUMBER}(?:个|大|条|项|点|方面)[^。\n:]{{0,14}}[:]一是")
_IS: Final = re.compile(r"(?<![\u4e00-\u9fff])([一二三四五六七八九十]{1,2})是")
_TITLES: Final = re.compile(
    rf"(?<!》)(?<!》[、,和及])((?:《[^》\n]{{2,60}}》[、,和及]?){{3,100}})(等)?{_NUMBER}(?:项|部|个|件|份|种)"
)
# A number that is only about: nine tenths of it, or a tenth more, is what it says.
_ABOUT: Final = Decimal("0.1")


class Quantity(NamedTuple):
    start: int
    end: int
    value: Decimal
    about: bool
    unit: str


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    del known
    if passage.english:
        return
    text = passage.folded
    quantities = [_quantity(match) for match in _QUANTITY.finditer(text)]
    for place, total in enumerate(quantities):
        parts = _parts(text, total, quantities[place + 1 : place + _MOST_PARTS])
        said = sum((each.value for each in parts), Decimal(0))
        if parts and not _agrees(total, said):
            values = {"total": f"{total.value.normalize():f}", "sum": f"{said.normalize():f}"}
            yield passage.at(KIND, total.start, total.end, values=values)
    yield from _lists(passage)


def _quantity(match: re.Match[str]) -> Quantity:
    value = of_digits(match[1], match[2])
    return Quantity(match.start(), match.end(), value, bool(match[3]), match[4])


def _parts(text: str, total: Quantity, following: Sequence[Quantity]) -> list[Quantity]:
    """The parts that a text gives right after a total; empty when it gives none, or says that they are not all."""
    if not following:
        return []
    ahead = text[total.end : min(following[0].start, total.end + _FARTHEST)]
    every = _ALL.match(ahead)
    leads = every or _SOME.match(ahead)
    if leads is None or _LIMIT.match(ahead):
        return []
    parts = list(_run(text, total.unit, following, total.end + leads.end()))
    # "共12件（其中……" names some, too.
    if len(parts) < (2 if every and "其中" not in ahead else 3):
        return []
    after = text[parts[-1].end : parts[-1].end + 12]
    short = sum(each.value for each in parts) < total.value
    return [] if short and re.match(r"[^,，。;；\n]{0,8}等", after) else parts


def _run(text: str, unit: str, following: Sequence[Quantity], at: int) -> Iterator[Quantity]:
    """Quantities of the same unit, each with a name before it, until the sentence or the list is over."""
    inside = 0
    for part in following:
        between = text[at : part.start]
        inside += between.count("(") - between.count(")")
        if part.unit != unit or len(between) > _LONGEST_NAME or _STOPS.search(between) or inside < 0:
            return
        yield part
        at = part.end


def _agrees(total: Quantity, said: Decimal) -> bool:
    return abs(said - total.value) <= total.value * _ABOUT if total.about else said == total.value


def _lists(passage: Passage) -> Iterator[Finding]:
    text = passage.folded
    for match in _FIRST.finditer(text):
        wanted, told = of_han(match[1]), _numbered(text, match.end() - 2)
        if wanted is not None and told != wanted:
            yield passage.at(LISTED, match.start(1), match.end(1), values={"total": wanted, "sum": told})
    for match in _TITLES.finditer(text):
        wanted, told = of_han(match[3]), match[1].count("《")
        if wanted is not None and (told > wanted or (told < wanted and not match[2])):
            yield passage.at(LISTED, match.start(3), match.end(3), values={"total": wanted, "sum": told})


def _numbered(text: str, at: int) -> int:
    """How far "一是……二是……" counts in this paragraph."""
    end = text.find("\n", at)
    reached = 0
    for match in _IS.finditer(text, at, end if end >= 0 else len(text)):
        if of_han(match[1]) != reached + 1:
            break
        reached += 1
    return reached
