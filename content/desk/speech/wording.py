"""Written Chinese as it is said: dates, times, telephones, rooms, document numbers, percent and units become words.
Pure; what it does not know stays as it is."""

import re
import unicodedata
from collections.abc import Callable
from re import Match
from typing import Final

from .figures import called, counted, one_by_one

UNITS: Final = {
    "m³/s": "立方米每秒",
    "m3/s": "立方米每秒",
    "km²": "平方公里",
    "km2": "平方公里",
    "mg/L": "毫克每升",
    "kW·h": "千瓦时",
    "kWh": "千瓦时",
    "m³": "立方米",
    "m3": "立方米",
    "m²": "平方米",
    "m2": "平方米",
    "㎡": "平方米",
    "MPa": "兆帕",
    "kPa": "千帕",
    "km": "公里",
    "mm": "毫米",
    "cm": "厘米",
    "kg": "公斤",
    "kW": "千瓦",
    "℃": "摄氏度",
    "°C": "摄氏度",
    "L": "升",
    "t": "吨",
    "m": "米",
}
# Before these two is 两: two copies, two days.
COUNTED: Final = "个份名项天次张座种部条家人位处台间套件年小万千亿米吨升元倍样片根"
_NUMBER: Final = r"\d+(?:\.\d+)?"
_TO: Final = r"\s*(?:-|–|—+|－|~|～|至|到)\s*"


def _date(found: Match[str]) -> str:
    year, month, day = found.groups()
    return f"{one_by_one(year)}年{counted(month.lstrip('0') or '0')}月{counted(day.lstrip('0') or '0')}日"


def _time(found: Match[str]) -> str:
    hour, minute = found.groups()
    said = counted(str(int(hour))) + "点"
    if minute == "00":
        return said
    return said + (f"零{counted(minute[1])}" if minute[0] == "0" else counted(minute)) + "分"


def _phone(found: Match[str]) -> str:
    """In groups, as it is dictated: the area, then three or four at a time."""
    area, number = found.groups()
    head = len(number) - 4
    return f"，{called(area)}，{called(number[:head])}，{called(number[head:])}，"


def _mobile(found: Match[str]) -> str:
    number = found[0]
    return f"，{called(number[:3])}，{called(number[3:7])}，{called(number[7:])}，"


def _index_number(found: Match[str]) -> str:
    letters, *numbers = found[0].split("-")
    return " ".join(letters) + "，" + "，".join(map(one_by_one, numbers)) + "，"


def _unit(found: Match[str]) -> str:
    return found[1] + UNITS[found[2]]


def _number(found: Match[str]) -> str:
    sign, digits = found[1], found[2]
    follows = found.string[found.end() : found.end() + 1]
    before = found.string[: found.start()][-1:]
    two = digits == "2" and not sign and before != "第" and follows and follows in COUNTED
    return ("负" if sign else "") + ("两" if two else counted(digits))


Rule = tuple[re.Pattern[str], Callable[[Match[str]], str]]
RULES: Final[tuple[Rule, ...]] = tuple(
    (re.compile(pattern, re.ASCII), said)
    for pattern, said in (
        # 1,234.5 is one number.
        (r"(?<=\d),(?=\d{3}(?!\d))", lambda _: ""),
        (r"[〔\[（(](\d{4})[〕\]）)](?=\s*第?\d+号)", lambda found: f"，{one_by_one(found[1])}，"),
        (r"(?<![\w-])[A-Z]{2,}(?:-\d+)+(?![\w-])", _index_number),
        (r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)", _date),
        (r"(?<!\d)(0\d{2,3})[-－—](\d{7,8})(?!\d)", _phone),
        (r"(?<!\d)1[3-9]\d{9}(?!\d)", _mobile),
        (r"(?<=[话线打电])([:：]?)(\d{3,6})(?![\d.个名分元])", lambda found: f"，{called(found[2])}"),
        (r"(?<!\d)(\d{3,6})(?=热线)", lambda found: called(found[1])),
        (r"((?:邮编|邮政编码)[:：为是]?)(\d{6})", lambda found: found[1] + one_by_one(found[2])),
        (r"(?<!\d)(\d{1,2}:\d{2})" + _TO + r"(?=\d{1,2}:\d{2})", lambda found: f"{found[1]}到"),
        (r"(?<!\d)(\d{1,2})[:：](\d{2})(?!\d)", _time),
        (r"(?<!\d)((?:19|20)\d{2})(?=年)", lambda found: one_by_one(found[1])),
        (
            r"(?<!\d)((?:19|20)\d{2})" + _TO + "(?=[零一二三四五六七八九]{4}年)",
            lambda found: one_by_one(found[1]) + "到",
        ),
        (r"(?<!\d)(\d{3,4})(?=号?(?:室|房间|会议室|办公室|房(?!屋)))", lambda found: called(found[1])),
        (rf"({_NUMBER})\s*[%％]", lambda found: f"百分之{found[1]}"),
        (rf"({_NUMBER})\s*‰", lambda found: f"千分之{found[1]}"),
        (rf"({_NUMBER})\s*({'|'.join(map(re.escape, UNITS))})(?![A-Za-z])", _unit),
        (r"(?<=[\u4e00-\u9fff])/(?=[\u4e00-\u9fff])", lambda _: "每"),
        (rf"((?:百分之)?{_NUMBER})(?:{_TO})(?=(?:百分之)?\d)", lambda found: f"{found[1]}到"),
        (r"(?<![\w.])(\d{7,})(?![.\d])", lambda found: one_by_one(found[1])),
        (r"((?<![\w零-龥])-(?=\d))?(" + _NUMBER + ")", _number),
    )
)


def as_said(text: str) -> str:
    """The same words with no digit left in them."""
    said = _plain(text)
    for pattern, words in RULES:
        said = pattern.sub(words, said)
    return said


def _plain(text: str) -> str:
    """Full-width letters and digits as ASCII, other digits of Unicode too; signs of Chinese text as they are."""
    return "".join(_ascii(each) for each in text)


def _ascii(sign: str) -> str:
    if sign.isascii():
        return sign
    if "！" <= sign <= "～" and (simple := unicodedata.normalize("NFKC", sign)).isalnum():
        return simple
    return str(unicodedata.digit(sign)) if sign.isdecimal() else sign
