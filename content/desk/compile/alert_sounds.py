"""What is heard of an alert on screens that have sound: a tone, then its words, again and again or once.

It stands beside the loops, so that a voice that comes later moves no picture. What is heard at an instant follows from
the clock alone: `(now - anchor) mod every_ms` is in the tone, in one of the voices, or in the silence after them.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

Ms = int
TONE_MS: Final[Ms] = 3000
"""As long as the players' tone."""
EVERY_MS: Final[Ms] = 120_000
"""From one tone to the next, where the words leave a rest between."""
REST_MS: Final[Ms] = 20_000
LOUD: Final = ("orange", "red")
"""Levels that are heard unless their author says otherwise."""


class Spoken(NamedTuple):
    """A recording of an alert's words: the blob, and how long it takes."""

    lang: str
    blob: str
    ms: Ms


def is_heard(content: Mapping[str, Any]) -> bool:
    """Whether it is heard at all: as its author chose, else by its level."""
    chosen = content.get("sound")
    return bool(chosen) if chosen is not None else content["colour"] in LOUD


def sound(content: Mapping[str, Any], voices: Mapping[str, Spoken], *, is_over: bool) -> dict[str, Any] | None:
    """Of one loop; `voices` by the names of their items. None where it is silent. A drill and an all-clear are heard
    once; `always`: also in the hours in which the channel is dark."""
    if not is_heard(content):
        return None
    if is_over:
        return {"tone": "over", "words": [], "every_ms": None, "always": False}
    lasting = TONE_MS + sum(each.ms for each in voices.values())
    every = None if content["drill"] else max(EVERY_MS, lasting + REST_MS)
    always = content["colour"] == "red" and not content["drill"]
    return {"tone": "alert", "words": list(voices), "every_ms": every, "always": always}


def items(name: str, spoken: Sequence[Spoken], approved_by: str) -> dict[str, dict[str, Any]]:
    """The items that hold the recordings, by their names; no loop plays them. `name` is the alert's own."""
    return {
        f"{name}-voice-{each.lang}": {
            "kind": "voice",
            "lang": each.lang,
            "blob": each.blob,
            "media_type": "audio/ogg",
            "ms": each.ms,
            "approved_by": approved_by,
        }
        for each in spoken
    }
