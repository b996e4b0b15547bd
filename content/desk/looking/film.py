"""Videos: what is in them decides, not their name. Browsers decode H.264, VP9 and AV1 in MP4 or WebM."""

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


def is_film(data: bytes) -> bool:
    return data[4:8] == b"ftyp" or data[:4] == b"\x1aE\xdf\xa3"


def look_at_film(path: Path) -> Looked:
    """Raises Problem 400 `broken-video`, `video-codec`, `too-many-pixels` or `video-length`; all with field `file`."""
    try:
        with av.open(path, "r", options={"protocol_whitelist": "file"}) as container:
            return _looked(container)
    except Problem:
        raise
    except (av.FFmpegError, OSError, ValueError, IndexError) as error:
        raise Problem(400, "broken-video", "the video is damaged, or is none", field="file") from error


def _looked(container: Any) -> Looked:
    stream = container.streams.video[0]
    codec = stream.codec_context
    if codec.name not in CODECS or codec.pix_fmt not in PIXELS:
        message = "screens play H.264, VP9 and AV1 with 8 bits (4:2:0); this video is %(codec)s"
        raise Problem(400, "video-codec", message, field="file", codec=f"{codec.name} {codec.pix_fmt}")
    if not 0 < codec.width * codec.height <= MOST_PIXELS:
        raise Problem(400, "too-many-pixels", "a video has at most 4096 × 2304 pixels", field="file")
    duration = container.duration // 1000 if container.duration else 0
    if not SHORTEST_MS <= duration <= LONGEST_MS:
        message = "a video lasts at least a moment and at most %(most)d minutes"
        raise Problem(400, "video-length", message, field="file", most=LONGEST_MS // 60_000)
    middle = _middle(container, stream)
    media_type = MP4 if "mp4" in container.format.name else WEBM
    # A telephone that was held upright notes so beside the pictures, and players turn them.
    lying = middle.rotation % 180 == 0
    width, height = (codec.width, codec.height) if lying else (codec.height, codec.width)
    return Looked(media_type, width, height, duration, poster=_poster(middle))


def _middle(container: Any, stream: Any) -> Any:
    """A picture of its second half, after the first: a file that was cut off has none there."""
    next(_pictures(container, stream))
    container.seek(container.duration // 2, backward=True)
    return next(_pictures(container, stream))


def _poster(frame: Any) -> bytes:
    return small(frame.to_image().rotate(frame.rotation, expand=True))


def _pictures(container: Any, stream: Any) -> Any:
    yield from container.decode(stream)
    raise Problem(400, "broken-video", "the video is damaged, or is none", field="file")
