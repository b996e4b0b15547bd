"""What makes speech. A driver is all that knows of a synthesiser; everything else works with sound."""

from functools import lru_cache
from typing import Protocol

from .sound import Pcm


class Unspoken(Exception):
    """The driver could not say it."""


class Driver(Protocol):
    """Name and version say what made a voice: another version's voices are made anew."""

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...

    def say(self, words: str, lang: str) -> Pcm:
        """One sentence in "zh-Hans" or "en"; empty sound for what has no words. Raises Unspoken."""


@lru_cache(maxsize=1)
def installed() -> Driver | None:
    """The driver of this machine; None where none is installed, and the kiosks are silent."""
    from .espeak import Espeak

    return Espeak.found()
