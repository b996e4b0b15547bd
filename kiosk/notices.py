"""What visitors read, taken from the kiosk's programme at an instant: notices that are due, and any warning."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from content.published.programme import ALERT, Programme, Region, Window
from content.published.timeline import at
from kiosk.alerts import Alert, alerts_of
from kiosk.heard import Sound, sound_of

Ms = int
READABLE = ("scroll", "page", "image")
LEVELS = ("emergency", "urgent", "important", "routine")


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice: its words by language, or its picture; `until` is when it leaves, in ms; `alerts` are the facts of an
    emergency by language, `sound` what is heard of it."""

    id: str
    kind: str
    level: str
    texts: Mapping[str, str]
    blob: str | None
    until: Ms
    alerts: Mapping[str, Alert] = field(default_factory=dict)
    sound: Sound | None = None


@dataclass(frozen=True, slots=True)
class Showing:
    """What is due at an instant. `warnings` go over every page: an alert, and whatever is urgent."""

    notices: tuple[Notice, ...] = ()
    warnings: tuple[Notice, ...] = ()

    @property
    def others(self) -> tuple[Notice, ...]:
        """What is not shown above the page already."""
        return tuple(each for each in self.notices if each not in self.warnings)

    def as_json(self) -> dict[str, Any]:
        return {
            "notices": [asdict(each) for each in self.notices],
            "warning": asdict(self.warnings[0]) if self.warnings else None,
        }


def showing(programme: Programme | None, now: Ms) -> Showing:
    if programme is None:
        return Showing()
    found = [each for region in programme.regions for each in _due(programme, region, now)]
    notices = tuple({each.id: each for each in found if each.level != "emergency"}.values())
    warnings = [each for each in found if each.level in LEVELS[:2]]
    return Showing(notices, tuple(sorted(warnings, key=lambda each: LEVELS.index(each.level))))


def _due(programme: Programme, region: Region, now: Ms) -> Iterator[Notice]:
    """The readable items of the region's running loop, each wording in its notice."""
    place = bisect_right(region.windows, now, key=lambda window: window.start) - 1
    if place < 0 or now >= region.windows[place].end:
        return
    words: dict[str, dict[str, str]] = {}
    first: dict[str, Mapping[str, Any]] = {}
    alerts: dict[str, dict[str, Alert]] = {}
    for item_id in programme.loops[region.windows[place].loop].items:
        item = programme.items[item_id]
        if item["kind"] in READABLE or region.name == ALERT:
            notice = item_id.removesuffix("-en")
            first.setdefault(notice, item)
            words.setdefault(notice, {}).update(_words(item))
            if region.name == ALERT:
                alerts.setdefault(notice, {}).update(alerts_of(item))
    for notice, item in first.items():
        until = _until(programme, region.windows[place:], notice)
        level, told = _level(item, region), alerts.get(notice, {})
        sound = sound_of(programme, region.windows[place], now) if region.name == ALERT else None
        yield Notice(notice, item["kind"], level, words[notice], item.get("blob"), until, told, sound)


def _words(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, lang in (("text", item.get("lang", "zh-Hans")), ("text_hant", "zh-Hant"), ("text_en", "en")):
        if isinstance(item.get(name), str) and isinstance(lang, str):
            yield lang, item[name]


def _level(item: Mapping[str, Any], region: Region) -> str:
    if region.name == ALERT:
        return "emergency"
    return item["level"] if item.get("level") in LEVELS else "routine"


def _until(programme: Programme, windows: tuple[Window, ...], notice: str) -> Ms:
    """The end of the last of these windows, each beginning where the one before ends, that still has it."""
    end = windows[0].end
    for window in windows[1:]:
        if window.start != end or notice not in programme.loops[window.loop].items:
            break
        end = window.end
    return end


def on_screen(programme: Programme, now: Ms) -> dict[str, str | None]:
    """The item of each region at the instant, as a screen of this channel would show it."""
    return {name: position.item if position else None for name, position in at(programme, now).items()}
