"""Films as screens want them: upright, at most 1920 × 1080 and 30 pictures a second, H.264 and AAC in an MP4 that says
first where everything lies, and without what telephones note beside them (where it was taken, whose it is)."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO, Final

import av

from content.desk.errors import Problem

from .film import MOST_BYTES, broken, opened

LONGER, SHORTER = 1920, 1080
MOST_RATE: Final = 30
SOUND_RATE: Final = 48_000
# Bits a second that a wall can tell from more, and what a long film is given of its share of MOST_BYTES.
MOST_BITS: Final = 8_000_000
_SHARE: Final = 0.9
_SOUND_BITS: Final = 128_000
# What every film says of itself, and nobody's business.
_PLAIN: Final = frozenset({"major_brand", "minor_version", "compatible_brands", "encoder"})
# Clockwise quarters, by the degrees that a telephone says it was turned against the clock.
_UPRIGHT: Final = {90: ("cclock",), -90: ("clock",), 180: ("clock", "clock")}
_HEAD: Final = 8

Told = Callable[[int, int], None]
"""Is told how many ms of how many are done."""


def as_shown(path: Path, to: Path, told: Told) -> Path:
    """Where the film lies that screens may be given: at `path` when it is one already, else made at `to`. Raises
    Problem 400 `broken-video`."""
    try:
        with opened(path) as source:
            source.streams.video[0].thread_count = 1
            first = next(source.decode(source.streams.video[0]))
            if not _is_screens(source, first):
                source.seek(0)
                _made_anew(source, first, to, told)
            elif _is_bare(source) and _index_first(path):
                return path
            else:
                source.seek(0)
                _copied(source, to)
    except (av.FFmpegError, OSError, ValueError, IndexError, StopIteration) as error:
        raise broken() from error
    if to.stat().st_size > MOST_BYTES:
        most = MOST_BYTES // 1024 // 1024
        raise Problem(413, "too-large", "a video has at most %(most)d MB", field="file", most=most)
    return to


def is_as_shown(path: Path) -> bool:
    """Whether `as_shown` would leave its pictures as they are; raises as av does."""
    with opened(path) as source:
        return _is_screens(source, next(source.decode(source.streams.video[0])))


def _is_screens(source: Any, first: Any) -> bool:
    stream = source.streams.video[0]
    codec = stream.codec_context
    plain = codec.name == "h264" and codec.pix_fmt == "yuv420p" and first.rotation == 0 and not first.interlaced_frame
    fits = max(codec.width, codec.height) <= LONGER and min(codec.width, codec.height) <= SHORTER
    square = (stream.sample_aspect_ratio or 1) in (0, 1)
    slow = (stream.average_rate or 0) <= MOST_RATE
    heard = all(each.codec_context.name == "aac" for each in source.streams.audio)
    return plain and fits and square and slow and heard and "mov" in source.format.name


def _is_bare(source: Any) -> bool:
    """Nothing but one picture and at most one sound."""
    beside = len(source.streams) - len(source.streams.video) - len(source.streams.audio)
    alone = len(source.streams.video) == 1 and len(source.streams.audio) <= 1 and not beside
    return alone and set(source.metadata) <= _PLAIN and source.metadata.get("major_brand", "").strip() != "qt"


def _index_first(path: Path) -> bool:
    """Whether an MP4 can be played from its beginning on, before all of it is there."""
    with path.open("rb") as file:
        return next((kind for kind in _boxes(file, path.stat().st_size) if kind in (b"moov", b"mdat")), b"") == b"moov"


def _boxes(file: BinaryIO, end: int) -> Any:
    """The names of the file's boxes (ISO/IEC 14496-12, 4.2)."""
    at = 0
    while at + _HEAD <= end:
        file.seek(at)
        size, kind = int.from_bytes(file.read(4), "big"), file.read(4)
        yield kind
        if size == 1:
            size = int.from_bytes(file.read(8), "big")
        if size < _HEAD:
            return
        at += size


def _to_be_written(to: Path) -> Any:
    return av.open(to, "w", format="mp4", options={"movflags": "+faststart"})


