"""A channel's plan, as plain frozen values; the compiler's promises are checked when it is read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from content.published.checks import LATEST, a_list, a_name, a_sha, a_time, an_object, refuse, whole
from content.published.desired import NOTHING, Desired, desired_in
from content.published.layout import ALERT, Region, Window, regions_in

__all__ = ["ALERT", "Loop", "Programme", "Region", "Window", "parse"]


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
    desired: Desired = NOTHING
    sounds: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def blobs(self) -> tuple[str, ...]:
        """The SHA-256 of every blob that an item needs, each once."""
        return tuple(sorted({item["blob"] for item in self.items.values() if "blob" in item}))


def parse(body: Mapping[str, Any]) -> Programme:
    """Raises Refused('malformed') with the place in the body."""
    items = {a_name(name, "items"): _item(item, name) for name, item in _members(body, "items")}
    loops = {a_name(name, "loops"): _loop(loop, name, items) for name, loop in _members(body, "loops")}
    width, height = (whole(each, "size", 1) for each in a_list(body.get("size"), "size", 2))
    return Programme(
        channel=a_name(body.get("channel"), "channel"),
        number=whole(body.get("number"), "number"),
        built_at=a_time(body.get("built_at"), "built_at"),
        good_until=a_time(body.get("good_until"), "good_until"),
        zone=a_name(body.get("zone"), "zone"),
        size=(width, height),
        regions=regions_in(body.get("regions"), loops, (width, height)),
        loops=loops,
        items=items,
        desired=desired_in(body),
        sounds=_sounds(body.get("sounds")),
    )


def _members(body: Mapping[str, Any], name: str) -> Iterator[tuple[str, Any]]:
    return iter(an_object(body.get(name), name).items())


def _sounds(told: Any) -> Mapping[str, Mapping[str, Any]]:
    """What is heard with which loop. What is nonsense is silence: no picture is refused for its sound."""
    found = told if isinstance(told, dict) else {}
    return {name: sound for name, sound in found.items() if isinstance(sound, dict)}


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
