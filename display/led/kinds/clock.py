"""Time, date and weekday in the channel's zone, changed at the second."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from content.type.shaping import advance
from display.led.lettering import Pixels, baseline, colour, coverage, legible, tinted

INK, PAPER = "#eaf6fa", "#000000"
WEEKDAYS = "一二三四五六日"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Clock:
    def __init__(self, zone: ZoneInfo, size: tuple[int, int], lang: str) -> None:
        self._zone, self._size = zone, size
        self._day = _english if lang == "en" else _chinese

    def paint(self, view: Pixels, offset: float, now: float) -> float:  # noqa: ARG002 a clock looks at the hour alone
        moment = datetime.fromtimestamp(now // 1000, self._zone)
        time, day = moment.strftime("%H:%M:%S"), self._day(moment)
        lines = [f"{time}  {day}"] if self._size[1] * 8 < self._size[0] else [time, day]
        fits = all(advance(line, legible(0)) <= self._size[0] for line in lines)
        np.copyto(view, _centred(lines if fits else [time], self._size))
        return 1000 - now % 1000


def prepare_clock(item: Mapping[str, Any], size: tuple[int, int], blobs: Callable[[str], bytes]) -> Clock:  # noqa: ARG001
    """Raises ZoneInfoNotFoundError for a zone that is none."""
    return Clock(ZoneInfo(item["zone"]), size, item.get("lang", "zh-Hans"))


def _chinese(moment: datetime) -> str:
    return f"{moment.year}年{moment.month}月{moment.day}日 星期{WEEKDAYS[moment.weekday()]}"


def _english(moment: datetime) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year} {DAYS[moment.weekday()]}"


def _centred(lines: list[str], size: tuple[int, int]) -> Pixels:
    width, height = size
    row = height // len(lines)
    cover = np.zeros((height, width), np.uint8)
    for place, line in enumerate(lines):
        px = legible(min(row * 3 // 4, int(width * 0.9 * 16 / advance(line, 16))))
        drawn = coverage(line, px, row, y=baseline(row, px))[:, :width]
        left = (width - drawn.shape[1]) // 2
        cover[place * row : (place + 1) * row, left : left + drawn.shape[1]] = drawn
    return tinted(cover, colour(INK), colour(PAPER))
