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
# Samples that go into the encoder at once.
BLOCK: Final = 24_000


def encoded(said: Iterable[tuple[str, Pcm]]) -> Voice | None:
    """A little silence first, between, and last; what has no sound gets no mark. None when nothing has."""
    samples, place = [_silence(EDGE_MS)], EDGE_MS * RATE // 1000
    marks: list[Mark] = []
    for path, pcm in said:
        sound = _resampled(pcm)
        if sound.size:
            if marks:
                samples.append(_silence(PAUSE_MS))
                place += samples[-1].size
            end = place + sound.size
            marks.append(Mark(path, place * 1000 // RATE, end * 1000 // RATE))
            samples.append(sound)
            place = end
    if not marks:
        return None
    samples.append(_silence(EDGE_MS))
    whole = np.concatenate(samples)
    return Voice(_ogg(whole), tuple(marks))


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


def _ogg(samples: Samples) -> bytes:
    """The same bytes for the same samples: no serial numbers of chance, no names of tools."""
    out = io.BytesIO()
    with av.open(out, "w", format="ogg", container_options={"fflags": "+bitexact"}) as file:
        stream = file.add_stream("libopus", rate=RATE, layout="mono", options=OPTIONS)
        if not isinstance(stream, AudioStream):
            raise TypeError("libopus is no encoder of sound")
        stream.bit_rate = BITS_PER_S
        for place in range(0, samples.size, BLOCK):
            file.mux(stream.encode(_frame(samples[place : place + BLOCK], RATE, place)))
        file.mux(stream.encode(None))
    return out.getvalue()
