"""The frame that a device really took, told to the desk now and then as a small picture."""

import base64
from concurrent.futures import Executor
from contextlib import suppress
from io import BytesIO

from PIL import Image

from content.published.spool import Spool
from display.led.lettering import Pixels

Ms = int
EVERY_MS = 30_000
LARGEST = 96 * 1024
"""Bytes of a picture; a larger one is halved until it fits."""


class Looks:
    """`who` has screen and channel. The picture is made beside the loop, in `executor` where there is one."""

    def __init__(self, spool: Spool, who: dict[str, str], executor: Executor | None = None) -> None:
        self._spool, self._who, self._executor = spool, who, executor
        self._taken: tuple[Ms, int | None] | None = None

    def see(self, frame: Pixels, now: Ms, number: int | None) -> None:
        """Taken every half minute, and at once when it shows another programme."""
        if self._taken and self._taken[1] == number and self._taken[0] <= now < self._taken[0] + EVERY_MS:
            return
        self._taken = now, number
        if self._executor:
            self._executor.submit(self._tell, frame.copy(), now, number)
        else:
            self._tell(frame, now, number)

    def _tell(self, frame: Pixels, now: Ms, number: int | None) -> None:
        with suppress(OSError):
            png = base64.b64encode(picture(frame)).decode()
            self._spool.append("picture", {"entries": [{**self._who, "at": now, "number": number, "png": png}]})


def picture(frame: Pixels, most: int = LARGEST) -> bytes:
    """A PNG of at most so many bytes."""
    image = Image.fromarray(frame)
    while True:
        out = BytesIO()
        image.save(out, "png", compress_level=6)
        if out.tell() <= most or max(image.size) < 32:
            return out.getvalue()
        image = image.resize((max(1, image.width // 2), max(1, image.height // 2)), Image.Resampling.BOX)
