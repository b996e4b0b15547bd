"""Pictures: decoded whole, or refused."""

import io
import warnings
from typing import Final

from PIL import Image, UnidentifiedImageError

from content.desk.errors import Problem

from .looked import Looked
from .writing import smallest

MOST_BYTES: Final = 20 * 1024 * 1024
MOST_PIXELS: Final = 40_000_000
TYPES: Final = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}


def is_picture(head: bytes) -> bool:
    """Whether a file that begins so says that it is one of TYPES."""
    return head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")) or (head[:4], head[8:12]) == (b"RIFF", b"WEBP")


def look_at_picture(data: bytes) -> Looked:
    """Raises Problem 400 `not-a-picture`, `broken-picture` or `too-many-pixels`, 413; all with field `file`."""
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // 1024 // 1024
        raise Problem(413, "too-large", "a picture has at most %(most)d MB", field="file", most=most)
    try:
        with warnings.catch_warnings():
            # Pillow warns of bombs below its own limit; ours is checked before anything is decoded.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _decoded(data)
    except Problem:
        raise
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except Exception as error:
        # Broken pictures make Pillow raise nearly anything.
        raise Problem(400, "broken-picture", "the picture is damaged", field="file") from error


def _decoded(data: bytes) -> Looked:
    try:
        picture = Image.open(io.BytesIO(data), formats=tuple(TYPES))
    except UnidentifiedImageError as error:
        message = "this is no picture (PNG, JPEG, WebP), no PDF document and no video (MP4, WebM)"
        raise Problem(400, "not-a-picture", message, field="file") from error
    with picture:
        width, height = picture.size
        if width * height > MOST_PIXELS:
            raise _too_many_pixels()
        kind = TYPES[str(picture.format)]
        picture.load()
        return Looked(kind, width, height, writing=smallest(picture))


def _too_many_pixels() -> Problem:
    most = MOST_PIXELS // 1_000_000
    message = "a picture has at most %(most)d million pixels"
    return Problem(400, "too-many-pixels", message, field="file", most=most)
