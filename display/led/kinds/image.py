"""A picture, fitted into its region."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image, ImageOps

from display.led.kinds.page import FOREVER
from display.led.lettering import Pixels


class Still:
    def __init__(self, pixels: Pixels) -> None:
        self._pixels = pixels

    def paint(self, view: Pixels, offset: float, now: float) -> float:  # noqa: ARG002 the same at any moment
        np.copyto(view, self._pixels)
        return FOREVER


def prepare_image(item: Mapping[str, Any], size: tuple[int, int], blobs: Callable[[str], bytes]) -> Still:
    """Raises Refused when the blob is not there whole, OSError when it is no picture."""
    with Image.open(BytesIO(blobs(item["blob"]))) as opened:
        picture = _on_black(ImageOps.exif_transpose(opened))
    fit = ImageOps.fit if item.get("fit") == "cover" else ImageOps.pad
    return Still(np.asarray(fit(picture, size)))


def _on_black(picture: Image.Image) -> Image.Image:
    """RGB; what is transparent lets the dark panel be seen."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    ground = Image.new("RGBA", picture.size, "black")
    return Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")
