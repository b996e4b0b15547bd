"""An approved notice, laid out for the region of a channel that it asks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from content.desk.compile.layout import SPEED, Measure, page_box, page_px, scroll_ms, scroll_px
from content.desk.compile.parts import ChannelSpec, Ms, Part, RegionSpec, Rule, Showing
from content.type.lines import wrap
from content.type.shaping import width

FACES = Measure(width, wrap)
STYLES = {
    "routine": {"color": "#ffd166", "background": "#000000"},
    "important": {"color": "#ffffff", "background": "#0b3d91"},
    "urgent": {"color": "#ffffff", "background": "#b00020"},
}
PAGE_SECONDS, PICTURE_SECONDS, CLOCK_SECONDS = 15, 10, 10


@dataclass(frozen=True, slots=True)
class Approved:
    """A live revision: `content` is the notice as the API has it, `approved_by` the ledger's entry."""

    notice: int
    revision: int
    order: int
    approved_by: str
    content: Mapping[str, Any]


def showing(
    approved: Approved, channel: ChannelSpec, media_types: Mapping[str, str], measure: Measure = FACES
) -> Showing:
    """The notice in its region of the channel, or in the first where the channel has no such region.
    `media_types` are by blob. ValueError for a kind that is no notice's."""
    region = _region(channel, approved.content.get("region"))
    parts = _Parts(approved, channel, region, media_types, measure).of_kind()
    content = approved.content
    return Showing(parts, region.name, content.get("level", "routine"), rule(content), approved.order, approved.notice)


def rule(content: Mapping[str, Any]) -> Rule:
    days, times = content.get("days"), content.get("times")
    return Rule(
        start=_instant(content.get("start")),
        end=_instant(content.get("end")),
        days=days if days is None or days == "working" else tuple(days),
        times=tuple((start, end) for start, end in times) if times else None,
    )


def _region(channel: ChannelSpec, name: str | None) -> RegionSpec:
    return next((region for region in channel.regions if region.name == name), channel.regions[0])


def _instant(value: str | Ms | None) -> Ms | None:
    """ms of an ISO time with offset; whole ms pass."""
    if not isinstance(value, str):
        return value
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(f"{value} has no offset")
    return round(moment.timestamp() * 1000)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The items of one notice; the English wording follows the Chinese one."""

    approved: Approved
    channel: ChannelSpec
    region: RegionSpec
    media_types: Mapping[str, str]
    measure: Measure

    def of_kind(self) -> tuple[Part, ...]:
        match self.approved.content["kind"]:
            case "scroll":
                return self._worded(self._scroll)
            case "page":
                return self._worded(self._page)
            case "image":
                return tuple(self._picture(place, blob) for place, blob in enumerate(self._content["media"]))
            case "clock":
                return (self._part("", self._clock(), self._seconds(CLOCK_SECONDS)),)
            case kind:
                raise ValueError(f"no player shows a notice of kind {kind!r}")

    @property
    def _content(self) -> Mapping[str, Any]:
        return self.approved.content

    def _seconds(self, default: int) -> Ms:
        return round((self._content.get("seconds") or default) * 1000)

    def _part(self, suffix: str, item: Mapping[str, Any], duration: Ms) -> Part:
        name = f"n{self.approved.notice}r{self.approved.revision}{suffix}"
        return Part(name, {**item, "approved_by": self.approved.approved_by}, duration)

    def _worded(self, laid_out: Callable[[str], tuple[Mapping[str, Any], Ms]]) -> tuple[Part, ...]:
        texts = (("", "zh-Hans", self._content.get("text")), ("-en", "en", self._content.get("text_en")))
        return tuple(
            self._part(suffix, {**item, **self._manner(lang)}, duration)
            for suffix, lang, text in texts
            if text
            for item, duration in [laid_out(text)]
        )

    def _manner(self, lang: str) -> Mapping[str, Any]:
        level = self._content.get("level", "routine")
        return {"lang": lang, "level": level, "font": "sans", "style": STYLES[level]}

    def _scroll(self, text: str) -> tuple[Mapping[str, Any], Ms]:
        line = " ".join(filter(None, map(str.strip, text.splitlines())))
        px = scroll_px(self.region.rect)
        width_px = self.measure.width(line, px)
        item = {"kind": "scroll", "text": line, "px": px, "width_px": width_px, "speed": SPEED}
        return item, scroll_ms(self.region.rect, width_px)

    def _page(self, text: str) -> tuple[Mapping[str, Any], Ms]:
        px = page_px(self.region.rect)
        pages = self.measure.wrap(text, px, *page_box(self.region.rect, px))
        page_ms = self._seconds(PAGE_SECONDS)
        item = {"kind": "page", "text": text, "pages": pages, "page_ms": page_ms, "px": px}
        return item, page_ms * len(pages)

    def _picture(self, place: int, blob: str) -> Part:
        item = {"kind": "image", "blob": blob, "media_type": self.media_types[blob], "fit": "contain"}
        if self._content.get("text"):
            item["text"] = self._content["text"]
        return self._part(f"-{place + 1}" if place else "", item, self._seconds(PICTURE_SECONDS))

    def _clock(self) -> Mapping[str, Any]:
        return {"kind": "clock", "zone": self.channel.zone, "lang": "zh-Hans"}
