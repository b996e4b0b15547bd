"""The time that is left until an instant. When that has come, the notice is over."""

from datetime import datetime

from content.desk.compile.parts import Part
from content.desk.compile.setting import Setting

SECONDS = 15


def countdown(setting: Setting) -> tuple[Part, ...]:
    until = round(datetime.fromisoformat(setting.content["until"]).timestamp() * 1000)
    item = {"kind": "countdown", **setting.texts(), "until": until, "lang": "zh-Hans", **setting.manner}
    return (setting.part("", item, setting.seconds(SECONDS)),)
