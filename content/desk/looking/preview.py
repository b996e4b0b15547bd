"""What is shown of an upload before anybody keeps it."""

import io
from typing import Final

from PIL import Image, ImageOps

from . import paper
from .small import EDGE, small

MOST_PAGES: Final = 3


def of_picture(data: bytes) -> bytes:
    """Of one that `look_at_picture` lets pass: upright and small."""
    with Image.open(io.BytesIO(data)) as picture:
        # A photograph is read at a fraction of its size.
        picture.draft("RGB", (2 * EDGE, 2 * EDGE))
        return small(ImageOps.exif_transpose(picture))


def of_pages(data: bytes) -> tuple[int, list[bytes]]:
    """How many pages there are, and the first of them small. Raises Problem 400 as `look_at_paper` does."""
    with paper.opened(data) as document:
        count = len(document)
        drawn = (paper.drawn(document, number, EDGE) for number in range(min(count, MOST_PAGES)))
        return count, [small(page) for page in drawn]
