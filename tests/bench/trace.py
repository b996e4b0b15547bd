"""What Chromium's own record says of a scrolling notice and of a wall with video: frames that came late or never, what
the page's main thread and the whole browser had to do for them, and how far the line is from where the clock has it.
"""

import io
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import av
import numpy as np

from content.desk.compile.layout import speed
from content.published.envelope import sign
from content.published.store import Store
from tests.bench.rows import Row
from tests.bench.tracing import Traced, Watched, traced
from tests.browser.player.made import clock, page, programme, region, scroll
from tests.display.office import Office
from tests.processes import free_port, part
from tests.waiting import until

STRIP, WALL = (1920, 128), (1920, 1080)
EM, CHARACTERS = 96, 2000
SPEED: Final = speed(EM)
FRAMES, SLICE = 10_000, 1_000
OTHERS_S, WALL_S = 20.0, 60.0
RATE = 60
# The film: its size and seconds, thirty pictures in each.
FILM, FILM_S = (1280, 720), 10
SENTENCE = "今日起进入主汛期请勿在河道内游泳垂钓办事窗口照常开放"
TEXT: Final = (SENTENCE * (CHARACTERS // len(SENTENCE) + 1))[:CHARACTERS]
WIDTH: Final = EM * CHARACTERS
PASS_MS: Final = -(-(STRIP[0] + WIDTH) * 1000 // SPEED)

# How far (px) the line is from where the hub's clock has it, at worst, frame by frame for so many ms; and how many
# frames. The hub is on this machine, and its clock what Date.now() tells in whole ms: the instant at which that changes
# says where the page's own, which runs on steadily from when it was opened, is by now.
OFFSET = """new Promise((done) => {
  const ticked = () => {
    const before = Date.now();
    while (Date.now() === before);
    return Date.now() - performance.timeOrigin - performance.now();
  };
  const moved = Math.max(...Array.from({ length: 25 }, ticked));
  const [line, first] = [document.querySelector('.line'), performance.now()];
  let [worst, looks] = [0, 0];
  const look = (at) => {
    const found = line.computedStyleMap().get('transform').toMatrix().e;
    const instant = performance.timeOrigin + at + moved;
    const due = %(width)d - (((instant - %(anchor)d) %% %(period)d) * %(speed)d) / 1000;
    worst = Math.max(worst, Math.abs(found - due));
    looks += 1;
    if (at - first < %(ms)d) requestAnimationFrame(look); else done([worst, looks, moved]);
  };
  requestAnimationFrame(look);
})"""
PAGE = 'data:text/html;charset=utf-8,<body style="margin:0;background:black;overflow:hidden">'
NAIVE: Final = f"""{PAGE}
<p style="position:absolute;white-space:pre;margin:0;font:{EM}px sans-serif;color:gold">{TEXT}</p><script>
const p = document.querySelector('p');
const go = (t) => {{ p.style.left = {STRIP[0]} - t / 1000 * {SPEED} + 'px'; requestAnimationFrame(go); }};
requestAnimationFrame(go)</script>"""
PLAIN: Final = f"""{PAGE}<p style="width:{EM}px;height:{EM}px;margin:0;background:gold"></p><script>
document.querySelector('p').animate([{{transform: 'none'}}, {{transform: 'translateX(1800px)'}}],
{{duration: 15000, iterations: Infinity}})</script>"""


@dataclass
class Scene:
    """What is looked at: its address, and the instant (ms) its loop began at."""

    url: str
    anchor: int


def rows(frames: int = FRAMES, others_s: float = OTHERS_S, wall_s: float = WALL_S) -> list[Row]:
    """A strip for so many frames, the naive way and a plain movement for so long, and a wall."""
    with TemporaryDirectory(prefix="foyer-bench-") as folder, served(Path(folder) / "data") as (strip, wall):
        with traced(STRIP) as browser:
            _open(browser, strip.url)
            ours = _sliced(browser, frames)
            worst, looks, _ = browser.page.evaluate(_offset(strip, min(10_000, frames * 1000 // RATE)))
            browser.page.goto(NAIVE)
            naive = _settled(browser, others_s)
            browser.page.goto(PLAIN)
            plain = _settled(browser, others_s)
        with traced(WALL) as browser:
            _open(browser, wall.url)
            beside = browser.watch(wall_s)
    offset = Row(f"{_NAME}: off the hub's clock at worst, {looks} frames", worst, "px", must=0.1)
    return [*_strip(ours, naive, plain), offset, *_wall(beside)]


_NAME = f"browser scroll {STRIP[0]}x{STRIP[1]}, {CHARACTERS} characters"


def _strip(ours: Watched, naive: Watched, plain: Watched) -> list[Row]:
    script, box = "moved by script", "a bare box moved"
    count = len(ours.frames) + ours.dropped
    return [
        Row(f"{_NAME}: frames dropped of {count}", float(ours.dropped), "", must=0),
        Row(f"{_NAME}: frames later than 20 ms", ours.late, "%", naive.late, script),
        Row(f"{_NAME}: main thread busy", ours.main_thread, "%", naive.main_thread, script),
        Row(f"{_NAME}: main thread busy", ours.main_thread, "%", plain.main_thread, box),
        Row(f"{_NAME}: one core, whole browser", ours.core, "%", naive.core, script),
        Row(f"{_NAME}: one core, whole browser", ours.core, "%", plain.core, box),
    ]


def _wall(seen: Watched) -> list[Row]:
    name = f"browser wall {WALL[0]}x{WALL[1]} with video, {seen.seconds:.0f} s"
    count = len(seen.frames) + seen.dropped
    return [
        Row(f"{name}: frames dropped of {count}", float(seen.dropped), "", ambition=0),
        Row(f"{name}: frames later than 20 ms", seen.late, "%"),
        Row(f"{name}: main thread busy", seen.main_thread, "%"),
        Row(f"{name}: one core, whole browser", seen.core, "%"),
    ]


def _sliced(browser: Traced, frames: int) -> Watched:
    """Watched for so many frames, in slices: a record of minutes would not fit into the browser's memory for it."""
    found: list[Watched] = []
    while sum(len(each.frames) + each.dropped for each in found) < frames:
        found.append(browser.watch(min(SLICE, frames) / RATE))
    return _joined(found)


def _joined(found: Sequence[Watched]) -> Watched:
    seconds = sum(each.seconds for each in found)

    def mean(of: str) -> float:
        return sum(float(getattr(each, of)) * each.seconds for each in found) / seconds

    # Between two slices nothing was recorded: that pause is no late frame.
    return Watched(
        seconds=seconds,
        frames=tuple(frame for each in found for frame in each.frames),
        pauses=tuple(pause for each in found for pause in each.pauses),
        dropped=sum(each.dropped for each in found),
        main_thread=mean("main_thread"),
        core=mean("core"),
    )


def _open(browser: Traced, url: str) -> None:
    """Until the page shows, its pictures are decoded and the clock has been set by the hub's."""
    browser.page.goto(url)
    until(lambda: browser.page.evaluate("Number(document.documentElement.dataset.number) > 0"))
    time.sleep(3)


def _settled(browser: Traced, seconds: float) -> Watched:
    until(lambda: browser.page.evaluate("document.readyState === 'complete' && document.querySelector('p') !== null"))
    time.sleep(1)
    return browser.watch(seconds)


def _offset(scene: Scene, ms: int) -> str:
    return OFFSET % {"width": STRIP[0], "anchor": scene.anchor, "period": PASS_MS, "speed": SPEED, "ms": ms}


@contextmanager
def served(data: Path) -> Iterator[tuple[Scene, Scene]]:
    """The strip and the wall on a push process of their own, the strip in the middle of its text."""
    office, store, port = Office(data), Store(data / "store"), free_port()
    now = int(time.time() * 1000)
    anchor = now - PASS_MS // 2
    for body in (strip(anchor), wall(store.put_blob(film()))):
        body |= {"number": now // 1000, "built_at": now - 1000}
        store.publish("programmes", sign(body, office.signer), body["channel"])
    with part("push", data, port=port):
        url = f"http://127.0.0.1:{port}/screens"
        yield Scene(f"{url}/lobby-led/", anchor), Scene(f"{url}/wall-11f/", 0)


def strip(anchor: int) -> dict[str, Any]:
    main = region("main", (0, 0, *STRIP), [(0, 2**52, "L1", anchor)])
    line = scroll(TEXT, px=EM, width=WIDTH, speed=SPEED)
    return programme("lobby-led", [main], {"L1": [("n1r1", PASS_MS)]}, {"n1r1": line}, size=STRIP)


def wall(blob: str) -> dict[str, Any]:
    """A video, a line below it, words beside it and the time."""
    video = {"kind": "video", "blob": blob, "media_type": "video/mp4", "duration_ms": FILM_S * 1000, "fit": "contain"}
    line = scroll(TEXT[:200], px=EM, speed=SPEED)
    items = {"v": {**video, "approved_by": "1-0"}, "s": line, "p": page("办事指引", "取水许可", px=48), "c": clock()}
    loops: dict[str, list[tuple[str, int]]] = {
        "V": [("v", FILM_S * 1000)],
        "S": [("s", -(-(WALL[0] + EM * 200) * 1000 // SPEED))],
        "P": [("p", 30_000)],
        "C": [("c", 60_000)],
    }
    places = {"V": (0, 0, 1344, 920), "S": (0, 920, 1920, 160), "P": (1344, 240, 576, 680), "C": (1344, 0, 576, 240)}
    regions = [region(name.lower() + "-region", rect, [(0, 2**52, name, 0)]) for name, rect in places.items()]
    return programme("wall-11f", regions, loops, items, size=WALL)


def film() -> bytes:
    """Ten seconds in which everything moves."""
    out, (width, height) = io.BytesIO(), FILM
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    with av.open(out, "w", format="mp4") as container:
        stream: Any = container.add_stream("libx264", rate=30, options={"preset": "ultrafast", "crf": "26"})
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for number in range(30 * FILM_S):
            picture = np.stack([x + 5 * number, y - 3 * number, (x + y) // 2 + 7 * number], -1) % 256
            frame = av.VideoFrame.from_ndarray(picture.astype(np.uint8), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 30)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return out.getvalue()
