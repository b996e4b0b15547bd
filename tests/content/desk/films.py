"""Documents and films as staff have them, made here."""

import io
from fractions import Fraction
from typing import Any

import av
import numpy as np
import pypdfium2


def paper(*sizes: tuple[int, int]) -> bytes:
    """A PDF whose pages have these sizes in points."""
    document = pypdfium2.PdfDocument.new()
    for size in sizes:
        document.new_page(*size)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def film(codec: str = "libx264", kind: str = "mp4", pixels: str = "yuv420p", seconds: int = 1) -> bytes:
    """A grey film of 64 by 48 pixels, ten pictures a second."""
    out = io.BytesIO()
    with av.open(out, "w", format=kind) as container:
        stream: Any = container.add_stream(codec, rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, pixels
        for number in range(10 * seconds):
            frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), number * 5 % 256, np.uint8), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 10)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return out.getvalue()
