"""The time of day in the channel's zone."""

from content.desk.compile.parts import Part
from content.desk.compile.setting import Setting

SECONDS = 10


def clock(setting: Setting) -> tuple[Part, ...]:
    item = {"kind": "clock", "zone": setting.channel.zone, "lang": "zh-Hans"}
    return (setting.part("", item, setting.seconds(SECONDS)),)
