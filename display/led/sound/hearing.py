"""What is heard of an emergency at an instant: the tone, a part of its words, or nothing. It follows from the clock
alone, so that screens side by side speak in step. Its twin is display/player/static/hearing.js; both run
tests/vectors/hearing.json.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from content.published.programme import Programme
from content.published.timeline import at

Ms = int
TONE_MS: Final = 3000


class Heard(NamedTuple):
    """A `tone`, or the recording that is an `item`; from when to when."""

    tone: str | None
    item: str | None
    begin: Ms
    until: Ms

    def is_same(self, other: "Heard | None") -> bool:
        return other is not None and (self.tone, self.item, self.begin) == (other.tone, other.item, other.begin)


def hearing(programme: Programme, now: Ms) -> Heard | None:
    """What is nonsense is silence."""
    alert = programme.regions[-1]
    window = next((each for each in alert.windows if each.start <= now < each.end), None)
    sound = programme.sounds.get(window.loop) if window else None
    if window is None or sound is None or now < window.anchor:
        return None
    if sound.get("always") is not True and is_dark(programme, now):
        return None
    every = sound.get("every_ms")
    begin = window.anchor
    if type(every) is int and every > 0:
        begin += (now - begin) // every * every
    for tone, item, ms in _parts(sound, programme.items):
        if now < begin + ms:
            return Heard(tone, item, begin, begin + ms)
        begin += ms
    return None


def is_dark(programme: Programme, now: Ms) -> bool:
    """Whether the channel is in its dark hours: in every region but the alert's there is nothing to be seen."""
    shown = list(at(programme, now).values())[:-1]
    return all(each is not None and programme.items[each.item]["kind"] == "dark" for each in shown)


def _parts(
    sound: Mapping[str, Any], items: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str | None, str | None, Ms]]:
    if isinstance(sound.get("tone"), str):
        yield sound["tone"], None, TONE_MS
    words = sound.get("words")
    for name in words if isinstance(words, list) else ():
        item = items.get(name) if isinstance(name, str) else None
        if item and "blob" in item and type(item.get("ms")) is int:
            yield None, name, item["ms"]
