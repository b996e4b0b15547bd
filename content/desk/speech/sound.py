"""Sound as it is handed on: samples from a driver, a file with marks from the encoder."""

from dataclasses import dataclass
from typing import Final, NamedTuple

MEDIA_TYPE: Final = "audio/ogg"


@dataclass(frozen=True, slots=True)
class Pcm:
    """Mono, 16 bits, little endian, `rate` samples a second."""

    samples: bytes
    rate: int

    @property
    def ms(self) -> int:
        return len(self.samples) // 2 * 1000 // self.rate


class Mark(NamedTuple):
    """What `path` says is heard from `start` to `end`, in ms."""

    path: str
    start: int
    end: int


class Voice(NamedTuple):
    """A whole sound file (Opus in Ogg), and where in it each path is said: marks are in order and disjoint."""

    data: bytes
    marks: tuple[Mark, ...]
