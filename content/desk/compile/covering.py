"""The alert region: what covers a channel when. It needs nothing but the alerts, so it can be laid over a programme
that stands already: an emergency waits for no notice."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from content.desk.compile.alerting import Aired, parts
from content.desk.compile.anchors import Before, anchor
from content.desk.compile.parts import Ms, Part

ALERT: Final = "alert"
LOOP: Final = "A"
ITEM: Final = "a"


class Covering:
    """The alerts of one channel, sorted and disjoint, laid out for its size."""

    def __init__(self, aired: Sequence[Aired], size: tuple[int, int], zone: str) -> None:
        self._size = size
        self._stretches = [(each.start, each.end, parts(each, size, zone)) for each in aired]

    @property
    def parts(self) -> list[Part]:
        return [part for _, _, found in self._stretches for part in found]

    def over(self, body: dict[str, Any], before: Before, now: Ms) -> dict[str, Any]:
        """The body with this as its last region, and nothing of any alert that it had."""
        loops = {name: loop for name, loop in body["loops"].items() if not name.startswith(LOOP)}
        items = {name: item for name, item in body["items"].items() if not is_alert(name)}
        windows = []
        for place, (start, end, found) in enumerate(self._stretches):
            name = f"{LOOP}{place}"
            loops[name] = [[part.id, part.duration] for part in found]
            items |= {part.id: dict(part.item) for part in found}
            windows.append([start, end, name, anchor(start, end, loops[name], before, now)])
        region = {"name": ALERT, "rect": [0, 0, *self._size], "windows": windows, "fallback": None}
        others = [each for each in body["regions"] if each["name"] != ALERT]
        return body | {"regions": [*others, region], "loops": loops, "items": items}


def laid_over(previous: Mapping[str, Any], aired: Sequence[Aired], number: int, now: Ms) -> dict[str, Any]:
    """The programme that stands, with these alerts over it and a number of its own."""
    covering = Covering(aired, tuple(previous["size"]), previous["zone"])
    body = dict(previous) | {"number": number, "built_at": now}
    return covering.over(body, Before(previous, ALERT), now)


def is_alert(item: str) -> bool:
    """Whether an item of this name is an alert's."""
    return item.startswith(ITEM) and item[1:2].isdigit()
