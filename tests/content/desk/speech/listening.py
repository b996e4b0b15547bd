"""Sound as a listener has it: decoded by the library, and measured."""

import io

import av
import numpy as np


def heard(data: bytes) -> tuple["np.ndarray[tuple[int], np.dtype[np.float64]]", int]:
    """The samples of a whole file, and how many of them are a second. Raises what the decoder raises."""
    with av.open(io.BytesIO(data), mode="r") as file:
        frames = [frame.to_ndarray().reshape(-1) for frame in file.decode(audio=0)]
        rate = file.streams.audio[0].rate
    return np.concatenate(frames).astype(np.float64), int(rate)


def loudness(data: bytes, start: int, end: int) -> float:
    """Of what is heard from `start` to `end` in ms."""
    samples, rate = heard(data)
    part = samples[start * rate // 1000 : end * rate // 1000]
    return float(np.sqrt(np.mean(part**2))) if part.size else 0.0


def length_ms(data: bytes) -> int:
    samples, rate = heard(data)
    return samples.size * 1000 // rate
