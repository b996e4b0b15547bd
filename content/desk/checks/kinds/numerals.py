"""Numbers as texts write them: 49, 3,000, 1.2万, 六, 二十三."""

from decimal import Decimal
from typing import Final

_DIGITS: Final = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_TIMES: Final = {"": 1, "万": 10_000, "亿": 100_000_000}
HAN: Final = "零〇一二两三四五六七八九十"


def of_digits(text: str, times: str = "") -> Decimal:
    """ "1,200.5" of `times` ("", 万 or 亿)."""
    return Decimal(text.replace(",", "")) * _TIMES[times]


def of_han(text: str) -> int | None:
    """Up to 99; None for what is no such number."""
    if text.isascii() and text.isdigit():
        return int(text)
    if set(text) - set(HAN) or text.count("十") > 1 or not text:
        return None
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS[text] if len(text) == 1 else None
    if len(tens) > 1 or len(ones) > 1:
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
