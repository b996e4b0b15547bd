"""The kinds of uploads, by their media types."""

from typing import Final

BEGINS: Final = {"image": "image/", "video": "video/", "document": "application/pdf"}


def kind_of(media_type: str) -> str:
    """One of BEGINS."""
    return next(kind for kind, begun in BEGINS.items() if media_type.startswith(begun))