def _copied(source: Any, to: Path) -> None:
    """The same pictures and the same sound, and nothing else."""
    kept = [source.streams.video[0], *source.streams.audio[:1]]
    with _to_be_written(to) as target:
        streams = {each.index: target.add_stream_from_template(each) for each in kept}
        for packet in source.demux(kept):
            if packet.dts is not None:
                packet.stream = streams[packet.stream.index]
                target.mux(packet)


def _made_anew(source: Any, first: Any, to: Path, told: Told) -> None:
    video = source.streams.video[0]
    sound = next(iter(source.streams.audio), None)
    rate = min(Fraction(video.average_rate or MOST_RATE), Fraction(MOST_RATE))
    size = _size(video, first)
    total = source.duration // 1000
    with _to_be_written(to) as target:
        pictures = Pictures(target, video, _turned(first), size, rate, total)
        heard = Sound(target) if sound else None
        done = -1
        for packet in source.demux([video, sound] if sound else [video]):
            for frame in packet.decode():
                if packet.stream is video:
                    pictures.take(frame)
                elif heard:
                    heard.take(frame)
            at = int(packet.pts * packet.time_base * 100_000 // max(1, total)) if packet.pts else done
            if at > done:
                done = at
                told(min(total, int(packet.pts * packet.time_base * 1000)), total)
        pictures.take(None)
        if heard:
            heard.take(None)


class Pictures:
    """Pictures of any sort, turned, made smaller and fewer, and coded."""

    def __init__(
        self, target: Any, video: Any, turns: tuple[str, ...], size: tuple[int, int], rate: Fraction, total: int
    ) -> None:
        self._target = target
        bits = min(MOST_BITS, int(_SHARE * MOST_BYTES * 8_000 / total) - _SOUND_BITS)
        told = {"preset": "veryfast", "crf": "21", "maxrate": str(bits), "bufsize": str(2 * bits), "g": "60"}
        self._stream = target.add_stream("libx264", rate=rate, options=told)
        self._stream.width, self._stream.height = size
        self._stream.pix_fmt = "yuv420p"
        self._stream.thread_count = 1
        self._graph = graph = av.filter.Graph()
        graph.threads = 1
        steps = [graph.add("yadif", "deint=interlaced"), *(graph.add("transpose", turn) for turn in turns)]
        steps += [graph.add("scale", f"{size[0]}:{size[1]}"), graph.add("setsar", "1")]
        steps += [graph.add("fps", str(rate)), graph.add("format", "yuv420p"), graph.add("buffersink")]
        graph.link_nodes(graph.add_buffer(template=video, time_base=video.time_base), *steps).configure()

    def take(self, frame: Any) -> None:
        """None is the end."""
        self._graph.vpush(frame)
        while (made := self._next()) is not None:
            # What it was before must not say what it becomes.
            made.pict_type = 0
            self._target.mux(self._stream.encode(made))
        if frame is None:
            self._target.mux(self._stream.encode())

    def _next(self) -> Any:
        try:
            return self._graph.vpull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return None


class Sound:
    """Sound of any sort, as two channels."""

    def __init__(self, target: Any) -> None:
        self._target = target
        self._stream = target.add_stream("aac", rate=SOUND_RATE)
        self._stream.bit_rate, self._stream.layout = _SOUND_BITS, "stereo"
        self._even = av.AudioResampler(format="fltp", layout="stereo", rate=SOUND_RATE)

    def take(self, frame: Any) -> None:
        """None is the end."""
        for even in self._even.resample(frame):
            self._target.mux(self._stream.encode(even))
        if frame is None:
            self._target.mux(self._stream.encode())


def _turned(first: Any) -> tuple[str, ...]:
    """What stands a picture upright; degrees between quarters are no telephone's."""
    degrees = first.rotation
    return _UPRIGHT.get(-90 if degrees == 270 else 180 if degrees == -180 else degrees, ())


def _size(video: Any, first: Any) -> tuple[int, int]:
    """Upright, in square and even px, within what a screen of either way has."""
    wide = Fraction(video.codec_context.width) * (video.sample_aspect_ratio or 1)
    high = Fraction(video.codec_context.height)
    if len(_turned(first)) == 1:
        wide, high = high, wide
    scale = min(Fraction(1), Fraction(LONGER) / max(wide, high), Fraction(SHORTER) / min(wide, high))
    return max(2, int(wide * scale) // 2 * 2), max(2, int(high * scale) // 2 * 2)
