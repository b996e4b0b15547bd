"""How the screens of a channel are to be, beside what they show: it travels in the programme and is obeyed from the
local store, so that it holds through every outage and nobody ever has to reach a screen.

    "desired": {"brightness": [[from_ms, to_ms, percent], ...], "restart": number}

Windows of brightness are half-open, sorted and disjoint; outside them, and while an emergency is shown, it is 100.
Whoever began with a programme below `restart` begins anew, once. Hours in which a channel is dark are no state but
windows of its regions, which show the item kind `dark`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from content.published.checks import a_list, a_time, an_object, refuse, whole

Ms = int
FULL = 100


@dataclass(frozen=True, slots=True)
class Desired:
    """brightness: (from, to, percent) each; restart: None for nobody."""

    brightness: tuple[tuple[Ms, Ms, int], ...] = ()
    restart: int | None = None

    def percent(self, now: Ms, *, emergency: bool = False) -> int:
        """How bright at now, 0 to 100."""
        if emergency:
            return FULL
        return next((percent for start, end, percent in self.brightness if start <= now < end), FULL)

    def wants_restart(self, first: int, number: int) -> bool:
        """Whether one that began with programme `first`, and has `number` now, has to begin anew."""
        return self.restart is not None and first < self.restart <= number


NOTHING = Desired()


def desired_in(body: Mapping[str, Any]) -> Desired:
    """Of a programme's body, where it may be left out; raises Refused('malformed')."""
    if "desired" not in body:
        return NOTHING
    told = an_object(body["desired"], "desired")
    windows = tuple(_window(each) for each in a_list(told.get("brightness", []), "desired.brightness"))
    if any(one[1] > other[0] for one, other in pairwise(windows)):
        refuse("desired.brightness", "has windows that overlap or are not in order")
    restart = told.get("restart")
    return Desired(windows, None if restart is None else whole(restart, "desired.restart"))


def _window(told: Any) -> tuple[Ms, Ms, int]:
    start, end, percent = a_list(told, "desired.brightness", 3)
    if a_time(start, "desired.brightness") >= a_time(end, "desired.brightness"):
        refuse("desired.brightness", "has a window that ends before it begins")
    return start, end, whole(percent, "desired.brightness", 0, FULL)
