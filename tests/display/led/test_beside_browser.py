"""A line on a strip stands where the browser's player has it."""

import time
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from content.published.programme import parse
from tests import processes
from tests.browser.player import made as player
from tests.browser.player.conftest import lettered, shown
from tests.display.led.made import FOR_EVER, body, frame_at, pass_ms, region, scroll
from tests.waiting import until

pytestmark = pytest.mark.browser

SIZE = (960, 128)
LINES = {
    96: "今日停水：九时至12:30，AVATAR“请”转告",
    48: "会议定于3:00pm在B1104召开；To We《规定》",
    24: "汛期值班电话12345，不停水……flood control",
}
SPEED = 1
INSET = 400


def creeping(px: int, bold: bool) -> dict[str, Any]:
    """A line that begins INSET px from the left now, and moves by a pixel a second."""
    line = scroll(LINES[px], px=px, speed=SPEED)
    line["style"] = {"color": "#ffffff", "background": "#000000", "bold": bold}
    begun = time.time_ns() // 1_000_000 - (SIZE[0] - INSET) * 1000 // SPEED
    main = region("main", (0, 0, *SIZE), [(0, FOR_EVER, "L1", begun)])
    return body(SIZE, [main], {"L1": [("n1", pass_ms(line, SIZE[0]))]}, {"n1": line})


def between_pixels(page: Page) -> bool:
    """Just after a whole pixel, so that a screenshot shows no other."""
    place: float = page.evaluate("foyer.positions().main.x")
    return 0.85 < place % 1 < 0.98


def taken_at_once(page: Page) -> tuple[int, Image.Image] | None:
    """The time and a picture, when the line did not reach another pixel meanwhile."""
    until(lambda: between_pixels(page), pause=0.01)
    now, pixel = page.evaluate("[foyer.now(), Math.floor(foyer.positions().main.x)]")
    shot = Image.open(BytesIO(page.screenshot())).convert("RGB")
    return (now, shot) if page.evaluate("Math.floor(foyer.positions().main.x)") == pixel else None


def ink(frame: Any) -> tuple[Any, Any]:
    """Which columns and which rows are lit."""
    lit = np.asarray(frame).max(axis=2) > 110
    return lit.any(axis=0), lit.any(axis=1)


def strays(one: Any, other: Any) -> list[int]:
    """Where `one` is lit and `other` is not within a pixel."""
    near = other | np.roll(other, 1) | np.roll(other, -1)
    return [int(each) for each in np.flatnonzero(one & ~near)]


@pytest.mark.parametrize(("px", "bold"), [(96, False), (48, False), (24, False), (96, True)])
def test_ink_stands_in_the_same_columns_and_rows(browser: Browser, tmp_path: Path, px: int, bold: bool) -> None:
    programme = creeping(px, bold)
    player.put(tmp_path / "stand", programme)
    port = processes.free_port()
    command = ["-m", "tests.browser.player.stand", str(tmp_path / "stand"), str(port)]
    with processes.started(command, tmp_path / "output", {"stand": port}) as stand:
        stand.ready()
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        page.goto(f"http://127.0.0.1:{port}/screens/lobby-led/")
        lettered(shown(page))
        taken = until(lambda: taken_at_once(page))
        page.close()
    assert taken
    now, shot = taken
    painted = frame_at(parse(programme), now)
    for in_browser, on_strip in zip(ink(shot), ink(painted), strict=True):
        assert on_strip.any()
        assert strays(in_browser, on_strip) == []
        assert strays(on_strip, in_browser) == []
