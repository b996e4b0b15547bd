"""The tone before an emergency's words, and the softer one of an all-clear. Its notes are those of the browser player's
tone.js."""

from functools import cache
from typing import Any, Final

import numpy as np

Samples = np.ndarray[Any, np.dtype[np.int16]]
RATE: Final = 48_000
NOTES: Final = {"alert": (660, 880, 660, 880, 660, 880), "over": (523, 659)}
NOTE_S: Final = 0.5
LOUD: Final = 0.6
EDGE_S: Final = 0.03
"""A note comes and goes so softly that it does not click."""


@cache
def tone(kind: str) -> Samples:
    """At RATE, one channel; empty for a tone that is not known."""
    notes = [_note(hertz) for hertz in NOTES.get(kind, ())]
    return np.concatenate(notes) if notes else np.zeros(0, np.int16)


def _note(hertz: int) -> Samples:
    seconds = np.arange(int(NOTE_S * RATE)) / RATE
    turn = seconds * hertz % 1
    triangle = 1 - 4 * np.abs(turn - 0.5)
    soft = np.minimum(1 - np.exp(-seconds / EDGE_S), 1 - np.exp(-(NOTE_S - seconds) / EDGE_S))
    samples: Samples = (triangle * soft * LOUD * 32_767).astype(np.int16)
    return samples
