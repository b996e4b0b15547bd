"""Voices that were made, kept under DATA/hub/voices by the digest of all that they were made from."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from content.published import durable
from content.published.canonical import canonical, digest

from .driver import Driver
from .fields import Said
from .sound import Mark, Voice

FOLDER: Final = "voices"
QUOTA: Final = 2 * 1024**3
"""Bytes of all that is kept: some 250 hours."""


def key_of(driver: Driver, lang: str, said: Sequence[Said]) -> str:
    """While it is the same, so is the voice."""
    return digest([driver.name, driver.version, lang, [list(each) for each in said]])


class Kept:
    """A folder of files `<key>`: a line of JSON, then the sound. What is not whole is as if it were not there."""

    def __init__(self, data: Path, quota: int = QUOTA) -> None:
        """`data` is DATA, `quota` in bytes."""
        self._folder = data / "hub" / FOLDER
        self._quota = quota

    def keys(self) -> frozenset[str]:
        """Of everything that is kept."""
        return frozenset(self._sizes())

    def bytes(self) -> int:
        return sum(self._sizes().values())

    def read(self, key: str) -> Voice | None:
        """None when it is not kept, or not whole; what is not whole is made again."""
        path = self._folder / key
        try:
            head, _, sound = path.read_bytes().partition(b"\n")
        except OSError:
            return None
        voice = _voice(head, sound)
        if voice is None:
            with suppress(OSError):
                path.unlink()
        return voice

    def put(self, key: str, voice: Voice) -> None:
        """Raises OSError. Not waited for on the disk: what a power cut takes is made again."""
        head = {"sha": hashlib.sha256(voice.data).hexdigest(), "marks": [list(mark) for mark in voice.marks]}
        path = self._folder / key
        temporary = durable.unfinished(path)
        try:
            durable.put(temporary, canonical(head) + b"\n" + voice.data, 0o600, sync=False)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise

    def make_room(self, wanted: Callable[[], Iterable[str]]) -> bool:
        """Drop what is not wanted, the oldest first, until the quota is kept; whether it is. What is wanted is asked
        only when there is too much."""
        sizes = self._sizes()
        excess = sum(sizes.values()) - self._quota
        for key in sorted(sizes.keys() - set(wanted()), key=self._age) if excess > 0 else ():
            if excess <= 0:
                break
            excess -= sizes[key]
            with suppress(OSError):
                (self._folder / key).unlink()
        return excess <= 0

    def _sizes(self) -> Mapping[str, int]:
        try:
            with os.scandir(self._folder) as found:
                return {each.name: each.stat().st_size for each in found if not each.name.startswith(".")}
        except OSError:
            return {}

    def _age(self, key: str) -> float:
        with suppress(OSError):
            return (self._folder / key).stat().st_mtime
        return 0.0


def _voice(head: bytes, sound: bytes) -> Voice | None:
    try:
        told: Any = json.loads(head)
        marks = tuple(Mark(str(path), int(start), int(end)) for path, start, end in told["marks"])
        whole = told["sha"] == hashlib.sha256(sound).hexdigest()
    except (ValueError, TypeError, KeyError):
        return None
    return Voice(sound, marks) if whole else None
