"""A channel's showings become the body of its programme (see design.md, "Envelope, programme, edition")."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from content.desk.compile.alerting import Aired
from content.desk.compile.anchors import Before, Loop, anchor
from content.desk.compile.covering import ALERT, Covering
from content.desk.compile.local_days import DAY
from content.desk.compile.parts import ChannelSpec, Ms, Part, RegionSpec, Showing
from content.desk.compile.segments import Segment, bits, segments, within
from content.desk.compile.size import look_back, reach
from content.desk.compile.spans import Span, spans
from content.desk.compile.working_days import Calendar, working


def compile_channel(
    channel: ChannelSpec,
    showings: Sequence[Showing],
    now: Ms,
    number: int,
    previous: Mapping[str, Any] | None,
    horizon_days: int = 21,
    calendar: Calendar = working,
    aired: Sequence[Aired] = (),
) -> dict[str, Any]:
    """The body of programme `number`, built at `now`; `previous` is the body it follows, whose unchanged
    loops go on; `aired` are its alerts, sorted and disjoint. ValueError for a showing in a region the channel
    has not; TooLarge beyond 256 KB."""
    _refuse_unplaced(channel, showings)
    zone, longest = ZoneInfo(channel.zone), horizon_days * DAY
    span = now - look_back(longest), now + longest
    placed = [_placed(region, showings, zone, span, calendar) for region in channel.regions]
    covering = Covering(aired, channel.size, channel.zone)
    fixed = [*(part for region in channel.regions for part in region.fallback), *covering.parts]
    ahead = reach(placed, fixed, now, longest)
    start, end, written = now - look_back(ahead), now + ahead, _Written()
    regions = [
        written.region(each, due, within(cut, start, end), Before(previous, each.name), now)
        for each, (due, cut) in zip(channel.regions, placed, strict=True)
    ]
    body = {
        "kind": "programme",
        "format": 1,
        "channel": channel.name,
        "number": number,
        "built_at": now,
        "good_until": end,
        "zone": channel.zone,
        "size": list(channel.size),
        **channel.laid(),
        "regions": regions,
        "loops": written.loops,
        "items": written.items,
    }
    return covering.over(body, Before(previous, ALERT), now)


def _placed(
    region: RegionSpec, showings: Sequence[Showing], zone: ZoneInfo, span: Span, calendar: Calendar
) -> tuple[list[Showing], list[Segment]]:
    """The region's showings in their order, and its time cut into segments."""
    due = sorted((one for one in showings if one.region == region.name), key=lambda one: one.place)
    return due, segments([(one, spans(one.rule, zone, *span, calendar)) for one in due])


def _refuse_unplaced(channel: ChannelSpec, showings: Sequence[Showing]) -> None:
    names = {region.name for region in channel.regions}
    for one in showings:
        if one.region not in names:
            raise ValueError(f"channel {channel.name} has no region {one.region!r}")


class _Written:
    """Loops and items as they are first named: equal loops share one name."""

    def __init__(self) -> None:
        self.loops: dict[str, Loop] = {}
        self.items: dict[str, Any] = {}
        self._names: dict[tuple[tuple[str, Ms], ...], str] = {}

    def region(
        self, region: RegionSpec, due: Sequence[Showing], cut: Iterable[Segment], before: Before, now: Ms
    ) -> dict[str, Any]:
        fallback = self._loop(region.fallback)
        names: dict[int, str] = {}
        windows = []
        for start, end, mask in cut:
            if mask not in names:
                names[mask] = self._loop([part for bit in bits(mask) for part in due[bit].parts])
            name = names[mask]
            windows.append([start, end, name, anchor(start, end, self.loops[name], before, now)])
        return {"name": region.name, "rect": list(region.rect), "windows": windows, "fallback": fallback}

    def _loop(self, parts: Sequence[Part]) -> str:
        key = tuple((part.id, part.duration) for part in parts)
        if key not in self._names:
            self._names[key] = name = f"L{len(self._names)}"
            self.loops[name] = [[id, duration] for id, duration in key]
        for part in parts:
            if self.items.setdefault(part.id, dict(part.item)) != part.item:
                raise ValueError(f"two items are called {part.id!r}")
        return self._names[key]
