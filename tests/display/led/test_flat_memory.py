"""A strip that runs for years holds as much as in its first minute."""

import gc
import tracemalloc

from content.published.programme import parse
from display.led.painter import Painter
from tests.display.led.made import BROKEN, FOR_EVER, body, ignore, no_blobs, page, pass_ms, region, scroll

SIZE = (160, 32)
FRAME_MS = 100


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
