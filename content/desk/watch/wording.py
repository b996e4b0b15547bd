"""Alarms in the words of both languages at once, for whoever reads them outside the desk."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

Told = Sequence[Sequence[Any]]
# One table for both languages: it is sent, not served, so there is nobody's language to go by.
WORDS: Final = {
    "screen-silent": ("屏幕超过30秒没有消息", "the screen has not been heard for 30 seconds"),
    "screen-behind": ("屏幕没有换到当前节目单", "the screen does not show the programme on air"),
    "device-gone": (
        "屏幕的面板没有响应，播放器在重试",
        "the panels of the screen do not answer; its player keeps trying",
    ),
    "screen-full": (
        "屏幕播放器的磁盘空间不足，可能收不到新节目单",
        "the disk of the screen's player has no room; it may not get the next programme",
    ),
    "not-published": ("未能发布", "could not be published"),
    "spool-not-taken-in": ("屏幕报告未能收取", "reports of screens cannot be taken in"),
}


ROLES: Final = {
    "section": ("科室负责人", "section head"),
    "office": ("办公室", "general office"),
    "deputy": ("分管领导", "deputy director"),
    "director": ("局长", "director"),
    "secrecy": ("保密审查员", "secrecy reviewer"),
    "operator": ("大屏维护员", "screen keeper"),
    "duty": ("防汛值班员", "duty officer"),
}


def subject(message: Mapping[str, Told], office: str) -> str:
    waiting = len(message.get("waiting", ()))
    if waiting:
        return f"[{office}] 待审 {waiting} 件等候过久 / {waiting} waiting for review for too long"
    raised, cleared = len(message["raised"]), len(message["cleared"])
    return f"[{office}] 报警 {raised} · 解除 {cleared} / alarms {raised}, cleared {cleared}"


def text(message: Mapping[str, Told], office: str, zone: str) -> str:
    """What came and what went, a paragraph each."""
    raised = [_line(each, "报警 ALARM", zone) for each in message["raised"]]
    cleared = [_line(each, "解除 CLEARED", zone) for each in message["cleared"]]
    waiting = [_waits(each) for each in message.get("waiting", ())]
    return "\n\n".join([office, *raised, *cleared, *waiting]) + "\n"


def _waits(each: Sequence[Any]) -> str:
    title, role, days = each
    chinese, english = ROLES.get(role, (role, role))
    return f"{title}\n等候{chinese}审核，已{days}个工作日 / waits for the {english} for {days} working days"


def _line(each: Sequence[Any], head: str, zone: str) -> str:
    what, name, since = each
    chinese, english = WORDS.get(what, (what, what))
    at = datetime.fromtimestamp(since / 1000, ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M:%S")
    return f"{head}  {name}\n{chinese} / {english}\n{at}"
