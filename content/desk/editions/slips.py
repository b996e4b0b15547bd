"""The once-told slip of a guide: what to bring, where, how long and what it costs, as plain text to take away."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

Body = Mapping[str, Any]
LANGUAGES: Final = ("zh-Hans", "zh-Hant", "en")
COUNTER: Final = re.compile(r"([a-z0-9-]+)/(counter|room)-(\d+)")


class Words(NamedTuple):
    """How a slip says what is no text of the guide; `%s` stands for what is told."""

    slip: str
    counter: str
    room: str
    phone: str
    hours: str
    promised: str
    statutory: str
    working: str
    calendar: str
    at_once: str
    fee: str
    bring: str
    perhaps: str
    note: str


WORDS: Final[Mapping[str, Words]] = {
    "zh-Hans": Words(
        "%s 一次性告知单", "地点：%s楼%s号窗口", "地点：%s楼%s室", "电话：%s", "时间：%s", "承诺时限：%s",
        "法定时限：%s", "%s个工作日", "%s日（含节假日）", "当场办结", "收费：%s", "要带的材料：", "有此情形才带：",
        "%s（%s）",
    ),
    "zh-Hant": Words(
        "%s 一次性告知單", "地點：%s樓%s號窗口", "地點：%s樓%s室", "電話：%s", "時間：%s", "承諾時限：%s",
        "法定時限：%s", "%s個工作日", "%s日（含節假日）", "當場辦結", "收費：%s", "要帶的材料：", "有此情形才帶：",
        "%s（%s）",
    ),
    "en": Words(
        "%s: what to bring", "Floor %s, counter %s", "Floor %s, room %s", "Telephone: %s", "Open: %s",
        "We promise: %s", "The law allows: %s", "%s working days", "%s calendar days", "at once", "Fee: %s", "Bring:",
        "Only if it applies:", "%s (%s)",
    ),
}  # fmt: skip


def slips(body: Body, office: str) -> dict[str, str]:
    """The slip of a guide in every language that its title has; `office` is the office's name."""
    return {lang: "\n".join(_lines(body, office, lang)) for lang in LANGUAGES if lang in body["title"]}


def _lines(body: Body, office: str, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    yield words.slip % _said(body["title"], lang)
    yield _said(body.get("authority"), lang) or office
    yield from _where(body, words, lang)
    for told, limit in ((words.promised, body.get("promised")), (words.statutory, body.get("statutory"))):
        if limit:
            yield told % _limit(limit, words)
    if fee := _said(body.get("fee", {}).get("text"), lang):
        yield words.fee % fee
    yield from _materials(body, words, lang)


def _where(body: Body, words: Words, lang: str) -> Iterator[str]:
    if found := COUNTER.fullmatch(body.get("counter", "")):
        floor, kind, number = found.groups()
        yield (words.counter if kind == "counter" else words.room) % (floor, number)
    if hours := _said(body.get("hours"), lang):
        yield words.hours % hours
    if body.get("phone"):
        yield words.phone % body["phone"]


def _materials(body: Body, words: Words, lang: str) -> Iterator[str]:
    """Numbered through: first what everybody needs."""
    number = 0
    for head, required in ((words.bring, True), (words.perhaps, False)):
        these = [each for each in body.get("materials", ()) if each.get("required", True) is required]
        if these:
            yield head
        for each in these:
            number += 1
            name, form = _said(each["name"], lang), _said(each.get("form"), lang)
            yield f"{number}. {words.note % (name, form) if form else name}"


def _limit(limit: Mapping[str, Any], words: Words) -> str:
    if not limit["days"]:
        return words.at_once
    counted = words.working if limit["unit"] == "working" else words.calendar
    return counted % str(limit["days"])


def _said(value: Any, lang: str) -> str:
    """A text in that language, else in the first that it has; on one line."""
    if not isinstance(value, Mapping):
        return ""
    found = value.get(lang) or next((value[each] for each in LANGUAGES if value.get(each)), "")
    return " ".join(str(found).split())
