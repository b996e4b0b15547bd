"""A strip that runs for years holds as much as in its first minute."""

import gc
import resource
import tracemalloc
from pathlib import Path

import pytest

from content.published.programme import parse
from display.led.painter import Painter
from tests.display.led.made import BROKEN, FOR_EVER, body, ignore, no_blobs, page, pass_ms, region, scroll

SIZE = (160, 32)
FRAME_MS = 100
FILM, GONE = "f" * 64, "0" * 64


OURS = [tracemalloc.Filter(True, f"*/{room}/*") for room in ("display/led", "content", "PIL", "numpy")]
"""Where a painter allocates: a browser that other tests share goes on in this process meanwhile."""


def held_after(painter: Painter, begin: int, end: int) -> int:
    """Bytes that painting holds once every moment from `begin` to `end` has been painted."""
    for moment in range(begin, end, FRAME_MS):
        painter.paint(moment)
    gc.collect()
    snapshot = tracemalloc.take_snapshot().filter_traces(OURS)
    return sum(trace.size for trace in snapshot.traces)


def test_loops_leave_nothing_behind() -> None:
    long = scroll("请勿在河道内游泳垂钓，" * 60)
    turns = [("n1", pass_ms(long, SIZE[0])), ("n2", 4_000), ("n3", 1_000)]
    loops = {"L1": turns}
    items = {"n1": long, "n2": page("一", "二", page_ms=2_000), "n3": BROKEN}
    main = region("main", (0, 0, *SIZE), [(0, FOR_EVER, "L1", 0)])
    painter = Painter(parse(body(SIZE, [main], loops, items)), no_blobs, ignore)
    turn = sum(ms for _, ms in turns)
    tracemalloc.start()
    try:
        held_after(painter, 0, 2 * turn)
        once = held_after(painter, 2 * turn, 3 * turn)
        often = held_after(painter, 3 * turn, 13 * turn)
    finally:
        tracemalloc.stop()
    assert once > 1_000, "nothing was counted"
    # One sheet that stayed behind in each turn would be more than half a megabyte.
    assert often - once < 200_000


@pytest.mark.long
def test_ten_thousand_loops_leave_nothing_behind() -> None:
    """In moved time; a picture that is missing and a film that will not decode are among them."""
    line = scroll("请勿在河道内游泳垂钓，" * 8)
    film = {"kind": "video", "blob": FILM, "media_type": "video/mp4", "duration_ms": 2_000, "approved_by": "2-0"}
    gone = {"kind": "image", "blob": GONE, "media_type": "image/png", "fit": "contain", "approved_by": "2-0"}
    items = {"n1": line, "n2": page("一", "二", page_ms=2_000), "n3": gone, "n4": film}
    turns = [("n1", pass_ms(line, SIZE[0])), ("n2", 4_000), ("n3", 2_000), ("n4", 2_000)]
    main = region("main", (0, 0, *SIZE), [(0, FOR_EVER, "L1", 0)])
    wrong: set[str] = set()

    def broken(item: str, problem: str | None) -> None:
        if problem is not None:
            wrong.add(item)

    painter = Painter(parse(body(SIZE, [main], {"L1": turns}, items)), {FILM: b"no film"}.__getitem__, broken)
    turn = sum(ms for _, ms in turns)

    def looked(first: int, last: int) -> tuple[int, int]:
        """Objects and bytes that this process holds then."""
        for loop in range(first, last):
            begin = loop * turn
            for _, ms in turns:
                painter.paint(begin + ms // 2)
                begin += ms
        gc.collect()
        return len(gc.get_objects()), rss()

    objects, held = looked(0, 500)
    objects_then, held_then = looked(500, 10_000)
    assert wrong == {"n3", "n4"}
    assert objects_then < objects + 500
    assert held_then < held + (24 << 20)


def rss() -> int:
    """Bytes of memory that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def test_a_strip_of_a_long_text_holds_no_more_than_one_of_a_short() -> None:
    def held(text: str) -> int:
        line = scroll(text)
        turn = pass_ms(line, SIZE[0])
        loops = {"L1": [("n1", turn)]}
        main = region("main", (0, 0, *SIZE), [(0, FOR_EVER, "L1", 0)])
        programme = parse(body(SIZE, [main], loops, {"n1": line}))
        tracemalloc.start()
        try:
            return held_after(Painter(programme, no_blobs, ignore), 0, turn)
        finally:
            tracemalloc.stop()

    sentence = "今日起进入主汛期，请勿在河道内游泳垂钓。"
    held(sentence * 2)  # fonts, tables and caches are there now
    assert held(sentence * 200) < held(sentence * 20) + 200_000
