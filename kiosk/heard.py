"""What a page lets hear of an emergency, as its programme says: a tone, then its words, from where the clock says that
they began. Read without trust: nonsense is silence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from content.published.checks import is_sha
from content.published.programme import Programme, Window
from content.published.timeline import at

Ms = int
TONES = ("alert", "over")
LONGEST: Ms = 3_600_000


@dataclass(frozen=True, slots=True)
class Sound:
    """anchor: when it began; words: (language, blob, ms) one after another; every: after so many ms again, None for
    once."""

    anchor: Ms
    tone: str
    words: tuple[tuple[str, str, Ms], ...]
    every: Ms | None


def sound_of(programme: Programme, window: Window, now: Ms) -> Sound | None:
    """Of a window of the alert region; None where it is silent, as it is in dark hours unless it is always heard."""
    told = programme.sounds.get(window.loop, {})
    tone, every = told.get("tone"), told.get("every_ms")
    if tone not in TONES or (told.get("always") is not True and _is_dark(programme, now)):
        return None
    words = tuple(_words(programme.items, told.get("words")))
    return Sound(window.anchor, str(tone), words, every if type(every) is int and every > 0 else None)


def _words(items: Mapping[str, Mapping[str, Any]], named: object) -> Iterator[tuple[str, str, Ms]]:
    for name in named if isinstance(named, list) else ():
        item = items.get(name, {}) if isinstance(name, str) else {}
        lang, blob, length = item.get("lang"), item.get("blob"), item.get("ms")
        if isinstance(lang, str) and is_sha(blob) and type(length) is int and 0 < length <= LONGEST:
            yield lang, str(blob), length


def _is_dark(programme: Programme, now: Ms) -> bool:
    """Whether there is nothing to be seen in any region but the alert's."""
    found = [position for name, position in at(programme, now).items() if name != programme.regions[-1].name]
    return all(each is not None and programme.items[each.item].get("kind") == "dark" for each in found)
