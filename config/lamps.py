"""How the lamps of an LED device are wired and how bright they are: settings that are values of their own.

Every reader raises ValueError saying what would be right.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

LEVELS = ("routine", "important", "urgent", "emergency")
ORDERS = ("rgb", "rbg", "grb", "gbr", "brg", "bgr")


class Way(NamedTuple):
    """How a line of lamps, or of panels, runs through its rectangle; from the top left along rows when all is False.

    snake: every second line runs back. turned: what lies in such a line hangs upside down.
    """

    columns: bool = False
    snake: bool = False
    from_right: bool = False
    from_bottom: bool = False
    turned: bool = False

    def __str__(self) -> str:
        corner = f"{'bottom' if self.from_bottom else 'top'}-{'right' if self.from_right else 'left'}"
        words = ("columns" if self.columns else "rows", "snake" if self.snake else "")
        ends = ("" if corner == "top-left" else f"from-{corner}", "turned" if self.turned else "")
        return "-".join(filter(None, (*words, *ends)))


def way(raw: Any) -> Way:
    found = re.fullmatch(
        r"(rows|columns)(-snake)?(?:-from-(top-left|top-right|bottom-left|bottom-right))?(-turned)?", str(raw)
    )
    if not found or (found[4] and not found[2]):
        raise ValueError(
            f"{raw!r} is no way of lamps; write rows or columns, then -snake, -from-top-right (or -bottom-left, "
            "-bottom-right), and after a snake -turned: for example rows-snake-from-bottom-left"
        )
    corner = found[3] or "top-left"
    return Way(found[1] == "columns", bool(found[2]), "right" in corner, "bottom" in corner, bool(found[4]))


@dataclass(frozen=True, slots=True)
class Brightness:
    """Shares of full brightness, 0 to 1: usually, between times of day (minutes, the end may be past midnight), and
    at least while something of a level is shown."""

    usual: float = 1.0
    spans: tuple[tuple[int, int, float], ...] = ()
    levels: tuple[tuple[str, float], ...] = ()

    def __str__(self) -> str:
        return f"{self.usual * 100:.0f}"

    def share(self, minute: int, level: str | None) -> float:
        """At this minute of the day, while `level` is the highest shown. The last span that fits wins; a level only
        ever makes lamps brighter, for a lower one and for its own."""
        fits = (share for begin, end, share in self.spans if (minute - begin) % 1440 < (end - begin) % 1440)
        *_, now = (self.usual, *fits)
        rank = LEVELS.index(level) if level in LEVELS else 0
        return max([now, *(share for name, share in self.levels if LEVELS.index(name) <= rank)])


def brightness(raw: Any) -> Brightness:
    """From words such as `80, 19:00-07:00 30, emergency 100`, in percent."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        raw = str(raw)
    usual, spans, levels = 1.0, [], []
    for part in str(raw).split(","):
        found = re.fullmatch(r"(?:(\d\d):(\d\d)-(\d\d):(\d\d) |([a-z]+) )?(\d{1,3})", part.strip())
        if not found or int(found[6]) > 100 or (found[5] and found[5] not in LEVELS):
            raise ValueError(f"{part.strip()!r} is no brightness; write for example 80, 19:00-07:00 30, emergency 100")
        share = int(found[6]) / 100
        if found[1]:
            spans.append((_minute(found[1], found[2]), _minute(found[3], found[4]), share))
        elif found[5]:
            levels.append((found[5], share))
        else:
            usual = share
    return Brightness(usual, tuple(spans), tuple(levels))


def _minute(hour: str, minute: str) -> int:
    if int(hour) > 23 or int(minute) > 59:
        raise ValueError(f"{hour}:{minute} is no time of day")
    return int(hour) * 60 + int(minute)


def gamma(raw: Any) -> float:
    plain = not isinstance(raw, bool) and re.fullmatch(r"\d(\.\d{1,3})?", str(raw))
    if not plain or not 0.5 <= float(raw) <= 4:
        raise ValueError(f"{raw!r} is no gamma; write for example 1 or 2.2")
    return float(raw)


def universe(raw: Any) -> int:
    if isinstance(raw, bool) or not re.fullmatch(r"\d{1,5}", str(raw)) or int(raw) > 63999:
        raise ValueError(f"{raw!r} is no universe; write a number from 0 to 63999")
    return int(raw)


def matrix(raw: Any) -> Mapping[str, str | int]:
    """Options of a HUB75 matrix by their own names: `hardware_mapping=adafruit-hat, gpio_slowdown=4`."""
    found: dict[str, str | int] = {}
    for part in filter(None, (each.strip() for each in str(raw).split(","))):
        option = re.fullmatch(r"([a-z][a-z_]{1,40})=([A-Za-z0-9:;_-]{1,80})", part)
        if not option:
            raise ValueError(f"{part!r} is no option of a matrix; write for example gpio_slowdown=4")
        found[option[1]] = int(option[2]) if option[2].isdigit() else option[2]
    return found
