from typing import NamedTuple


class Looked(NamedTuple):
    """What an upload is. Sizes in px as it is shown, of a document's first page as a picture; duration in ms of a
    video; `poster` is a small WebP picture of it; pages are the bytes of a document's pages, WebP pictures, and
    `page_count` how many there are where they were not drawn. writing: how many px high the smallest is that looks like
    writing, None where nothing does or nobody looked."""

    media_type: str
    width: int
    height: int
    duration: int | None = None
    pages: tuple["Page", ...] = ()
    poster: bytes | None = None
    page_count: int = 0
    writing: int | None = None


class Page(NamedTuple):
    data: bytes
    width: int
    height: int
    writing: int | None = None
