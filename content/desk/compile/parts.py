"""What the compiler works on: frozen values, made by the desk from approved revisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Ms = int
Rect = tuple[int, int, int, int]
Days = tuple[int, ...] | Literal["working"] | None
Times = tuple[tuple[str, str], ...] | None

# A test pattern stands over every notice.
TEST = "test"
LEVELS = (TEST, "urgent", "important", "routine")


class Part(NamedTuple):
    """One item of a loop: its id (which names a revision), its bytes-to-be, its length in ms (>= 1)."""

    id: str
    item: Mapping[str, Any]
    duration: Ms


@dataclass(frozen=True, slots=True)
class Rule:
    """When a notice is shown. `start` and `end` are ms since the epoch, half-open; None is unbounded.
    `days` are ISO weekdays 1..7 or "working"; `times` are local ("HH:MM", "HH:MM") pairs, see `spans`."""

    start: Ms | None = None
    end: Ms | None = None
    days: Days = None
    times: Times = None


@dataclass(frozen=True, slots=True)
class Showing:
    """One notice in one region: its parts follow each other in the loop."""

    parts: tuple[Part, ...]
    region: str
    level: str
    rule: Rule
    order: int
    id: int

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise ValueError(f"no level {self.level!r} for a notice")
        if not self.parts or any(part.duration < 1 for part in self.parts):
            raise ValueError(f"showing {self.id} has no part, or one without a length")

    @property
    def place(self) -> tuple[int, int, int]:
        """Where it comes among others: level, then order, then id."""
        return LEVELS.index(self.level), self.order, self.id


@dataclass(frozen=True, slots=True)
class RegionSpec:
    """A named rectangle (x, y, w, h in px) and what it shows when nothing else is due."""

    name: str
    rect: Rect
    fallback: tuple[Part, ...]

    def __post_init__(self) -> None:
        if self.name == "alert":
            raise ValueError("the alert region is the compiler's own")
        if not self.fallback:
            raise ValueError(f"region {self.name!r} would be blank without a fallback")


@dataclass(frozen=True, slots=True)
class ChannelSpec:
    """A channel as laid out at the desk; `zone` is an IANA name, `size` is (w, h) in px. `desktop`: the rectangle of
    its players' desktops that it takes, pixel by pixel. `tiles`: the parts that several players show side by side."""

    name: str
    size: tuple[int, int]
    zone: str
    regions: tuple[RegionSpec, ...]
    desktop: Rect | None = None
    tiles: tuple[tuple[str, Rect], ...] = ()

    def laid(self) -> dict[str, Any]:
        """What a programme's body says of where it is shown; nothing where one player shows all of it."""
        found: dict[str, Any] = {"desktop": list(self.desktop)} if self.desktop else {}
        if self.tiles:
            found["tiles"] = [{"name": name, "rect": list(rect)} for name, rect in self.tiles]
        return found
