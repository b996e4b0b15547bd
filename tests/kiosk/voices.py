"""Voices for bodies: recordings of a low hum, and marks that say what each part of it would be."""

import io
import math
from array import array
from collections.abc import Mapping, Sequence
from typing import Any

import av

RATE = 8_000
"""Samples in a second."""


def recording(seconds: int, pitch: int = 220) -> bytes:
    """Opus in Ogg, mono; `pitch` in Hz."""
    file = io.BytesIO()
    second = array("h", (int(3000 * math.sin(2 * math.pi * pitch * n / RATE)) for n in range(RATE)))
    with av.open(file, "w", format="ogg") as container:
        stream = container.add_stream("libopus", rate=RATE, layout="mono", options={"compression_level": "0"})
        stream.bit_rate = 12_000
        for number in range(seconds):
            frame = av.AudioFrame(format="s16", layout="mono", samples=RATE)
            frame.planes[0].update(second.tobytes())
            frame.sample_rate, frame.pts = RATE, number * RATE
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()


def voiced(body: Mapping[str, Any], sha: str, paths: Sequence[str], seconds: int = 60) -> dict[str, Any]:
    """The body with a voice in both languages that says each path for `seconds`, in a recording known by `sha`."""
    marks = [[path, place * seconds * 1000, (place + 1) * seconds * 1000] for place, path in enumerate(paths)]
    return {**body, "voice": {lang: {"blob": sha, "marks": marks} for lang in ("zh-Hans", "en")}}
