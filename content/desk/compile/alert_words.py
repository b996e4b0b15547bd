"""What an alert says in words, in one order for every screen: the eight facts of the law, each with its name."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from content.desk.moments import ms

Ms = int
Content = Mapping[str, Any]
Facts = list[list[str]]
LEVELS: Final = {
    "zh-Hans": {
        "blue": ("蓝色预警", "蓝色（四级）"),
        "yellow": ("黄色预警", "黄色（三级）"),
        "orange": ("橙色预警", "橙色（二级）"),
        "red": ("红色预警", "红色（一级）"),
    },
    "en": {
        "blue": ("BLUE alert", "blue (level IV)"),
        "yellow": ("YELLOW alert", "yellow (level III)"),
        "orange": ("ORANGE alert", "orange (level II)"),
        "red": ("RED alert", "red (level I)"),
    },
}
OVER: Final = {"zh-Hans": "预警解除", "en": "alert over"}
TO: Final = {"zh-Hans": "至", "en": " to "}
DRILL: Final = {"zh-Hans": "演练", "en": "DRILL"}
NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "zh-Hans": {
        "event": "预警类别", "colour": "预警级别", "sender": "发布单位", "issued": "发布时间", "time": "起止时间",
        "area": "影响范围", "text": "警示事项", "instruction": "防御指南", "over": "解除时间",
    },
    "en": {
        "event": "Kind", "colour": "Level", "sender": "Issued by", "issued": "Issued at", "time": "In force",
        "area": "Area", "text": "Warning", "instruction": "What to do", "over": "Over since",
    },
}  # fmt: skip
# A minute of Chinese, somewhat less of English.
MOST_SPOKEN: Final = {"zh-Hans": 200, "en": 600}
MOST_PLACES: Final = {"zh-Hans": 60, "en": 160}
_SENTENCE: Final = re.compile(r"[^。！？.!?]+(?:[。！？!?]|\.(?=\s|$)|$|\.)")
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def titles(content: Content, lang: str, *, over: bool = False) -> list[str]:
    """The words of a badge or a heading: what it is, and its colour in words; a drill says so first."""
    level = OVER[lang] if over else LEVELS[lang][content["colour"]][0]
    event = _in(content, "event", lang)
    if content["drill"]:
        return [f"{DRILL[lang]} {event}" if lang == "en" else f"{DRILL[lang]}·{event}", level]
    return [event, level]


def headline(content: Content, lang: str, *, over: bool = False) -> str:
    return (" " if lang == "en" else "").join(titles(content, lang, over=over))


def told(content: Content, lang: str, zone: str, over: Ms | None = None, *, short: bool = False) -> dict[str, str]:
    """The facts by the keys of NAMES, in the order that screens and pages show; `over`: since when it is; `short`: as
    much of long ones as can pass over a strip."""
    said = {"event": _in(content, "event", lang), "colour": LEVELS[lang][content["colour"]][1]}
    said["area"] = _places(content, lang) if short else _in(content, "area", lang)
    if over is not None:
        said["over"] = moment(over, lang, zone)
    else:
        start, end = ms(content.get("start") or content["issued"]), ms(content["expires"])
        said["text"] = _in(content, "text", lang)
        said["instruction"] = _in(content, "instruction", lang)
        if short:
            said |= {name: _shortened(said[name], lang) for name in ("text", "instruction")}
        said["time"] = f"{moment(start, lang, zone)}{TO[lang]}{moment(end, lang, zone, after=start)}"
    said["sender"] = _in(content, "sender", lang)
    said["issued"] = moment(ms(content["issued"]), lang, zone)
    if content["drill"]:
        said["event"] += "（演练）" if lang != "en" else " (drill, not real)"
    return {key: value for key, value in said.items() if value}


def facts(content: Content, lang: str, zone: str, over: Ms | None = None, *, short: bool = False) -> Facts:
    """(name, value) of each."""
    return [[NAMES[lang][key], value] for key, value in told(content, lang, zone, over, short=short).items()]


def line(content: Content, lang: str, zone: str, over: Ms | None = None) -> str:
    """All of it as one line, as it passes over a strip: what nobody waits for there is said by walls and kiosks."""
    said, names = told(content, lang, zone, over, short=True), NAMES[lang]
    title = headline(content, lang, over=over is not None)
    if lang == "en":
        whole = [f"{title}.", *(f"{names[key]}: {value.rstrip('.')}." for key, value in said.items())]
        end = " This is a drill." if content["drill"] else ""
        return " ".join(" ".join(whole).split()) + end
    whole = [f"{names[key]}：{value.rstrip('。')}。" for key, value in said.items() if key not in ("event", "colour")]
    end = "这是演练。" if content["drill"] else ""
    return f"【{title}】" + "".join("".join(whole).splitlines()) + end


def spoken(content: Content, lang: str) -> str:
    """What is said over a screen's sound: what, where, what happens and what to do, who says so. Long texts are said
    as far as whole sentences go; the screen has all of it."""
    title = headline(content, lang)
    text, to_do = (_shortened(_in(content, name, lang), lang) for name in ("text", "instruction"))
    area, sender = _places(content, lang), _in(content, "sender", lang)
    if lang == "en":
        drill = ["This is a drill.", "This is a drill."] if content["drill"] else ["", ""]
        parts = [drill[0], f"{title}.", f"{area}.", text, to_do, f"{sender}.", drill[1]]
        return " ".join(part for part in parts if part)
    drill = ["这是演练。", "这是演练。"] if content["drill"] else ["", ""]
    return "".join((drill[0], f"{title}。", f"{area}。", text, to_do, f"{sender}发布。", drill[1]))


def _places(content: Content, lang: str) -> str:
    """The first of them, where they are many."""
    area = _in(content, "area", lang)
    if len(area) <= MOST_PLACES[lang]:
        return area
    first = area[: MOST_PLACES[lang]]
    cut = max(first.rfind(mark) for mark in "、，,; ；")
    return (first[:cut] if cut > 0 else first) + (" and others" if lang == "en" else "等地")


def _shortened(text: str, lang: str) -> str:
    """Its first sentences, and one at least."""
    whole = " ".join(text.split())
    sentences = _SENTENCE.findall(whole) or [whole]
    found: str = sentences[0]
    for each in sentences[1:]:
        if len(found) + len(each) > MOST_SPOKEN[lang]:
            break
        found += each
    found = found.strip()[: MOST_SPOKEN[lang] * 2]
    return found if found.endswith(("。", ".", "！", "!", "？", "?")) else found + ("." if lang == "en" else "。")


def moment(at: Ms, lang: str, zone: str, after: Ms | None = None) -> str:
    """A time of a day; the year, and the day, are left out where they are those of `after`."""
    when = datetime.fromtimestamp(at / 1000, ZoneInfo(zone))
    before = None if after is None else datetime.fromtimestamp(after / 1000, ZoneInfo(zone))
    if before is not None and when.date() == before.date():
        return f"{when:%H:%M}"
    year = before is None or when.year != before.year
    if lang == "en":
        return f"{when.day} {MONTHS[when.month - 1]}{f' {when.year}' if year else ''}, {when:%H:%M}"
    return f"{f'{when.year}年' if year else ''}{when.month}月{when.day}日{when:%H:%M}"


def _in(content: Content, field: str, lang: str) -> str:
    found = content.get(f"{field}_en") if lang == "en" else None
    return str(found or content[field])
