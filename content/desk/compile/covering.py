"""The alert region: what covers a channel when. It needs nothing but the alerts, so it can be laid over a programme
that stands already: an emergency waits for no notice."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from content.desk.compile import alert_sounds
from content.desk.compile.alerting import Aired, parts
from content.desk.compile.anchors import Before, anchor
from content.desk.compile.parts import Ms, Part

ALERT: Final = "alert"
LOOP: Final = "A"
ITEM: Final = "a"
SOUNDS: Final = "sounds"
VOICE: Final = "voice"
SILENT: Final = "silent"
"""Among what a channel's screens are told: nothing is heard there."""


class Covering:
    """The alerts of one channel, sorted and disjoint, laid out for its size."""

    def __init__(self, aired: Sequence[Aired], size: tuple[int, int], zone: str) -> None:
        self._size = size
        self._stretches = [(each, parts(each, size, zone)) for each in aired]

    @property
    def parts(self) -> list[Part]:
        return [part for _, found in self._stretches for part in found]

    def over(self, body: dict[str, Any], before: Before, now: Ms) -> dict[str, Any]:
        """The body with this as its last region, and nothing of any alert that it had."""
        loops = {name: loop for name, loop in body["loops"].items() if not name.startswith(LOOP)}
        items = {name: item for name, item in body["items"].items() if not is_alert(name)}
        windows, sounds = [], {}
        for place, (aired, found) in enumerate(self._stretches):
            name = f"{LOOP}{place}"
            loops[name] = [[part.id, part.duration] for part in found]
            items |= {part.id: dict(part.item) for part in found}
            windows.append([aired.start, aired.end, name, anchor(aired.start, aired.end, loops[name], before, now)])
            sounds[name] = _sound(aired, items)
        region = {"name": ALERT, "rect": [0, 0, *self._size], "windows": windows, "fallback": None}
        others = [each for each in body["regions"] if each["name"] != ALERT]
        heard = {name: sound for name, sound in sounds.items() if sound is not None}
        over = {name: value for name, value in body.items() if name != SOUNDS} | ({SOUNDS: heard} if heard else {})
        return over | {"regions": [*others, region], "loops": loops, "items": items}


def laid_over(previous: Mapping[str, Any], aired: Sequence[Aired], number: int, now: Ms) -> dict[str, Any]:
    """The programme that stands, with these alerts over it and a number of its own."""
    covering = Covering(aired, tuple(previous["size"]), previous["zone"])
    body = dict(previous) | {"number": number, "built_at": now}
    laid = covering.over(body, Before(previous, ALERT), now)
    return silenced(laid) if previous.get("desired", {}).get(SILENT) else laid


def silenced(body: Mapping[str, Any]) -> dict[str, Any]:
    """Without anything that is heard."""
    seen = {name: item for name, item in body["items"].items() if item["kind"] != VOICE}
    return {name: value for name, value in body.items() if name != SOUNDS} | {"items": seen}


def _sound(aired: Aired, items: dict[str, Any]) -> dict[str, Any] | None:
    """What is heard of it; the recordings become items."""
    voices = alert_sounds.items(aired.name, aired.spoken, aired.approved_by)
    named = dict(zip(voices, aired.spoken, strict=True))
    found = alert_sounds.sound(aired.content, named, is_over=aired.is_over)
    if found is not None:
        items |= voices
    return found


def is_alert(item: str) -> bool:
    """Whether an item of this name is an alert's."""
    return item.startswith(ITEM) and item[1:2].isdigit()
