"""What an alert says in words, in one order for every screen: the eight facts of the law, each with its name."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from content.desk.moments import ms

if TYPE_CHECKING:
    from content.desk.compile.alerting import Aired

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
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def titles(aired: "Aired", lang: str) -> list[str]:
    """The words of a badge or a heading: what it is, and its colour in words; a drill says so first."""
    level = OVER[lang] if aired.what == "all-clear" else LEVELS[lang][aired.content["colour"]][0]
    event = _in(aired.content, "event", lang)
    if aired.content["drill"]:
        return [f"{DRILL[lang]} {event}" if lang == "en" else f"{DRILL[lang]}·{event}", level]
    return [event, level]


def facts(aired: "Aired", lang: str, zone: str) -> Facts:
    """(name, value) in the order that screens and pages show."""
    content, names = aired.content, NAMES[lang]
    said = {"event": _in(content, "event", lang), "colour": LEVELS[lang][content["colour"]][1]}
    said["area"] = _in(content, "area", lang)
    if aired.what == "all-clear":
        said["over"] = moment(aired.at, lang, zone)
    else:
        start, end = ms(content.get("start") or content["issued"]), ms(content["expires"])
        said["text"] = _in(content, "text", lang)
        said["instruction"] = _in(content, "instruction", lang)
        said["time"] = f"{moment(start, lang, zone)}{TO[lang]}{moment(end, lang, zone, after=start)}"
    said["sender"] = _in(content, "sender", lang)
    said["issued"] = moment(ms(content["issued"]), lang, zone)
    if content["drill"]:
        said["event"] += "（演练）" if lang != "en" else " (drill, not real)"
    return [[names[name], value] for name, value in said.items() if value]


def line(aired: "Aired", lang: str, zone: str) -> str:
    """All of it as one line, as it passes over a strip and is read aloud."""
    said = dict(facts(aired, lang, zone))
    names, title = NAMES[lang], titles(aired, lang)
    if lang == "en":
        told = [f"{' '.join(title)}.", *(f"{name}: {value.rstrip('.')}." for name, value in said.items())]
        end = " This is a drill." if aired.content["drill"] else ""
        return " ".join(" ".join(told).split()) + end
    dropped = {names["event"], names["colour"]}
    told = [f"{name}：{value.rstrip('。')}。" for name, value in said.items() if name not in dropped]
    end = "这是演练。" if aired.content["drill"] else ""
    return f"【{''.join(title)}】" + "".join("".join(told).splitlines()) + end


def moment(at: int, lang: str, zone: str, after: int | None = None) -> str:
    """A time of a day; the year, and the day, are left out where they are those of `after`."""
    when = datetime.fromtimestamp(at / 1000, ZoneInfo(zone))
    before = None if after is None else datetime.fromtimestamp(after / 1000, ZoneInfo(zone))
    if before is not None and when.date() == before.date():
        return f"{when:%H:%M}"
    year = before is None or when.year != before.year
    if lang == "en":
        return f"{when.day} {MONTHS[when.month - 1]}{f' {when.year}' if year else ''}, {when:%H:%M}"
    return f"{f'{when.year}年' if year else ''}{when.month}月{when.day}日{when:%H:%M}"


def _in(content: Mapping[str, Any], field: str, lang: str) -> str:
    found = content.get(f"{field}_en") if lang == "en" else None
    return str(found or content[field])
