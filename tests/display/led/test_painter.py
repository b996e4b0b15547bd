"""What a strip shows is a pure function of its programme and the moment; whatever is wrong with one item, the rest
goes on."""

from io import BytesIO
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from content.published.programme import Programme, parse
from display.led.lettering import Pixels, colour, coverage, tinted
from display.led.painter import Painted, Painter
from tests.display.led.made import (
    BROKEN,
    CLOCK,
    FOR_EVER,
    body,
    frame_at,
    ignore,
    image,
    no_blobs,
    page,
    pass_ms,
    region,
    scroll,
    strip,
)

SIZE = (160, 32)
LINE = scroll("今日停水：九时至12:30，请相互转告")
TURN = pass_ms(LINE, SIZE[0])
SIDE, BESIDE, OVER = "side", (80, 0, 80, 32), (60, 10, 100, 22)
MOMENTS = st.integers(0, 400_000).map(lambda tenth: tenth / 10)


def wall(second: tuple[int, int, int, int] = BESIDE, **more: Any) -> Programme:
    """Two regions and an alert, with windows that begin and end in the middle of items; one item is broken."""
    main = region("main", (0, 0, 80, 32), [(0, 20_000, "L1", 0), (25_000, FOR_EVER, "L2", 25_000)])
    side = region(SIDE, second, [(3_000, 31_000, "L2", 1_000)])
    loops = {
        "L1": [("n1", 4_000), ("n2", 3_000)],
        "L2": [("n3", 2_500), ("clock", 1_500), ("gone", 1_000)],
        "LA": [("fire", 5_000)],
    }
    items = {
        "n1": scroll("停水通知", px=16),
        "n2": page("一", "二", px=20, page_ms=900),
        "n3": scroll("会议 at 3pm"),
        "fire": scroll("紧急", level="urgent"),
        "clock": CLOCK,
        "gone": BROKEN,
    }
    return parse(body(SIZE, [main, side], loops, items | more, alert=[(9_500, 12_200, "LA", 9_500)]))


@pytest.mark.parametrize("second", [BESIDE, OVER], ids=["beside", "overlapping"])
@given(moments=st.lists(MOMENTS, min_size=1, max_size=12))
@settings(deadline=None, max_examples=60)
def test_a_frame_depends_on_the_moment_alone(second: tuple[int, int, int, int], moments: list[float]) -> None:
    programme = wall(second)
    travelled = Painter(programme, no_blobs, ignore)
    for moment in moments:
        travelled.paint(moment)
        assert np.array_equal(travelled.frame, frame_at(programme, moment)), moment


BOLD = scroll("紧急：鼠疆赢灌，AVATAR转移", px=48, level="urgent")


@pytest.mark.parametrize("line", [LINE, BOLD], ids=["plain", "bold"])
@given(moments=st.lists(st.integers(0, TURN * 3), min_size=1, max_size=8))
@settings(deadline=None, max_examples=60)
def test_a_frame_is_a_window_of_the_line_drawn_whole(line: dict[str, Any], moments: list[int]) -> None:
    turn = pass_ms(line, SIZE[0])
    programme = strip(SIZE, (line, turn))
    painter = Painter(programme, no_blobs, ignore)
    for moment in moments:
        painter.paint(moment)
        left = moment % turn * line["speed"] // 1000 - SIZE[0]
        assert np.array_equal(painter.frame, window(line, left)), moment


def test_bold_outlines_are_thicker_and_no_wider_and_small_type_has_none() -> None:
    for px, thicker in ((48, True), (32, False)):
        plain, bold = (coverage("防汛", px, 64, bold=each).astype(int) for each in (False, True))
        assert plain.shape == bold.shape
        assert bool(bold.sum() > plain.sum() * 1.1) is thicker


def window(line: dict[str, Any], left: int) -> Pixels:
    """Columns `left` to `left + SIZE[0]` of a line drawn in one call, paper beyond its ends."""
    ink, paper = colour(line["style"]["color"]), colour(line["style"]["background"])
    cover = coverage(line["text"], line["px"], SIZE[1], bold=bool(line["style"].get("bold")))
    beyond = np.zeros((SIZE[1], SIZE[0]), np.uint8)
    drawn = tinted(np.hstack([beyond, cover, beyond, beyond]), ink, paper)
    return drawn[:, left + SIZE[0] : left + 2 * SIZE[0]]


