"""A recording's samples."""

from io import BytesIO
from typing import Final

import av
import numpy as np

from display.led.sound.tone import RATE, Samples

LONGEST_S: Final = 180


def voice(data: bytes) -> Samples:
    """At RATE, one channel, of what a recording holds up to LONGEST_S; raises FFmpegError, or IndexError where there
    is no sound in it."""
    same = av.AudioResampler("s16", "mono", RATE)
    found: list[Samples] = []
    with av.open(BytesIO(data), mode="r") as container:
        for frame in container.decode(container.streams.audio[0]):
            found += [each.to_ndarray().reshape(-1).astype(np.int16, copy=False) for each in same.resample(frame)]
            if frame.time is not None and frame.time > LONGEST_S:
                break
    return np.concatenate(found) if found else np.zeros(0, np.int16)
