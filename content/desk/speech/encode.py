"""Sentences one after another as one mono Opus in Ogg, and where each of them is in it."""

import io
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream

from .sound import Mark, Pcm, Voice

Samples = np.ndarray[tuple[int], np.dtype[np.int16]]
RATE: Final = 24_000
# As much as a machine's voice needs: at 24,000 it sounds the same, and a catalogue takes half as much room again.
BITS_PER_S: Final = 16_000
# The slower ways to encode take three times the time and save a tenth of the room.
OPTIONS: Final = {"application": "voip", "compression_level": "0"}
PAUSE_MS: Final = 400
EDGE_MS: Final = 120


def encoded(said: Iterable[tuple[str, Pcm]]) -> Voice | None:
    """A little silence first, between, and last; what has no sound gets no mark. None when nothing has. Sentences are
    taken as they come, so that an hour needs no more memory than a minute."""
    out, marks = io.BytesIO(), list[Mark]()
    with _Ogg(out) as ogg:
        for path, pcm in said:
            sound = _resampled(pcm)
            if sound.size:
                ogg.add(_silence(PAUSE_MS if marks else EDGE_MS))
                start = ogg.ms
                ogg.add(sound)
                marks.append(Mark(path, start, ogg.ms))
        ogg.add(_silence(EDGE_MS))
    return Voice(out.getvalue(), tuple(marks)) if marks else None


class _Ogg:
    """The same bytes for the same samples: no serial numbers of chance, no names of tools."""

    def __init__(self, out: io.BytesIO) -> None:
        self._file = av.open(out, "w", format="ogg", container_options={"fflags": "+bitexact"})
        stream = self._file.add_stream("libopus", rate=RATE, layout="mono", options=OPTIONS)
        if not isinstance(stream, AudioStream):
            raise TypeError("libopus is no encoder of sound")
        stream.bit_rate = BITS_PER_S
        self._stream, self._place = stream, 0

    @property
    def ms(self) -> int:
        """How much was added."""
        return self._place * 1000 // RATE

    def add(self, samples: Samples) -> None:
        self._file.mux(self._stream.encode(_frame(samples, RATE, self._place)))
        self._place += samples.size

    def __enter__(self) -> "_Ogg":
        return self

    def __exit__(self, *error: object) -> None:
        with self._file:
            if error[0] is None:
                self._file.mux(self._stream.encode(None))


def _silence(ms: int) -> Samples:
    return np.zeros(ms * RATE // 1000, dtype=np.int16)


def _resampled(pcm: Pcm) -> Samples:
    given = np.frombuffer(pcm.samples, dtype="<i2").astype(np.int16)
    if not given.size or pcm.rate == RATE:
        return given
    resampler = AudioResampler(format="s16", layout="mono", rate=RATE)
    frames = [*resampler.resample(_frame(given, pcm.rate)), *resampler.resample(None)]
    return np.concatenate([frame.to_ndarray()[0] for frame in frames])


def _frame(samples: Samples, rate: int, place: int = 0) -> AudioFrame:
    frame = AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = rate, place, Fraction(1, rate)
    return frame
