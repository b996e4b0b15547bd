"""How figures are said in Mandarin: counted, digit by digit, or as a telephone number. Pure; ASCII digits in."""

from typing import Final

DIGITS: Final = "零一二三四五六七八九"
PLACES: Final = ("", "十", "百", "千")
GROUPS: Final = ("", "万", "亿", "万亿")
# What is longer than this is a code, not a number.
MOST_DIGITS: Final = 16


def counted(digits: str) -> str:
    """45 as 四十五, 0.548 as 零点五四八; one by one where it begins with a zero or is too long to be a number."""
    whole, _, rest = digits.partition(".")
    begun = one_by_one(whole) if _is_code(whole) else _whole(int(whole))
    return f"{begun}点{one_by_one(rest)}" if rest else begun


def one_by_one(digits: str) -> str:
    """Years and codes: 2026 as 二零二六."""
    return "".join(DIGITS[int(each)] for each in digits)


def called(digits: str) -> str:
    """Telephone and room numbers, whose 1 is 幺 so that nobody takes it for 7."""
    return one_by_one(digits).replace("一", "幺")


def _is_code(whole: str) -> bool:
    return len(whole) > MOST_DIGITS or (len(whole) > 1 and whole[0] == "0")


def _whole(number: int) -> str:
    if number == 0:
        return DIGITS[0]
    groups = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    said = ""
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if group:
            gap = said and (group < 1000 or groups[place + 1] == 0)
            said += ("零" if gap else "") + _group(group) + GROUPS[place]
    return said.removeprefix("一") if said.startswith("一十") else said


def _group(group: int) -> str:
    """1 to 9999."""
    said, gap = "", False
    for place in (3, 2, 1, 0):
        digit = group // 10**place % 10
        if digit == 0:
            gap = bool(said)
            continue
        said += ("零" if gap else "") + DIGITS[digit] + PLACES[place]
        gap = False
    return said
