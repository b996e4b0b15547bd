from typing import NamedTuple


class Looked(NamedTuple):
    """What an upload is. Sizes in px, of a document's first page as a picture; duration in ms of a video; pages are the
    bytes of a document's pages, WebP pictures."""

    media_type: str
    width: int
    height: int
    duration: int | None = None
    pages: tuple["Page", ...] = ()


class Page(NamedTuple):
    data: bytes
    width: int
    height: int
