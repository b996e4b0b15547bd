"""Ways, distances, hours and days in the words that are said aloud: fixed pieces that are put together, since there are
more ways than anybody could have spoken. Keys and pairs as in phrases.py."""

from collections.abc import Iterator, Mapping
from typing import Final

Said = tuple[str, str]
COUNTED: Final = 9
"""Doors and turnings are counted up to here; nobody counts further."""
METRES: Final = (*range(3, 10), *range(10, 105, 5))
"""Distances as they are told: short ones by the metre."""
MINUTES: Final = range(1, 11)
SHAFTS: Final = range(1, 7)
CLOCKS: Final = tuple((hour, minute) for hour in range(6, 23) for minute in (0, 30))
"""When doors open and close; a time between these is not said."""
_NTH: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TURNS: Final = (("left", "左转", "turn left"), ("right", "右转", "turn right"), ("ahead", "直走", "go straight ahead"))
_SIDES: Final = (("left", "左", "left"), ("right", "右", "right"))


def directions() -> Iterator[tuple[str, Said]]:
    """By key, in Chinese and in English."""
    for turn, chinese, english in _TURNS:
        yield f"route.start-{turn}", (f"从本机出发，{chinese}。", f"From this kiosk, {english}.")
        yield f"route.lift-{turn}", (f"出电梯，{chinese}。", f"Out of the lift, {english}.")
        yield f"route.stairs-{turn}", (f"出楼梯，{chinese}。", f"Out of the stairs, {english}.")
    yield from _SETTLED.items()
    for side, chinese, english in _SIDES:
        yield f"route.end-{side}", (f"走到头{chinese}转。", f"At the end, turn {english}.")
        yield f"route.past-{side}", (f"经过{chinese}边的：", f"Past this, on the {english}:")
        yield f"route.on-{side}", (f"在您的{chinese}边。", f"On your {english}.")
        for number, nth in enumerate(_NTH, 1):
            yield (
                f"route.turning-{side}.{number}",
                (f"在第{number}个路口{chinese}转。", f"Take the {nth} turning on the {english}."),
            )
            yield f"route.door-{side}.{number}", (f"{chinese}手边第{number}个门：", f"The {nth} door on the {english}:")
    for number in SHAFTS:
        yield f"route.lift.{number}", (f"乘{number}号电梯。", f"Take lift {number}.")
        yield f"route.stairs.{number}", (f"走{number}号楼梯。", f"Take stairs {number}.")
    for number in METRES:
        yield f"metres.{number}", (f"约{number}米。", f"About {number} metres.")
    for number in MINUTES:
        yield f"minutes.{number}", (f"约{number}分钟。", f"About {number} minute{'s' if number > 1 else ''}.")
    for number, month in enumerate(_MONTHS, 1):
        yield f"month.{number}", (f"{number}月", f"of {month}.")
    for number in range(1, 32):
        yield f"day.{number}", (f"{number}日。", f"the {number}{_ENDS.get(number, 'th')}")
    for hour, minute in CLOCKS:
        english = f"{hour} {minute}" if minute else f"{hour} o'clock"
        yield f"clock.{hour}.{minute}", (f"{hour}点{minute}分。" if minute else f"{hour}点。", f"{english}.")


_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ENDS: Final = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_SETTLED: Final[Mapping[str, Said]] = {
    "route.start-back": ("从本机出发，掉头直走。", "Turn round at this kiosk and go straight ahead."),
    "route.leave-lift": ("走出电梯。", "Leave the lift."),
    "route.leave-stairs": ("走出楼梯。", "Leave the stairs."),
    "route.by": ("旁边是：", "By this:"),
    "route.in-front": ("就在正前方。", "Straight ahead."),
    "route.behind": ("在您身后。", "Behind you."),
    "route.up": ("往上到：", "Up to:"),
    "route.down": ("往下到：", "Down to:"),
    "open.yes": ("现在开放。", "Open now."),
    "open.until": ("开放到：", "Open until:"),
    "open.no": ("现在没有开放。", "Closed now."),
    "open.today": ("今天开放时间：", "Opens today at:"),
    "open.tomorrow": ("明天开放时间：", "Opens tomorrow at:"),
    "open.day": ("下次开放时间：", "Opens again at this time:"),
    "guide.handed-today": ("今天交齐材料，最晚办好的日期：", "Everything handed in today. Done at the latest by:"),
    "guide.handed-on": ("现在不收材料。可以交材料的日期：", "Nothing is taken in now. Hand everything in on:"),
    "guide.done-by": ("最晚办好的日期：", "Done at the latest by:"),
}
