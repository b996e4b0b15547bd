"""Tables, countdowns, codes and videos on lamps: what they show follows from the clock, and until when is told."""

from io import BytesIO
from typing import Any

import av
import numpy as np
import pytest
import segno
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from display.led.kinds import prepare
from display.led.kinds.page import FOREVER
from tests.display.led.made import NINE, STYLES, image, no_blobs

SIZE = (288, 32)
HOUR = 3_600_000
TABLE: dict[str, Any] = {
    "kind": "table", "text": "水位实况", "columns": ["测站", "水位 m"], "widths": [96, 96], "lines": 1, "px": 24,
    "rows": [["澄川站", "12.35"], ["东门闸", "11.90"], ["南湾", "10.02"]], "page_ms": 5000, "zone": "Asia/Shanghai",
    "lang": "zh-Hans", "read_at": NINE, "stale_ms": HOUR, "level": "routine", "style": STYLES["routine"],
}  # fmt: skip
COUNTDOWN = {"kind": "countdown", "text": "距开工", "until": NINE, "lang": "zh-Hans", "style": STYLES["important"]}


def painted(item: Any, now: float, offset: float = 0, size: tuple[int, int] = SIZE) -> tuple[Any, float]:
    view = np.full((size[1], size[0], 3), 77, np.uint8)
    return view, prepare(item, size, no_blobs).paint(view, offset, now)


def looks(item: Any, now: float, offset: float = 0, size: tuple[int, int] = SIZE) -> bytes:
    return bytes(painted(item, now, offset, size)[0].tobytes())


@pytest.mark.parametrize("size", [SIZE, (480, 270)])
def test_a_table_turns_its_pages_and_says_when(size: tuple[int, int]) -> None:
    fresh = NINE + 1000
    pages = [looks(TABLE, fresh, offset, size) for offset in (0, 4999, 5000, 10_000, 400_000)]
    assert pages[0] == pages[1] != pages[2] != pages[3] == pages[4]
    assert painted(TABLE, fresh, 1000, size)[1] == 4000


@pytest.mark.parametrize("size", [SIZE, (480, 270)])
def test_a_table_goes_stale_by_the_clock_here_and_says_when(size: tuple[int, int]) -> None:
    last = {**TABLE, "rows": TABLE["rows"][:1]}
    view, lasts = painted(last, NINE + HOUR - 1, 0, size)
    assert lasts == 1
    stale, after = painted(last, NINE + HOUR, 0, size)
    assert not np.array_equal(view, stale)
    assert (stale == 255).all(axis=2).any(), "a white plate"
    assert after == FOREVER


@pytest.mark.parametrize("size", [SIZE, (480, 270)])
def test_a_table_that_was_never_read_says_so_and_is_never_stale(size: tuple[int, int]) -> None:
    never = {**TABLE, "read_at": None, "rows": []}
    assert painted(never, NINE, 0, size)[1] == FOREVER
    assert looks(never, NINE, 0, size) == looks(never, NINE + 10 * HOUR, 0, size)
    assert painted(never, NINE, 0, size)[0].any()


@given(st.integers(-5000, 400_000_000), st.floats(0, 999))
@settings(deadline=None, max_examples=40)
def test_a_countdown_changes_exactly_when_it_says(before: int, part: float) -> None:
    now = NINE - before - part
    view, lasts = painted(COUNTDOWN, now)
    if lasts == FOREVER:
        assert now > NINE - 1000
        return
    assert 0 < lasts <= 1000
    assert np.array_equal(view, painted(COUNTDOWN, now + lasts * 0.99)[0])
    assert not np.array_equal(view, painted(COUNTDOWN, now + lasts + 0.5)[0])


def test_a_countdown_says_nought_from_the_instant_on() -> None:
    assert looks(COUNTDOWN, NINE) == looks(COUNTDOWN, NINE + HOUR)
    assert looks(COUNTDOWN, NINE - 1) != looks(COUNTDOWN, NINE)


