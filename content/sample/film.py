"""A short film of the bureau: water that goes on without an end, drawn here so that it belongs to nobody."""

import io
from fractions import Fraction
from typing import Any, Final

import av
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from content.type.faces import font_file

SIZE: Final = (672, 460)
"""Half of the wall's region for pictures."""
RATE, SECONDS = 20, 5
TITLE: Final = "护一河清水  润一城人家"
SKY: Final = ((255, 226, 186), (176, 220, 232))
# From the far bank to the near one: base line, height, waves across, turns in the film, colour. All turns are whole, so
# that the end is the beginning.
WAVES: Final = (
    (236, 6, 3, 1, (132, 190, 204)),
    (268, 8, 2, -1, (94, 166, 190)),
    (304, 11, 2, 1, (62, 138, 170)),
    (346, 13, 1, -1, (38, 106, 148)),
    (392, 15, 1, 1, (18, 74, 118)),
)
CREST: Final = 46
"""By how much lighter the edge of a wave is."""
STEP: Final = 4


def made() -> bytes:
    """The film as MP4 (H.264), without a sound."""
    out, sky, caption = io.BytesIO(), _sky(), _caption()
    with av.open(out, "w", format="mp4") as container:
        stream: Any = container.add_stream("libx264", rate=RATE, options={"preset": "veryfast", "crf": "24"})
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv420p"
        for number in range(RATE * SECONDS):
            picture = sky.copy()
            _water(picture, number / (RATE * SECONDS))
            picture.paste((255, 255, 255), mask=caption)
            frame = av.VideoFrame.from_ndarray(np.asarray(picture), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return out.getvalue()


def _water(picture: Image.Image, turn: float) -> None:
    """All waves as they lie at `turn`, 0 to 1 of the film."""
    pen = ImageDraw.Draw(picture)
    x = np.arange(0, SIZE[0] + STEP, STEP)
    for base, height, across, turns, colour in WAVES:
        phase = 2 * np.pi * (across * x / SIZE[0] + turns * turn)
        edge = list(
            zip(x.tolist(), (base + height * (np.sin(phase) + 0.3 * np.sin(3 * phase + 1))).tolist(), strict=True)
        )
        pen.polygon([*edge, (SIZE[0], SIZE[1]), (0, SIZE[1])], fill=colour)
        pen.line(edge, fill=tuple(min(255, part + CREST) for part in colour), width=3)


def _sky() -> Image.Image:
    down = np.linspace(0, 1, SIZE[1])[:, None, None]
    above, below = (np.asarray(colour, float) for colour in SKY)
    band = np.repeat(above * (1 - down) + below * down, SIZE[0], axis=1)
    return Image.fromarray(band.astype(np.uint8))


def _caption() -> Image.Image:
    """How much of each pixel its words cover."""
    layer = Image.new("L", SIZE, 0)
    font = ImageFont.truetype(font_file("sans"), 46)
    ImageDraw.Draw(layer).text((SIZE[0] // 2, 424), TITLE, font=font, fill=240, anchor="mm", stroke_width=1)
    return layer
