"""Time limits, fees and counts as guides write them; what is not clear gives None."""

import re
from typing import Any, Final

from .dates import count
from .script import Script, fold

_DAYS: Final = re.compile(r"(\d{1,3}|[一二三四五六七八九十]{1,5}) ?个?(工作日|自然日|日历日)")
_AT_ONCE: Final = re.compile(r"即办|即时|当场|立即|当即")
_FREE: Final = re.compile(r"(?:不收费|免费|无|否|不收取(?:任何)?费用|不收取|零收费|0元)[。.]?")
_PAID: Final = re.compile(r"\d[\d.,]*\s*(?:元|万元)|收费标准|按.{2,40}(?:收取|收费|缴纳)")
_TIMES: Final = re.compile(r"(?:至多|最多)?([0-9]|[零一两二三四五]) ?次?")
_LEGAL: Final = re.compile(r"法定(?:办结|办理)?(?:时限|期限)?[:为 ]*([^,;，；。|]*?(?:日|办))")
_PROMISED: Final = re.compile(r"承诺(?:办结|办理)?(?:时限|期限)?[:为 ]*([^,;，；。|]*?(?:日|办))")


def limit(text: str, script: Script) -> dict[str, Any] | None:
    """20个工作日 -> 20 working days. Bare 日 are not taken: whether they are working days is not said."""
    folded = fold(text)
    found = list(_DAYS.finditer(folded))
    if len(found) == 1:
        match = found[0]
        told: dict[str, Any] = {"days": _number(match[1]), "unit": "working" if match[2] == "工作日" else "calendar"}
        return told | ({"note": {script: text}} if folded != match[0] else {})
    if not found and _AT_ONCE.search(folded):
        return {"days": 0, "unit": "working", "note": {script: text}}
    return None


def both_limits(text: str) -> tuple[str, str]:
    """What a line says of the statutory and of the promised limit; "" for either that it does not name."""
    folded = fold(text)
    legal, promised = _LEGAL.search(folded), _PROMISED.search(folded)
    return (
        text[legal.start(1) : legal.end(1)] if legal else "",
        text[promised.start(1) : promised.end(1)] if promised else "",
    )


def fee(text: str, script: Script) -> dict[str, Any] | None:
    folded = fold(text)
    if _FREE.fullmatch(folded):
        return {"free": True, "text": {script: text}}
    return {"free": False, "text": {script: text}} if _PAID.search(folded) else None


def times(text: str) -> int | None:
    match = _TIMES.fullmatch(fold(text))
    return _number(match[1].replace("两", "二").replace("零", "0")) if match else None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else count(text)
