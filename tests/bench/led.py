"""The LED painter: a frame against a plain copy of it and against drawing the text anew, and a paced minute of it."""

import resource
import statistics
import threading
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from content.published.clock import Clock
from content.published.envelope import sign
from content.published.keys import Signer, Trust
from content.published.programme import parse
from content.published.reader import Reader
from content.published.spool import Spool
from content.published.store import Store
from content.type.faces import face
from content.type.shaping import width
from display.led.devices.memory import Memory
from display.led.lamps import Lamps, Wiring
from display.led.lettering import Pixels
from display.led.network import PROTOCOLS, Encoder
from display.led.output import Output
from display.led.pace import FRAME_MS, Pace
from display.led.painter import Painted, Painter
from display.led.playing import Playing
from display.led.reports import Reports
from display.led.watching import Watching
from tests.bench.rows import Row

SIZES = ((192, 32), (512, 64), (1920, 128))
CHARACTERS = 2000
ROUNDS = 5
FRAMES = 1200
CHANNEL = "bench"
EARLY_MS = 2.0
SENTENCE = "今日起进入主汛期请勿在河道内游泳垂钓办事窗口照常开放"


def body(size: tuple[int, int]) -> dict[str, Any]:
    """A notice of 2,000 characters that scrolls for ever, two pixels a frame."""
    px = {32: 16, 64: 48, 128: 96}[size[1]]
    text = (SENTENCE * (CHARACTERS // len(SENTENCE) + 1))[:CHARACTERS]
    wide = width(text, px)
    item = {"kind": "scroll", "text": text, "px": px, "width_px": wide, "speed": 120, "approved_by": "bench"}
    regions = [
        {"name": "main", "rect": [0, 0, *size], "windows": [], "fallback": "L0"},
        {"name": "alert", "rect": [0, 0, *size], "windows": [], "fallback": None},
    ]
    head = {"kind": "programme", "format": 1, "channel": CHANNEL, "number": 1, "zone": "Asia/Shanghai"}
    loops = {"L0": [["a", (size[0] + wide) * 1000 // 120 + 1]]}
    plan = {"size": list(size), "regions": regions, "loops": loops, "items": {"a": item}}
    return {**head, "built_at": 0, "good_until": 1, **plan}


def each(call: Callable[[int], object], times: int) -> float:
    """Microseconds of processor a call, over so many calls: other programmes on the machine do not count."""
    begun = time.thread_time()
    for frame in range(times):
        call(frame)
    return (time.thread_time() - begun) / times * 1e6


def frames(size: tuple[int, int]) -> list[Row]:
    """One frame in the middle of the notice, against a plain copy of a frame and the naive way, in interleaved rounds:
    painted, which is ready to be handed on, and taken by a device that copies it (1.3 of the second figure's ratio is
    that copy, row by row)."""
    planned = parse(body(size))
    painter, device = Painter(planned, lambda _: b"", lambda *_: None), Memory(size)
    middle = planned.loops["L0"].period // 2
    still, other = device.last.copy(), device.last.copy()
    text, type_face = planned.items["a"]["text"], face(planned.items["a"]["px"])

    def shown(_: int) -> None:
        painter.paint(next(moments))
        device.show(painter.frame)

    def naive(frame: int) -> None:
        image = Image.new("RGB", size)
        ImageDraw.Draw(image).text((-frame * 2, 0), text, font=type_face, fill="#ffd166")

    # On and on, as a strip does: pieces are drawn as often as they are there.
    moments = (middle + frame * FRAME_MS for frame in count())
    painter.paint(next(moments))
    rounds = [
        (
            each(lambda _: painter.paint(next(moments)), FRAMES),
            each(shown, FRAMES),
            each(lambda _: np.copyto(other, still), FRAMES),
            each(naive, 3),
        )
        for _ in range(ROUNDS)
    ]
    painting, ours, copy, drawn = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratios = [statistics.median(one[at] / one[2] for one in rounds) for at in (0, 1)]
    name = f"LED frame {size[0]}x{size[1]}, {CHARACTERS} characters"
    must = 1.5 if size == SIZES[-1] else None
    return [
        Row(f"{name}: painted", painting, "us", copy, "a copy of the frame", must=must, measured_ratio=ratios[0]),
        Row(f"{name}: in the device", ours, "us", copy, "a copy of the frame", measured_ratio=ratios[1]),
        Row(f"{name}: in the device", ours, "us", drawn, "drawing the text anew"),
    ]


def encoded(size: tuple[int, int]) -> list[Row]:
    """A frame as the packets of a protocol, not sent."""
    lamps = Lamps(size, Wiring())
    noise = np.random.default_rng(1).integers(0, 256, (size[1], size[0], 3), np.uint8)
    found = []
    for name, (_, make) in PROTOCOLS.items():
        encoder = make(lamps.length, None, True)
        count = len(encoder.packets())

        def frame(_: int, encoder: Encoder = encoder) -> None:
            lamps.write(noise, 1.0, encoder.lamps)
            encoder.packets()

        took = statistics.median(each(frame, 200) for _ in range(ROUNDS))
        found.append(Row(f"LED {name} {size[0]}x{size[1]}: {count} packets encoded", took, "us"))
    return found


class Timed(Memory):
    """Notes how many ms after its due time, on the grid of the wall clock, each frame was there."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__(size)
        self.late: list[float] = []

    def show(self, frame: Pixels) -> None:
        super().show(frame)
        # The pace reads a clock of whole ms, so a frame may be a little early too.
        self.late.append((time.time_ns() / 1e6 + EARLY_MS) % FRAME_MS - EARLY_MS)


def idle_lateness(seconds: float) -> float:
    """p99 in ms of a loop that only sleeps to the same deadlines: what the machine itself is late by."""
    device = Timed((1, 1))
    pace, end = Pace(Clock().now), time.monotonic() + seconds
    while time.monotonic() < end:
        pace.wait()
        device.show(device.last)
    return p99_of(device.late)


def p99_of(found: list[float]) -> float:
    return sorted(found)[int(len(found) * 0.99)]


class Clocked(Playing):
    """Notes how many ms each frame took, from its moment to the device."""

    took: list[float]

    def frame(self, now: float) -> Painted:
        begun = time.perf_counter()
        painted = super().frame(now)
        self.took.append((time.perf_counter() - begun) * 1000)
        return painted


def paced(seconds: float, size: tuple[int, int] = SIZES[-1]) -> list[Row]:
    """The real loop over a real store for so long, and the thread that follows it: processor, frame times, lateness,
    frames missed."""
    device, clock, stop = Timed(size), Clock(), threading.Event()
    with TemporaryDirectory() as folder:
        store, signer = Store(Path(folder) / "store"), Signer.generate()
        store.publish("programmes", sign(body(size), signer), CHANNEL)
        watching = Watching(Reader(store, Trust.of(signer.public), clock, [CHANNEL]), store, CHANNEL)
        reports = Reports(Spool(Path(folder) / "spool", "bench"), clock, CHANNEL, "bench")
        output = Output(lambda _: device, None, reports.broken)
        playing = Clocked(watching, store.read_blob, output, reports, clock)
        playing.took = []
        threads = [threading.Thread(target=each.run, args=(stop,)) for each in (watching, playing)]
        used = resource.getrusage(resource.RUSAGE_SELF)
        for thread in threads:
            thread.start()
        stop.wait(seconds)
        stop.set()
        spent = resource.getrusage(resource.RUSAGE_SELF)
        for thread in threads:
            thread.join()
    busy = (spent.ru_utime + spent.ru_stime - used.ru_utime - used.ru_stime) / seconds * 100
    name = f"LED paced 60 fps {size[0]}x{size[1]}, {seconds:.0f} s"
    times = sorted(playing.took)
    return [
        Row(f"{name}: one core", busy, "%", must=4 if size == SIZES[-1] else None, ambition=2),
        Row(f"{name}: frame p50", times[len(times) // 2], "ms"),
        Row(f"{name}: frame p99", p99_of(times), "ms"),
        Row(f"{name}: frame max", times[-1], "ms"),
        Row(f"{name}: lateness p99", p99_of(device.late), "ms", must=3),
        Row(f"{name}: frames missed", float(playing.missed), "", must=0 if seconds >= 600 else None, ambition=0),
    ]


def rows(seconds: float = 20) -> list[Row]:
    """All of it; `seconds` of pacing a size (600 for the long run)."""
    found = [row for size in SIZES for row in frames(size)] + [row for size in SIZES for row in encoded(size)]
    found += [row for size in SIZES for row in paced(seconds, size)]
    alone = idle_lateness(min(seconds, 10))
    return [*found, Row("LED: lateness p99 of sleeping alone, here and now", alone, "ms")]
