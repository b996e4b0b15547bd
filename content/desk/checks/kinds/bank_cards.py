"""Numbers of bank cards: 16 to 19 digits of an issuer that there is, with the check digit of ISO/IEC 7812 (Luhn)."""

import re
from collections.abc import Iterator
from typing import Final

from ..around import Known
from ..finding import BLOCK, Finding
from ..passage import Passage
from .digits import masked, numbers

KIND: Final = "bank-card"
HEAD, TAIL = 4, 4
_ISSUER: Final = re.compile(r"62\d{14,17}|4\d{15}|5[1-5]\d{14}|35\d{14}|9[0-9]{15,18}")
# 9 begins old cards of single banks, and many other numbers: only where the text says what it is.
_SAID: Final = re.compile(r"卡号|银行卡|账号|帐号|账户|储蓄卡|开户")


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    del known
    for number in numbers(passage.folded):
        if is_bank_card(number.digits) and (number.digits[0] != "9" or _is_said(passage.folded, number.start)):
            hidden = masked(passage.text[number.start : number.end], HEAD, TAIL)
            yield passage.at(KIND, number.start, number.end, hidden, BLOCK)


def is_bank_card(digits: str) -> bool:
    return bool(_ISSUER.fullmatch(digits)) and luhn(digits)


def luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others."""
    doubled = [int(digit) * 2 for digit in digits[-2::-2]]
    return (sum(map(int, digits[-1::-2])) + sum(each - 9 if each > 9 else each for each in doubled)) % 10 == 0


def _is_said(text: str, at: int) -> bool:
    return bool(_SAID.search(text, max(0, at - 20), at))
