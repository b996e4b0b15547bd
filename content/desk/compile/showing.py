"""An approved notice, laid out for the region of a channel that it asks for."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from content.desk.compile.kinds import KINDS
from content.desk.compile.layout import Measure
from content.desk.compile.material import Material
from content.desk.compile.parts import ChannelSpec, Ms, RegionSpec, Rule, Showing
from content.desk.compile.setting import Approved, Setting
from content.type.lines import wrap
from content.type.shaping import width

__all__ = ["FACES", "Approved", "region_of", "rule", "showing"]

FACES = Measure(width, wrap)
NOTHING_BESIDE = Material()


def showing(
    approved: Approved, channel: ChannelSpec, material: Material = NOTHING_BESIDE, measure: Measure = FACES
) -> Showing:
    """The notice in its region of the channel, or in the first where the channel has no such region.
    ValueError for a kind that is no notice's, and for what the region cannot hold."""
    content = approved.content
    region = region_of(channel, content.get("region"))
    kind = KINDS.get(content["kind"])
    if kind is None:
        raise ValueError(f"no player shows a notice of kind {content['kind']!r}")
    parts = kind(Setting(approved, channel, region, material, measure))
    return Showing(parts, region.name, content.get("level", "routine"), rule(content), approved.order, approved.notice)


def rule(content: Mapping[str, Any]) -> Rule:
    """When a notice is shown; what counts down is over when it has come to its end."""
    days, times = content.get("days"), content.get("times")
    ends = [end for end in (_instant(content.get("end")), _instant(content.get("until"))) if end is not None]
    return Rule(
        start=_instant(content.get("start")),
        end=min(ends, default=None),
        days=days if days is None or days == "working" else tuple(days),
        times=tuple((start, end) for start, end in times) if times else None,
    )


def region_of(channel: ChannelSpec, name: str | None) -> RegionSpec:
    """The region of that name, or the first."""
    return next((region for region in channel.regions if region.name == name), channel.regions[0])


def _instant(value: str | Ms | None) -> Ms | None:
    """ms of an ISO time with offset; whole ms pass."""
    if not isinstance(value, str):
        return value
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(f"{value} has no offset")
    return round(moment.timestamp() * 1000)
