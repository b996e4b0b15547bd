"""Videos: what is in them decides, not their name. Browsers decode H.264, VP9 and AV1 in MP4 or WebM; what telephones
and cameras bring besides is footage, which the import makes into one of these (see `filmed`)."""

from pathlib import Path
from typing import Any, Final

import av

from content.desk.errors import Problem

from .looked import Looked
from .small import small

MOST_BYTES: Final = 128 * 1024 * 1024
MOST_PIXELS: Final = 4096 * 2304
SHORTEST_MS, LONGEST_MS = 200, 30 * 60_000
CODECS: Final = {"h264": "H.264", "vp9": "VP9", "av1": "AV1", "libdav1d": "AV1"}
# Eight bits and a quarter of the colours: what every decoder has.
PIXELS: Final = frozenset({"yuv420p", "yuvj420p"})
MP4, WEBM = "video/mp4", "video/webm"
# Only these readers of files are let near one: others follow what a file says to further files.
READERS: Final = {b"\x1aE\xdf\xa3": "matroska", b"0&\xb2u": "asf"}
# What holds footage only, whatever is in it.
READERS_OF_FOOTAGE: Final = frozenset({"avi", "asf"})
_BOXES: Final = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")


def is_film(data: bytes) -> bool:
    """Whether it is footage of any sort, though screens may not play it."""
    return reader_of(data[:16]) is not None


def reader_of(head: bytes) -> str | None:
    """The reader for footage that begins so: MP4, MOV, MKV, WebM, AVI, WMV. None for what is none."""
    if head[4:8] in _BOXES:
        return "mov"
    return "avi" if (head[:4], head[8:12]) == (b"RIFF", b"AVI ") else READERS.get(head[:4])


def look_at_film(path: Path) -> Looked:
    """Raises Problem 400 `broken-video`, `video-codec`, `too-many-pixels` or `video-length`; all with field `file`."""
    return _look(path, to_be_shown=True)


def look_at_footage(path: Path) -> Looked:
    """As `look_at_film`, whatever it is coded in."""
    return _look(path, to_be_shown=False)


def opened(path: Path) -> Any:
    """The container, to be closed; raises as av does, ValueError for what is no footage."""
    with path.open("rb") as file:
        reader = reader_of(file.read(16))
    if reader is None:
        raise ValueError(path.name)
    return av.open(path, "r", format=reader, options={"protocol_whitelist": "file"})


def broken() -> Problem:
    return Problem(400, "broken-video", "the video is damaged, or is none", field="file")


def _look(path: Path, *, to_be_shown: bool) -> Looked:
    try:
        with opened(path) as container:
            return _looked(container, to_be_shown)
    except Problem:
        raise
    except (av.FFmpegError, OSError, ValueError, IndexError) as error:
        raise broken() from error


def _looked(container: Any, to_be_shown: bool) -> Looked:
    stream = container.streams.video[0]
    codec = stream.codec_context
    if to_be_shown and not _plays(container, codec):
        raise _to_be_converted(f"{container.format.name.partition(',')[0]} {codec.name} {codec.pix_fmt}")
    if not 0 < codec.width * codec.height <= MOST_PIXELS:
        raise Problem(400, "too-many-pixels", "a video has at most 4096 × 2304 pixels", field="file")
    duration = container.duration // 1000 if container.duration else 0
    if not SHORTEST_MS <= duration <= LONGEST_MS:
        message = "a video lasts at least a moment and at most %(most)d minutes"
        raise Problem(400, "video-length", message, field="file", most=LONGEST_MS // 60_000)
    middle = _middle(container, stream)
    media_type = MP4 if "mov" in container.format.name else WEBM
    # A telephone that was held upright notes so beside the pictures, and players turn them.
    lying = middle.rotation % 180 == 0
    width, height = (codec.width, codec.height) if lying else (codec.height, codec.width)
    return Looked(media_type, width, height, duration, poster=_poster(middle))


def _plays(container: Any, codec: Any) -> bool:
    """Whether screens play it as it is."""
    held = container.format.name not in READERS_OF_FOOTAGE
    return held and codec.name in CODECS and codec.pix_fmt in PIXELS


def _to_be_converted(what: str) -> Problem:
    message = "screens do not play this film as it is (%(codec)s): bring it by the import, which converts it"
    return Problem(400, "video-codec", message, field="file", extra={"see": "/api/imports"}, codec=what)


def _middle(container: Any, stream: Any) -> Any:
    """A picture of its second half, after the first: a file that was cut off has none there."""
    next(_pictures(container, stream))
    container.seek(container.duration // 2, backward=True)
    return next(_pictures(container, stream))


def _poster(frame: Any) -> bytes:
    return small(frame.to_image().rotate(frame.rotation, expand=True))


def _pictures(container: Any, stream: Any) -> Any:
    yield from container.decode(stream)
    raise broken()
