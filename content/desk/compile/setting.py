"""One notice where it is to be shown: what every kind makes its items from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from content.desk.compile.layout import Measure
from content.desk.compile.material import Material
from content.desk.compile.parts import ChannelSpec, Ms, Part, Rect, RegionSpec
from content.desk.editions.scripts import traditional

STYLES: Mapping[str, Mapping[str, Any]] = {
    "routine": {"color": "#ffd166", "background": "#000000"},
    "important": {"color": "#ffffff", "background": "#0b3d91"},
    "urgent": {"color": "#ffffff", "background": "#b00020", "bold": True},
}


@dataclass(frozen=True, slots=True)
class Approved:
    """A live revision: `content` is the notice as the API has it, `approved_by` the ledger's entry."""

    notice: int
    revision: int
    order: int
    approved_by: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """An approved notice in one region of one channel."""

    approved: Approved
    channel: ChannelSpec
    region: RegionSpec
    material: Material
    measure: Measure

    @property
    def content(self) -> Mapping[str, Any]:
        return self.approved.content

    @property
    def rect(self) -> Rect:
        return self.region.rect

    @property
    def manner(self) -> Mapping[str, Any]:
        """How words of this notice look: by its level."""
        level = self.content.get("level", "routine")
        return {"level": level, "font": "sans", "style": STYLES[level]}

    def seconds(self, default: int) -> Ms:
        """How long each page or picture stays."""
        return round((self.content.get("seconds") or default) * 1000)

    def part(self, suffix: str, item: Mapping[str, Any], duration: Ms) -> Part:
        name = f"n{self.approved.notice}r{self.approved.revision}{suffix}"
        return Part(name, {**item, "approved_by": self.approved.approved_by}, duration)

    def texts(self) -> Mapping[str, str]:
        """`text` and `text_en` as far as the author gave them, `text_hant` where readers of it write otherwise."""
        found = {name: self.content[name] for name in ("text", "text_en") if self.content.get(name)}
        return found | in_traditional(found.get("text", ""))


def in_traditional(text: str) -> dict[str, str]:
    """`text_hant`, which kiosks show to readers of traditional characters; nothing where they write the same."""
    written = traditional(text)
    return {} if written == text else {"text_hant": written}


Kind = Callable[[Setting], tuple[Part, ...]]
