"""Where a channel shows what when: its regions and their windows, as plain frozen values."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from content.published.checks import a_list, a_name, a_time, an_object, refuse, whole

ALERT = "alert"
"""The region over everything, empty unless an emergency runs."""


class Window(NamedTuple):
    """[start, end) in ms: the loop that repeats in it, counted from anchor."""

    start: int
    end: int
    loop: str
    anchor: int


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle (x, y, width, height in px) with its own windows; fallback plays outside them."""

    name: str
    rect: tuple[int, int, int, int]
    windows: tuple[Window, ...]
    fallback: str | None


def regions_in(body: Any, loops: Collection[str], size: tuple[int, int]) -> tuple[Region, ...]:
    """The regions of a programme's body; raises Refused('malformed') with the place."""
    regions = tuple(_region(each, loops, size) for each in a_list(body, "regions"))
    _check_layout(regions, size)
    return regions


def _region(value: Any, loops: Collection[str], size: tuple[int, int]) -> Region:
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


def _window(value: Any, where: str, loops: Collection[str]) -> Window:
    start, end, loop, anchor = a_list(value, where, 4)
    window = Window(a_time(start, where), a_time(end, where), a_name(loop, where), a_time(anchor, where))
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
