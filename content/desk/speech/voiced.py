"""Voices as an edition has them: in the body, where they are kept already, and else a word on what is missing."""

import hashlib
import re
from collections.abc import Collection, Mapping
from typing import Any, Final, NamedTuple

from .driver import Driver
from .fields import Said
from .kept import Kept, key_of
from .script import rank, script
from .sound import MEDIA_TYPE

Turn = tuple[int, int, int]
"""Whose voice is made first: by kind, documents the newest first, then the order that staff gave."""
_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)


class Wanted(NamedTuple):
    """One language of a record: what it is kept under, and what is to be said."""

    key: str
    lang: str
    said: list[Said]


class Voices:
    """What is kept, as it was found by the last `look`. Without a driver nothing is added and nothing missed."""

    def __init__(self, kept: Kept, driver: Driver | None) -> None:
        self._kept, self._driver = kept, driver
        self._keys: Collection[str] = frozenset()

    def look(self) -> None:
        """See what was made since."""
        self._keys = self._kept.keys() if self._driver else frozenset()

    def have_come(self, missing: Collection[str]) -> bool:
        """Whether any of these keys is kept by now."""
        return any(key in self._keys for key in missing)

    def wanted(self, body: Mapping[str, Any]) -> list[Wanted]:
        driver = self._driver
        if driver is None:
            return []
        return [Wanted(key_of(driver, lang, said), lang, said) for lang, said in script(body).items()]

    def missing(self, body: Mapping[str, Any]) -> tuple[str, ...]:
        """The keys that this body wants a voice of, and has none."""
        spoken = body.get("voice")
        has = {each.get("of") for each in spoken.values()} if isinstance(spoken, Mapping) else set()
        return tuple(each.key for each in self.wanted(body) if each.key not in has)

    def add(self, body: dict[str, Any]) -> tuple[dict[str, bytes], tuple[str, ...]]:
        """Set body["voice"] to what is kept; the blobs for it, by SHA-256, and the keys of what is missing."""
        blobs: dict[str, bytes] = {}
        spoken: dict[str, Any] = {}
        missing = []
        for each in self.wanted(body):
            voice = self._kept.read(each.key) if each.key in self._keys else None
            if voice is None:
                missing.append(each.key)
                continue
            sha = hashlib.sha256(voice.data).hexdigest()
            blobs[sha] = voice.data
            marks = [list(mark) for mark in voice.marks]
            spoken[each.lang] = {"blob": sha, "media_type": MEDIA_TYPE, "marks": marks, "of": each.key}
        if spoken:
            body["voice"] = spoken
        return blobs, tuple(missing)


def turn_of(body: Mapping[str, Any]) -> Turn:
    kind, order = body.get("kind"), body.get("order")
    days = (body.get(name) for name in ("published_on", "written_on"))
    day = next((found for day in days if isinstance(day, str) and (found := _DAY.fullmatch(day))), None)
    dated = int("".join(day.groups())) if day else 0
    return rank(str(kind)), -dated, order if isinstance(order, int) else 0