@pytest.mark.parametrize("text", ["短", "", "W" * 40, "flood control " * 400])
def test_a_line_of_any_length_comes_from_the_right_and_leaves_to_the_left(text: str) -> None:
    line = scroll(text)
    turn = pass_ms(line, SIZE[0])
    painter = Painter(strip(SIZE, (line, turn)), no_blobs, ignore)
    painter.paint(0)
    assert not painter.frame.any()
    if text:
        painter.paint(1000 * line["px"] // line["speed"] + 100)
        assert painter.frame[:, -line["px"] :].any()
        assert not painter.frame[:, : -2 * line["px"]].any()
        painter.paint(turn - 1000 * SIZE[0] // 2 // line["speed"])
        assert not painter.frame[:, SIZE[0] // 2 + 2 :].any()
    painter.paint(turn - 1)
    assert not painter.frame[:, 2:].any()


def test_a_loop_begins_anew_at_its_period() -> None:
    programme = strip(SIZE, (LINE, TURN), (page("一"), 5000))
    for moment in (0, 1, TURN - 1, TURN, TURN + 4999):
        assert np.array_equal(frame_at(programme, moment), frame_at(programme, moment + 7 * (TURN + 5000)))


def test_no_region_paints_outside_its_rectangle() -> None:
    """What one region shows changes no pixel of another's."""
    for moment in range(0, 40_000, 730):
        other = frame_at(wall(n1=scroll("别的字", px=24), n2=page("三", px=28)), moment)
        same = frame_at(wall(), moment)
        assert np.array_equal(same[:, 80:], other[:, 80:]), moment


def test_a_still_page_says_until_when_it_is_right() -> None:
    painter = Painter(strip(SIZE, (page("一", "二", page_ms=5000), 10_000)), no_blobs, ignore)
    assert painter.paint(1000) == Painted(5000, True, True)
    assert painter.paint(2000) == Painted(5000, False, True)
    assert painter.paint(5000) == Painted(10_000, True, True)


def test_a_clock_changes_at_the_second() -> None:
    painter = Painter(strip(SIZE, (CLOCK, 60_000)), no_blobs, ignore)
    assert painter.paint(1300).until == 2000
    before = painter.frame.copy()
    assert not painter.paint(1999).changed
    painter.paint(2000)
    assert not np.array_equal(before, painter.frame)


def test_a_clock_set_back_shows_what_was_right_then() -> None:
    programme = wall()
    painter = Painter(programme, no_blobs, ignore)
    painter.paint(26_000)
    painter.paint(4_500)
    assert np.array_equal(painter.frame, frame_at(programme, 4_500))


def test_an_alert_that_begins_in_the_middle_of_an_item_is_seen_at_once() -> None:
    items = {"n1": page("长"), "fire": page("急", level="urgent")}
    regions = [region("main", (0, 0, *SIZE), [(0, FOR_EVER, "L1", 0)])]
    loops = {"L1": [("n1", 600_000)], "LA": [("fire", 60_000)]}
    painter = Painter(parse(body(SIZE, regions, loops, items, alert=[(50_000, 70_000, "LA", 0)])), no_blobs, ignore)
    assert painter.paint(1000).until <= 50_000
    quiet = painter.frame.copy()
    painter.paint(50_000)
    assert tuple(painter.frame[0, 0]) == (0xB0, 0x00, 0x20)
    painter.paint(70_000)
    assert np.array_equal(painter.frame, quiet)


class Told:
    """Hears what is broken, as (item, problem)."""

    def __init__(self) -> None:
        self.wrong: list[tuple[str, str]] = []

    def __call__(self, item: str, problem: str | None) -> None:
        if problem is not None:
            self.wrong.append((item, problem))


@pytest.mark.parametrize(
    "item",
    [
        BROKEN,
        {"kind": "hologram", "approved_by": "1-0"},
        {"kind": "scroll", "approved_by": "1-0"},
        {"kind": "scroll", "text": "色", "px": 24, "speed": 120, "style": {"color": "no colour"}, "approved_by": "1-0"},
        {"kind": "page", "pages": [], "page_ms": 1, "px": 24, "approved_by": "1-0"},
        {"kind": "page", "pages": ["零"], "page_ms": 0, "px": 24, "approved_by": "1-0"},
        {"kind": "clock", "zone": "Moon/Base", "approved_by": "1-0"},
    ],
    ids=["blob gone", "unknown kind", "no text", "no colour", "no pages", "no time", "no zone"],
)
def test_a_broken_item_makes_way_for_the_fallback_and_is_reported_once(item: dict[str, Any]) -> None:
    told = Told()
    painter = Painter(strip(SIZE, (item, 4000), (page("好"), 4000)), no_blobs, told)
    idle = frame_at(parse(body(SIZE, [region("main", (0, 0, *SIZE))], {}, {})), 0)
    for moment in range(0, 4000, 100):
        painter.paint(moment)
        assert np.array_equal(painter.frame, idle)
    assert [name for name, _ in told.wrong] == ["n1"]
    painter.paint(4000)
    assert np.array_equal(painter.frame, frame_at(strip(SIZE, (page("好"), 4000)), 0))


def test_a_broken_item_makes_way_for_what_the_fallback_shows_at_that_moment() -> None:
    regions = [region("main", (0, 0, *SIZE), [(10_000, FOR_EVER, "L1", 10_000)], "L2")]
    loops = {"L1": [("gone", 7_000)], "L2": [("a", 3_000), ("b", 3_000)]}
    items = {"gone": BROKEN, "a": page("甲"), "b": page("乙")}
    broken = parse(body(SIZE, regions, loops, items))
    without = parse(body(SIZE, [region("main", (0, 0, *SIZE), [], "L2")], loops, items))
    painter = Painter(broken, no_blobs, ignore)
    for moment in range(10_000, 30_000, 500):
        painter.paint(moment)
        assert np.array_equal(painter.frame, frame_at(without, moment)), moment


def test_an_alert_that_cannot_be_painted_hides_nothing() -> None:
    regions = [region("main", (0, 0, *SIZE), [(0, FOR_EVER, "L1", 0)])]
    loops = {"L1": [("n1", 60_000)], "LA": [("gone", 60_000)]}
    items = {"n1": page("照常"), "gone": BROKEN}
    told = Told()
    painter = Painter(parse(body(SIZE, regions, loops, items, alert=[(1000, 9000, "LA", 1000)])), no_blobs, told)
    painter.paint(500)
    before = painter.frame.copy()
    painter.paint(1500)
    assert np.array_equal(painter.frame, before)
    assert [name for name, _ in told.wrong] == ["gone"]


def test_black_remains_when_the_fallback_is_broken_too() -> None:
    regions = [region("main", (0, 0, *SIZE), [(0, FOR_EVER, "L1", 0)])]
    programme = parse(body(SIZE, regions, {"L1": [("gone", 1000)]}, {"gone": BROKEN, "idle": BROKEN}))
    painter = Painter(programme, no_blobs, ignore)
    painter.paint(5)
    assert not painter.frame.any()


def picture(mode: str, size: tuple[int, int], fill: Any, **saved: Any) -> bytes:
    sink = BytesIO()
    Image.new(mode, size, fill).save(sink, saved.pop("format", "PNG"), **saved)
    return sink.getvalue()


def test_a_picture_is_fitted_whole_between_black() -> None:
    frame = frame_at(strip(SIZE, (image("a" * 64), 1000)), 0, lambda _: picture("RGB", (64, 64), "red"))
    assert (frame[:, 64:96] == (255, 0, 0)).all()
    assert not frame[:, :64].any()
    assert not frame[:, 96:].any()


def test_a_picture_that_covers_leaves_no_black() -> None:
    frame = frame_at(strip(SIZE, (image("a" * 64, "cover"), 1000)), 0, lambda _: picture("RGB", (64, 64), "red"))
    assert (frame == (255, 0, 0)).all()


def test_what_is_transparent_in_a_picture_stays_dark() -> None:
    frame = frame_at(strip(SIZE, (image("a" * 64), 1000)), 0, lambda _: picture("RGBA", SIZE, (255, 255, 255, 0)))
    assert not frame.any()


def test_a_photograph_taken_upright_stands_upright() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6  # a camera's "turn me by a quarter"
    data = picture("RGB", (32, 160), "red", format="JPEG", exif=turned)
    frame = frame_at(strip(SIZE, (image("a" * 64), 1000)), 0, lambda _: data)
    assert (frame[:, :, 0] > 200).all()
