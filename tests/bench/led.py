"""The LED painter: a frame against a plain copy of it and against drawing the text anew, and a paced minute of it."""

import resource
import statistics
import threading
import time
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw

from content.published.clock import Clock
from content.published.programme import Programme, parse
from content.type.faces import face
from content.type.shaping import width
from display.led.devices.memory import Memory
from display.led.pace import Pace
from display.led.painter import Painter
from tests.bench.rows import Row

SIZES = ((192, 32), (512, 64), (1920, 128))
CHARACTERS = 2000
ROUNDS = 5
SENTENCE = "今日起进入主汛期请勿在河道内游泳垂钓办事窗口照常开放"


def programme(size: tuple[int, int]) -> Programme:
    """A notice of 2,000 characters that scrolls for ever, two pixels a frame."""
    px = {32: 16, 64: 48, 128: 96}[size[1]]
    text = (SENTENCE * (CHARACTERS // len(SENTENCE) + 1))[:CHARACTERS]
    wide = width(text, px)
    item = {"kind": "scroll", "text": text, "px": px, "width_px": wide, "speed": 120, "approved_by": "bench"}
    regions = [
        {"name": "main", "rect": [0, 0, *size], "windows": [], "fallback": "L0"},
        {"name": "alert", "rect": [0, 0, *size], "windows": [], "fallback": None},
    ]
    head = {"channel": "bench", "number": 1, "built_at": 0, "good_until": 1, "zone": "Asia/Shanghai"}
    loops = {"L0": [["a", (size[0] + wide) * 1000 // 120 + 1]]}
    return parse({**head, "size": list(size), "regions": regions, "loops": loops, "items": {"a": item}})


def each(call: Callable[[int], object], times: int) -> float:
    """Microseconds a call, over so many calls at successive frames."""
    begun = time.perf_counter()
    for frame in range(times):
        call(frame)
    return (time.perf_counter() - begun) / times * 1e6


def frames(size: tuple[int, int]) -> list[Row]:
    """One frame in the middle of the notice, three ways, in interleaved rounds."""
    planned = programme(size)
    painter = Painter(planned, lambda _: b"", lambda *_: None)
    middle = planned.loops["L0"].period // 2
    other = painter.frame.copy()
    text, type_face = planned.items["a"]["text"], face(planned.items["a"]["px"])

    def naive(frame: int) -> None:
        image = Image.new("RGB", size)
        ImageDraw.Draw(image).text((-frame * 2, 0), text, font=type_face, fill="#ffd166")

    painter.paint(middle)
    rounds = [
        (
            each(lambda frame: painter.paint(middle + frame * 1000 // 60), 600),
            each(lambda _: np.copyto(other, painter.frame), 600),
            each(naive, 3),
        )
        for _ in range(ROUNDS)
    ]
    ours, copy, drawn = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(one / two for one, two, _ in rounds)
    name = f"LED frame {size[0]}x{size[1]}, {CHARACTERS} characters"
    must = 1.5 if size == SIZES[-1] else None
    return [
        Row(name, ours, "us", copy, "a copy of the frame", must=must, measured_ratio=ratio),
        Row(name, ours, "us", drawn, "drawing the text anew"),
    ]


def paced(seconds: float, size: tuple[int, int] = SIZES[-1]) -> list[Row]:
    """The real loop's pace for so long: processor of this thread, lateness, frames missed."""
    painter = Painter(programme(size), lambda _: b"", lambda *_: None)
    device, pace = Memory(size), Pace(Clock().now)
    late: list[float] = []
    missed, used = 0, resource.getrusage(resource.RUSAGE_THREAD)
    begun = time.monotonic()
    while time.monotonic() - begun < seconds:
        painter.paint(pace.moment)
        device.show(painter.frame)
        missed += pace.wait()
        late.append(pace.now() - pace.moment)
    spent = resource.getrusage(resource.RUSAGE_THREAD)
    busy = (spent.ru_utime + spent.ru_stime - used.ru_utime - used.ru_stime) / seconds * 100
    late.sort()
    p99 = late[int(len(late) * 0.99)]
    name = f"LED paced 60 fps {size[0]}x{size[1]}, {seconds:.0f} s"
    return [
        Row(f"{name}: one core", busy, "%", must=4, ambition=2),
        Row(f"{name}: lateness p99", p99, "ms", must=3),
        Row(f"{name}: frames missed", float(missed), "", must=0 if seconds >= 600 else None, ambition=0),
    ]


def rows(seconds: float = 20) -> list[Row]:
    """All of it; `seconds` of pacing (600 for the long run)."""
    found = [row for size in SIZES for row in frames(size)]
    # In a thread of its own, so that its processor time can be told from the bench's.
    worker = threading.Thread(target=lambda: found.extend(paced(seconds)))
    worker.start()
    worker.join()
    return found
