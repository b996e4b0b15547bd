"""Documents and films as staff have them, made here."""

import io
from fractions import Fraction
from typing import Any

import av
import numpy as np
import pypdfium2

SOUND_RATE = 44_100


def paper(*sizes: tuple[int, int]) -> bytes:
    """A PDF whose pages have these sizes in points."""
    document = pypdfium2.PdfDocument.new()
    for size in sizes:
        document.new_page(*size)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def film(
    codec: str = "libx264",
    kind: str = "mp4",
    pixels: str = "yuv420p",
    seconds: int = 1,
    *,
    size: tuple[int, int] = (64, 48),
    rate: int = 10,
    sound: str = "",
) -> bytes:
    """A grey film; with `sound`, the name of a codec, one that hums."""
    out = io.BytesIO()
    with av.open(out, "w", format=kind) as container:
        stream: Any = container.add_stream(codec, rate=rate)
        stream.width, stream.height, stream.pix_fmt = *size, pixels
        heard: Any = container.add_stream(sound, rate=SOUND_RATE, layout="mono") if sound else None
        grey = np.ones((size[1], size[0], 3), np.uint8)
        for number in range(rate * seconds):
            frame = av.VideoFrame.from_ndarray(grey * (number * 5 % 256), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, rate)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
        if heard:
            container.mux(heard.encode(_hum(seconds)))
            container.mux(heard.encode())
    return out.getvalue()


def _hum(seconds: int) -> av.AudioFrame:
    wave = np.sin(np.arange(SOUND_RATE * seconds) / 20).astype(np.float32)[np.newaxis]
    found = av.AudioFrame.from_ndarray(wave, format="fltp", layout="mono")
    found.rate, found.pts, found.time_base = SOUND_RATE, 0, Fraction(1, SOUND_RATE)
    return found
