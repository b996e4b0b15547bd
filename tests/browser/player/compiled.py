"""Items as the compiler makes them of notices, so that what is looked at here is what an office gets."""

import io
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import av
import numpy as np

from content.desk.compile import ChannelSpec, Part, RegionSpec
from content.desk.compile.material import Material, Medium, Reading
from content.desk.compile.setting import Approved
from content.desk.compile.showing import showing

Rect = tuple[int, int, int, int]
WALL: Rect = (0, 0, 960, 540)
NOBODY = Material()
IDLE = Part("idle", {"kind": "idle", "text": "", "approved_by": "1-0"}, 60_000)
COLUMNS = [{"name": "站点"}, {"name": "水位", "unit": "米"}, {"name": "警戒水位", "unit": "米"}]
STATIONS = (("城关站", "32.15", "33.00"), ("渡口站", "28.40", "29.50"), ("柳林闸", "30.07", "31.20"))


def parts(rect: Rect = WALL, material: Material = NOBODY, **content: Any) -> list[Part]:
    """The items of one notice in a region of this size."""
    region = RegionSpec("main", (0, 0, *rect[2:]), (IDLE,))
    channel = ChannelSpec("wall", rect[2:], "Asia/Shanghai", (region,))
    notice = Approved(1, 1, 0, "2-0", {"level": "routine", "channels": ["wall"], **content})
    return list(showing(notice, channel, material).parts)


def levels(read_at: int, rect: Rect = WALL, stale_minutes: int = 60, **content: Any) -> Part:
    """A table of water levels."""
    reading = Reading(("站点", "水位", "警戒水位"), STATIONS, read_at)
    table = {
        "kind": "table",
        "text": "主要江河水位",
        "text_en": "River levels",
        "reading": "levels",
        "columns": COLUMNS,
    }
    wanted = {**table, "stale_minutes": stale_minutes, **content}
    return parts(rect, Material(readings={"levels": reading}), **wanted)[0]


def countdown(until: int, rect: Rect = WALL, **content: Any) -> Part:
    moment = datetime.fromtimestamp(until / 1000, UTC).isoformat()
    return parts(rect, kind="countdown", **{"text": "距汛期结束", "until": moment, **content})[0]


def code(text: str, rect: Rect = WALL, **content: Any) -> Part:
    return parts(rect, kind="qr", **{"code": text, "text": "扫码查看办事指南", **content})[0]


def film(blob: str, duration: int, rect: Rect = WALL, media_type: str = "video/mp4") -> Part:
    material = Material({blob: Medium(media_type, duration)})
    return parts(rect, material, kind="video", media=[blob])[0]


def video(seconds: int = 4, size: tuple[int, int] = (320, 180), rate: int = 30, codec: str = "libx264") -> bytes:
    """A film each frame of which says its number: 16 squares in a row, light for 1, the highest bit first."""
    sink = io.BytesIO()
    kind = "mp4" if codec == "libx264" else "webm"
    with av.open(sink, "w", format=kind) as container:
        stream: Any = container.add_stream(codec, rate=rate)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        stream.time_base = Fraction(1, rate)
        for number in range(seconds * rate):
            frame = av.VideoFrame.from_ndarray(_numbered(number, size), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, rate)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return sink.getvalue()


def _numbered(number: int, size: tuple[int, int]) -> "np.ndarray[Any, np.dtype[np.uint8]]":
    width, height = size
    picture = np.zeros((height, width, 3), np.uint8)
    picture[:, :, 2] = 60
    share = width // 16
    for bit in range(16):
        if number >> (15 - bit) & 1:
            picture[height // 3 : height * 2 // 3, bit * share : (bit + 1) * share] = 255
    return picture
