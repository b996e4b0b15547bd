"""The time that is left until an instant. When that has come, the notice is over."""

from datetime import datetime

from content.desk.compile.parts import Part, Rect
from content.desk.compile.setting import Setting

SECONDS = 15
# As its players scale it, in units: regions this low have one line, others the label above the time.
LOW = 200
LINE_UNITS, LINE_EM, BESIDE_EMS = 160, 96, 8
TALL_UNITS, LABEL_EM, LEAST_WIDE, EM_WIDE = 420, 72, 820, 80


def countdown(setting: Setting) -> tuple[Part, ...]:
    until = round(datetime.fromisoformat(setting.content["until"]).timestamp() * 1000)
    item = {"kind": "countdown", **setting.texts(), "until": until, "lang": "zh-Hans", **setting.manner}
    return (setting.part("", item, setting.seconds(SECONDS)),)


def label_px(text: str, rect: Rect) -> int:
    """The em of what it says it counts to, the smallest words that it has."""
    _, _, width, height = rect
    if height < LOW:
        return int(min(height / LINE_UNITS, width / ((len(text) + BESIDE_EMS) * 100)) * LINE_EM)
    return int(min(height / TALL_UNITS, width / max(LEAST_WIDE, len(text) * EM_WIDE)) * LABEL_EM)
