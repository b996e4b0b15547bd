"""Numbers of identity cards: 17 digits and a check character (GB 11643-1999: weights 2^(17-i) modulo 11, so that the
weighted sum is 1), and the 15 digits of before 1999."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ..around import Known
from ..finding import BLOCK, Finding
from ..passage import Passage
from .digits import masked, numbers

KIND: Final = "id-card"
HEAD, TAIL = 3, 4
_CHECKS: Final = "10X98765432"
_PROVINCES: Final = frozenset(
    str(code)
    for codes in (range(11, 16), range(21, 24), range(31, 38), range(41, 47), range(50, 55), range(61, 66))
    for code in (*codes, 71, 81, 82, 83)
)


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    del known
    for number in numbers(passage.folded):
        if is_id_card(number.digits):
            hidden = masked(passage.text[number.start : number.end], HEAD, TAIL)
            yield passage.at(KIND, number.start, number.end, hidden, BLOCK)


def is_id_card(digits: str) -> bool:
    """Whether this is the number of a card that can exist."""
    if len(digits) == 18:
        return digits[:17].isdigit() and _born(digits[:2], digits[6:14]) and digits[17] == check(digits[:17])
    return len(digits) == 15 and digits.isdigit() and _born(digits[:2], f"19{digits[6:12]}")


def check(digits: str) -> str:
    """The 18th character by the first 17."""
    return _CHECKS[sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(digits)) % 11]


def _born(province: str, day: str) -> bool:
    try:
        born = date(int(day[:4]), int(day[4:6]), int(day[6:]))
    except ValueError:
        return False
    return province in _PROVINCES and born.year >= 1900