@pytest.mark.parametrize("size", [(512, 96), (200, 300), (128, 128)])
def test_a_code_is_read_off_the_lamps(size: tuple[int, int]) -> None:
    text = "https://water.example.cn/guide/1"
    rows = [list(row) for row in segno.make(text, error="m", boost_error=False, micro=False).matrix]
    digits = -(-len(rows) // 4)
    written = [f"{int(''.join(map(str, row)).ljust(digits * 4, '0'), 2):0{digits}x}" for row in rows]
    code = {"kind": "qr", "code": text, "side": len(rows), "rows": written, "text": "扫码", "style": STYLES["routine"]}
    view, lasts = painted(code, NINE, 0, size)
    assert lasts == FOREVER
    (found,) = zxingcpp.read_barcodes(np.repeat(np.repeat(view, 3, axis=0), 3, axis=1))
    assert found.text == text


def test_half_a_code_is_none() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        painted({"kind": "qr", "code": "x", "side": 21, "rows": ["000000"] * 21}, NINE, 0, (96, 16))


def film(seconds: int = 3, rate: int = 10) -> bytes:
    """Grey, a little lighter with every frame."""
    sink = BytesIO()
    with av.open(sink, "w", format="mp4") as container:
        stream = container.add_stream("mpeg4", rate=rate)
        stream.width, stream.height, stream.pix_fmt = 64, 32, "yuv420p"
        for number in range(seconds * rate):
            pixels = np.full((32, 64, 3), number * 7, np.uint8)
            for packet in stream.encode(av.VideoFrame.from_ndarray(pixels, "rgb24")):
                container.mux(packet)
        container.mux(stream.encode())
    return sink.getvalue()


VIDEO = {"kind": "video", "blob": "a" * 64, "duration_ms": 3000, "fit": "contain"}


def test_the_frame_of_a_video_follows_from_the_clock_alone() -> None:
    data, view = film(), np.zeros((32, 96, 3), np.uint8)
    picture = prepare(VIDEO, (96, 32), lambda _: data)
    seen = {}
    for offset in (0, 150, 1000, 2950, 500, 2500, 99, 150, 5000):
        lasts = picture.paint(view, offset, NINE)
        assert lasts > 0
        seen[offset] = int(view[16, 48, 0])
        assert abs(seen[offset] - min(29, offset // 100) * 7) <= 6, offset
    assert not view[:, :16].any(), "whole, between black"


def test_what_is_no_video_is_refused_before_its_slot() -> None:
    with pytest.raises(av.FFmpegError):
        prepare(VIDEO, (96, 32), lambda _: b"not a video at all" * 100)


def test_the_page_of_a_document_is_a_picture() -> None:
    sink = BytesIO()
    Image.new("RGB", (96, 32), "red").save(sink, "PNG")
    view = np.zeros((32, 96, 3), np.uint8)
    page = {**image("a" * 64), "kind": "document", "page": 1, "pages": 3}
    assert prepare(page, (96, 32), lambda _: sink.getvalue()).paint(view, 0, NINE) == FOREVER
    assert (view == (255, 0, 0)).all()


def test_every_region_shows_its_own_part_of_the_test_pattern() -> None:
    item = {"kind": "pattern", "size": [512, 64], "origin": [0, 0], "channel": "lobby-led", "approved_by": "1-0"}
    whole, _ = painted(item, NINE, 0, (512, 64))
    part, lasts = painted({**item, "origin": [96, 16]}, NINE, 0, (200, 32))
    assert np.array_equal(part, whole[16:48, 96:296])
    assert lasts == FOREVER
    corners = [tuple(int(each) for each in whole[y, x]) for y, x in ((0, 0), (0, -1), (-1, 0), (-1, -1))]
    assert corners == [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)]
    assert (whole[0, 8:-8] == 255).all(), "the outermost lamps"


@pytest.mark.parametrize("size", [(8, 8), (33, 17), (96, 16), (300, 300), (1, 1)])
def test_a_channel_of_any_size_has_a_pattern(size: tuple[int, int]) -> None:
    item = {"kind": "pattern", "size": list(size), "origin": [0, 0], "channel": "lobby-led", "approved_by": "1-0"}
    assert painted(item, NINE, 0, size)[0].any()
