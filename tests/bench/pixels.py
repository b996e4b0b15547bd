"""What a screen's glass shows and when: the frames that Chromium presents, with the instant of each."""

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from PIL import Image
from playwright.sync_api import CDPSession, Page

from tests.chromium import chromium
from tests.waiting import until

Colour = tuple[int, int, int]
# Filming takes the cores that the hub and the page need too: as little of it as tells a colour. Every frame brings its
# own instant, so that nobody has to look at once.
WIDTH = 120
LOOK_MS = 20
# A film takes the frames of what moves most: while a line runs, it leaves out a frame that changes all else, and takes
# it 250 ms later. Two dots that blink, in opposite corners, make every frame a change of the whole glass.
DOTS = """() => {
  for (const corner of [{ left: 0, bottom: 0 }, { right: 0, top: 0 }]) {
    const dot = document.documentElement.appendChild(document.createElement("div"));
    Object.assign(dot.style, { position: "fixed", width: "2px", height: "2px", background: "gray", ...corner });
    dot.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 1000, iterations: Infinity });
  }
}"""


@dataclass
class Glass:
    """The page's presented frames: when (seconds since the epoch) and what colour its top left corner had."""

    page: Page
    cast: CDPSession
    frames: list[tuple[float, Colour]] = field(default_factory=list)

    def take(self, frame: dict[str, Any]) -> None:
        self.cast.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})
        with Image.open(BytesIO(base64.b64decode(frame["data"]))) as picture:
            red, green, blue = picture.convert("RGB").resize((1, 1), box=(0, 0, 4, 1)).getpixel((0, 0))  # type: ignore[misc]
        self.frames.append((float(frame["metadata"]["timestamp"]), (int(red), int(green), int(blue))))

    def first(self, fitting: Callable[[Colour], bool], since: float = 0.0, patience: float = 10.0) -> float:
        """The instant of the first frame, from now on, whose corner fits; one that was presented before `since`, and
        comes to us only now, is passed over."""
        self.frames.clear()
        waited = 0.0
        while waited < patience:
            for instant, colour in self.frames:
                if instant >= since and fitting(colour):
                    return instant
            self.page.wait_for_timeout(LOOK_MS)
            waited += LOOK_MS / 1000
        said = self.page.evaluate("[document.documentElement.dataset.number, JSON.stringify(foyer.positions())]")
        raise TimeoutError(f"no such frame in {patience} s; the last: {self.frames[-3:]}; the page says {said}")


@contextmanager
def glass(url: str, size: tuple[int, int]) -> Iterator[Glass]:
    """A Chromium of its own on `url`, every frame of which is looked at."""
    with chromium() as browser:
        page = browser.new_context(viewport={"width": size[0], "height": size[1]}).new_page()
        page.goto(url)
        until(lambda: page.evaluate("Number(document.documentElement.dataset.number) > 0"))
        page.evaluate(DOTS)
        cast = page.context.new_cdp_session(page)
        seen = Glass(page, cast)
        cast.on("Page.screencastFrame", seen.take)
        cast.send("Page.startScreencast", {"format": "png", "maxWidth": WIDTH, "everyNthFrame": 1})
        yield seen
        cast.remove_listener("Page.screencastFrame", seen.take)
        cast.send("Page.stopScreencast")


def is_red(colour: Colour) -> bool:
    """The paper of an urgent notice."""
    return colour[0] > 110 and colour[1] < 60 and colour[2] < 80


def is_not_red(colour: Colour) -> bool:
    return not is_red(colour)
