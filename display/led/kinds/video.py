"""A video without its sound; which of its frames is shown follows from the clock alone."""

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any

import av
import numpy as np
from av.video.frame import VideoFrame

from display.led.lettering import Pixels

LEAP_S = 2.0
"""What lies further ahead than this is sought, what is nearer is decoded up to."""
LEAST_MS = 10.0


class Film:
    """Decodes as it goes, at the region's size; never holds more than two frames."""

    def __init__(self, data: bytes, size: tuple[int, int], cover: bool, length_ms: int) -> None:
        self._container = av.open(BytesIO(data), mode="r")
        self._stream = self._container.streams.video[0]
        self._stream.thread_type = "SLICE"  # frames in flight would be late
        self._box = _box((self._stream.width, self._stream.height), size, cover)
        self._length = length_ms / 1000
        self._frames: Iterator[VideoFrame] = iter(self._container.decode(self._stream))
        self._next: VideoFrame | None = next(self._frames)
        self._shown: Pixels = np.zeros((size[1], size[0], 3), np.uint8)
        self._time = -1.0

    def paint(self, view: Pixels, offset: float, now: float) -> float:  # noqa: ARG002 the same at any hour
        wanted = min(offset / 1000, self._length)
        if wanted < self._time or (self._next and _time(self._next) + LEAP_S < wanted):
            self._seek(wanted)
        newest = None
        while self._next is not None and _time(self._next) <= wanted:
            newest, self._next = self._next, next(self._frames, None)
        if newest is not None:
            self._take(newest)
        np.copyto(view, self._shown)
        if self._next is None:
            return max(LEAST_MS, self._length * 1000 - offset)
        return max(LEAST_MS, (_time(self._next) - wanted) * 1000)

    def _seek(self, wanted: float) -> None:
        self._container.seek(int(wanted / (self._stream.time_base or 1)), stream=self._stream)
        self._frames = iter(self._container.decode(self._stream))
        self._next, self._time = next(self._frames, None), -1.0

    def _take(self, frame: VideoFrame) -> None:
        self._time = _time(frame)
        x, y, width, height = self._box
        drawn = frame.reformat(width, height, "rgb24").to_ndarray()
        view = self._shown[max(0, y) : y + height, max(0, x) : x + width]
        view[:] = drawn[max(0, -y) : max(0, -y) + view.shape[0], max(0, -x) : max(0, -x) + view.shape[1]]


def prepare_video(item: Mapping[str, Any], size: tuple[int, int], blobs: Callable[[str], bytes]) -> Film:
    """Raises Refused when the blob is not there whole, FFmpegError or StopIteration when it is no video."""
    return Film(blobs(item["blob"]), size, item.get("fit") == "cover", item["duration_ms"])


def _time(frame: VideoFrame) -> float:
    return float(frame.time or 0.0)


def _box(video: tuple[int, int], size: tuple[int, int], cover: bool) -> tuple[int, int, int, int]:
    """Where in a region of `size` the whole picture lies, or what covers it: x, y, width, height; may reach beyond."""
    scales = (size[0] / video[0], size[1] / video[1])
    scale = max(scales) if cover else min(scales)
    width, height = max(1, round(video[0] * scale)), max(1, round(video[1] * scale))
    return (size[0] - width) // 2, (size[1] - height) // 2, width, height
