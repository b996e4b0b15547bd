"""A channel's plan, as plain frozen values; the compiler's promises are checked when it is read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from content.published.checks import a_list, a_name, a_sha, an_object, refuse, whole

ALERT = "alert"
LATEST = 2**52
"""Times and durations stay below this, so that their differences are exact in JavaScript too."""


class Window(NamedTuple):
    """[start, end) in ms: the loop that repeats in it, counted from anchor."""

    start: int
    end: int
    loop: str
    anchor: int


@dataclass(frozen=True, slots=True)
class Loop:
    """Items one after another; ends[i] is when item i ends, in ms from the loop's begin."""

    items: tuple[str, ...]
    ends: tuple[int, ...]

    @property
    def period(self) -> int:
        return self.ends[-1]

    @classmethod
    def of(cls, entries: Sequence[tuple[str, int]]) -> "Loop":
        """From (item, duration in ms) pairs, at least one."""
        return cls(tuple(item for item, _ in entries), tuple(accumulate(each for _, each in entries)))


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle (x, y, width, height in px) with its own windows; fallback plays outside them."""

    name: str
    rect: tuple[int, int, int, int]
    windows: tuple[Window, ...]
    fallback: str | None


@dataclass(frozen=True, slots=True)
class Programme:
    channel: str
    number: int
    built_at: int
    good_until: int
    zone: str
    size: tuple[int, int]
    regions: tuple[Region, ...]
    loops: Mapping[str, Loop]
    items: Mapping[str, Mapping[str, Any]]

    @property
    def blobs(self) -> tuple[str, ...]:
        """The SHA-256 of every blob that an item needs, each once."""
        return tuple(sorted({item["blob"] for item in self.items.values() if "blob" in item}))


def parse(body: Mapping[str, Any]) -> Programme:
    """Raises Refused('malformed') with the place in the body."""
    items = {a_name(name, "items"): _item(item, name) for name, item in _members(body, "items")}
    loops = {a_name(name, "loops"): _loop(loop, name, items) for name, loop in _members(body, "loops")}
    width, height = (whole(each, "size", 1) for each in a_list(body.get("size"), "size", 2))
    regions = tuple(_region(each, loops, (width, height)) for each in a_list(body.get("regions"), "regions"))
    _check_layout(regions, (width, height))
    return Programme(
        channel=a_name(body.get("channel"), "channel"),
        number=whole(body.get("number"), "number"),
        built_at=_time(body.get("built_at"), "built_at"),
        good_until=_time(body.get("good_until"), "good_until"),
        zone=a_name(body.get("zone"), "zone"),
        size=(width, height),
        regions=regions,
        loops=loops,
        items=items,
    )


def _members(body: Mapping[str, Any], name: str) -> Iterator[tuple[str, Any]]:
    return iter(an_object(body.get(name), name).items())


def _item(item: Any, name: str) -> Mapping[str, Any]:
    where = f"items.{name}"
    found = an_object(item, where)
    a_name(found.get("kind"), f"{where}.kind")
    a_name(found.get("approved_by"), f"{where}.approved_by")
    if "blob" in found:
        a_sha(found["blob"], f"{where}.blob")
    return found


def _loop(loop: Any, name: str, items: Mapping[str, Any]) -> Loop:
    where = f"loops.{name}"
    entries = [a_list(entry, where, 2) for entry in a_list(loop, where)]
    if not entries:
        refuse(where, "is empty")
    pairs = [(a_name(item, where), whole(each, where, 1, LATEST)) for item, each in entries]
    for item, _ in pairs:
        if item not in items:
            refuse(where, f"plays {item!r:.40}, which is no item")
    made = Loop.of(pairs)
    whole(made.period, where, 1, LATEST)
    return made


def _region(value: Any, loops: Mapping[str, Loop], size: tuple[int, int]) -> Region:
    region = an_object(value, "regions")
    name = a_name(region.get("name"), "regions.name")
    where = f"regions.{name}"
    windows = tuple(_window(each, where, loops) for each in a_list(region.get("windows"), where))
    if any(earlier.end > later.start for earlier, later in pairwise(windows)):
        refuse(where, "has windows that overlap or are not in order")
    fallback = region.get("fallback")
    if fallback is not None and (not isinstance(fallback, str) or fallback not in loops):
        refuse(where, "falls back to what is no loop")
    return Region(name, _rect(region.get("rect"), where, size), windows, fallback)


def _window(value: Any, where: str, loops: Mapping[str, Loop]) -> Window:
    start, end, loop, anchor = a_list(value, where, 4)
    window = Window(_time(start, where), _time(end, where), a_name(loop, where), _time(anchor, where))
    if window.start >= window.end:
        refuse(where, "has a window that ends before it begins")
    if window.loop not in loops:
        refuse(where, f"has a window of {window.loop!r:.40}, which is no loop")
    return window


def _rect(value: Any, where: str, size: tuple[int, int]) -> tuple[int, int, int, int]:
    x, y, width, height = a_list(value, where, 4)
    rect = (whole(x, where), whole(y, where), whole(width, where, 1), whole(height, where, 1))
    if rect[0] + rect[2] > size[0] or rect[1] + rect[3] > size[1]:
        refuse(where, "reaches beyond the channel's size")
    return rect


def _check_layout(regions: Sequence[Region], size: tuple[int, int]) -> None:
    names = [region.name for region in regions]
    if len(set(names)) != len(names):
        refuse("regions", "has a name twice")
    if not regions or names[-1] != ALERT or regions[-1].rect != (0, 0, *size):
        refuse("regions", "must end with alert over everything")
    for region in regions:
        if (region.fallback is None) != (region.name == ALERT):
            refuse(f"regions.{region.name}", "must have a fallback, and alert none")


def _time(value: Any, where: str) -> int:
    return whole(value, where, 0, LATEST)
