"""Screens side by side: two Chromium processes on the real push and a painter in a process of its own, their frames
looked at with the instant of each."""

import base64
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from content.published.envelope import sign
from content.published.store import Store
from tests.bench.painter import Sighting, middle_of, painting
from tests.bench.rows import Row
from tests.browser.player.made import programme, region, scroll
from tests.chromium import FLAGS, executable
from tests.display.office import Office
from tests.processes import free_port, part

SIZE = (960, 32)
EM, SPEED = 24, 480
"""A square of 24 px at half a pixel a ms: a frame of 60 Hz is eight pixels."""
TRIES = 100
FRAME_MS = 1000 / 60
# The edges, where the square is not whole.
EDGE = 40
# Frames until the clocks are set by the hub's, and looks at what there is until it is given up.
SETTLING, PATIENCE = 60, 1200


def rows(tries: int = TRIES) -> list[Row]:
    """How far two processes are apart at the same instant, over so many pairs of pictures."""
    with ExitStack() as last:
        folder = Path(last.enter_context(TemporaryDirectory()))
        url = last.enter_context(_push(folder))
        painted = last.enter_context(painting(folder))
        playwright = last.enter_context(sync_playwright())
        pages = []
        for _ in range(2):
            browser = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
            last.callback(browser.close)
            pages.append(browser.new_context(viewport={"width": SIZE[0], "height": SIZE[1]}).new_page())
        seen = _seen(pages, url, tries, last)
        strip = [each for each in painted() if EDGE < each[1] < SIZE[0] - EDGE]
    # A browser's picture is on the glass a frame after the instant that it shows; a painter's at once.
    both, beside = _paired(*seen)[:tries], _paired(seen[0], strip)[:tries]
    return [*_rows("two browser processes", both, FRAME_MS), *_rows("a browser and the painter", beside, 2 * FRAME_MS)]


def _rows(what: str, found: list[float], must: float) -> list[Row]:
    """`must`: the furthest that they may be apart, in ms."""
    apart = sorted(abs(each) for each in found)
    name = f"{what} at the same instant, {len(apart)} pairs of pictures"
    return [Row(f"{name}: p50", median(apart), "ms"), Row(f"{name}: furthest", apart[-1], "ms", must=must)]


@contextmanager
def _push(folder: Path) -> Iterator[str]:
    """The address of a page on which a square passes again and again."""
    office, store, port = Office(folder), Store(folder / "store"), free_port()
    item = {**scroll("■", px=EM, speed=SPEED), "width_px": EM}
    main = region("main", (0, 0, *SIZE), [(0, 2**52, "L1", 0)])
    duration = -(-(SIZE[0] + EM) * 1000 // SPEED)
    body = programme("lobby-led", [main], {"L1": [("n1r1", duration)]}, {"n1r1": item}, size=SIZE)
    body |= {"number": int(time.time()), "built_at": int(time.time() * 1000) - 1000}
    store.publish("programmes", sign(body, office.signer), "lobby-led")
    with part("push", folder, port=port):
        yield f"http://127.0.0.1:{port}/screens/lobby-led/"


def _seen(pages: list[Page], url: str, tries: int, last: ExitStack) -> list[list[Sighting]]:
    """What both showed once their clocks were set, until there are so many pairs."""
    seen: list[list[Sighting]] = [[], []]
    for page in pages:
        page.goto(url)
        page.wait_for_selector("html[data-number]", state="attached")
    # Both begun alike: a cast that begins while the machine is busy opening the other page tells every frame one late.
    for page, sightings in zip(pages, seen, strict=True):
        last.callback(_watch(page, sightings))
    for _ in range(PATIENCE):
        for page in pages:
            page.wait_for_timeout(25)
        settled = [sightings[SETTLING:] for sightings in seen]
        if len(_paired(*settled)) >= tries:
            return settled
    raise TimeoutError(f"{len(_paired(*seen))} pairs of pictures in a minute")


def _watch(page: Page, sightings: list[Sighting]) -> Callable[[], None]:
    """Notes where the square is on every frame until what it returns is called."""
    cast = page.context.new_cdp_session(page)

    def take(frame: dict[str, Any]) -> None:
        cast.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})
        with Image.open(BytesIO(base64.b64decode(frame["data"]))) as picture:
            middle = middle_of(np.asarray(picture.convert("L")))
        if EDGE < middle < SIZE[0] - EDGE:
            sightings.append((float(frame["metadata"]["timestamp"]) * 1000, middle))

    def stop() -> None:
        cast.remove_listener("Page.screencastFrame", take)
        cast.send("Page.stopScreencast")

    cast.on("Page.screencastFrame", take)
    cast.send("Page.startScreencast", {"format": "png", "everyNthFrame": 1})
    return stop


def _paired(one: list[Sighting], other: list[Sighting]) -> list[float]:
    """By how many ms one is ahead of the other, each picture against the nearest in time: what is left when the time
    between the two is taken off."""
    instants = [instant for instant, _ in other]
    found = []
    for instant, middle in one:
        place = bisect_left(instants, instant)
        near = min(other[max(0, place - 1) : place + 1], key=lambda each: abs(each[0] - instant), default=None)
        if near and abs(near[0] - instant) < FRAME_MS:
            ahead = (near[1] - middle) * 1000 / SPEED - (instant - near[0])
            # Over the seam of two passes nothing can be compared.
            if abs(ahead) < 500:
                found.append(ahead)
    return found
