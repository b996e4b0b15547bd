"""What these tests compile: a channel of two regions, and showings made in one line."""

from datetime import datetime
from zoneinfo import ZoneInfo

from content.desk.compile import ChannelSpec, Part, RegionSpec, Rule, Showing

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000


def at(text: str, zone: ZoneInfo = SHANGHAI) -> int:
    """ms of a local time such as "2026-06-01 08:30"."""
    return round(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp() * 1000)


NOW = at("2026-06-01 12:00")  # a Monday


def part(name: str, duration: int = 10_000, **item: object) -> Part:
    return Part(name, {"kind": "scroll", "approved_by": "1-0123456789ab", "text": name, **item}, duration)


def channel(*regions: str, zone: str = "Asia/Shanghai") -> ChannelSpec:
    names = regions or ("main",)
    specs = tuple(RegionSpec(name, (0, 100 * place, 1920, 100), (part("idle"),)) for place, name in enumerate(names))
    return ChannelSpec("lobby-led", (1920, 100 * len(names)), zone, specs)


def notice(
    number: int,
    rule: Rule | None = None,
    *,
    level: str = "routine",
    region: str = "main",
    order: int = 0,
    duration: int = 10_000,
    revision: int = 1,
) -> Showing:
    parts = (part(f"n{number}r{revision}", duration),)
    return Showing(parts, region, level, rule or Rule(), order, number)
