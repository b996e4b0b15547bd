"""Small pictures to look at: of pictures, of a document's first pages, of a moment in a film."""

import io
from typing import Any, Final

from PIL import Image

EDGE: Final = 640
_WEBP: Final[dict[str, Any]] = {"quality": 80, "method": 3}


def small(image: Image.Image, edge: int = EDGE) -> bytes:
    """As WebP, its longer edge at most `edge` px."""
    shown = image.convert("RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB")
    shown.thumbnail((edge, edge))
    out = io.BytesIO()
    shown.save(out, "WEBP", **_WEBP)
    return out.getvalue()
