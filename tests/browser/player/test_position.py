"""Where a line is follows from the clock alone: whatever happened to the page before."""

import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.player.conftest import Stand, shown
from tests.browser.player.made import pass_ms, scroll, strip
from tests.waiting import until

pytestmark = pytest.mark.browser

LINE = scroll("请各科室于十一月三十日前完成汛前安全检查并将结果报办公室")
# The clock's own position at the instant of each frame, beside the one that the style engine computed for it.
SAMPLE = """async (frames) => {
  const found = [];
  for (let frame = 0; frame < frames; frame += 1) {
    await new Promise((next) => requestAnimationFrame(next));
    const readings = Array.from({ length: 15 }, () => foyer.now() - performance.now());
    const ahead = readings.sort((a, b) => a - b)[7];
    const instant = document.timeline.currentTime + ahead;
    const { item, offset } = foyer.at(instant).main;
    const { speed } = foyer.programme.items[item];
    if (!speed) continue;
    const wanted = 1920 - ((offset + instant - Math.floor(instant)) * speed) / 1000;
    found.push([foyer.positions().main.x, wanted]);
  }
  return found;
}"""


def samples(page: Page, frames: int = 60) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = page.evaluate(SAMPLE, frames)
    return found


def furthest(page: Page) -> float:
    return max(abs(painted - wanted) for painted, wanted in samples(page))


def test_a_line_is_within_a_tenth_of_a_pixel_of_the_clock(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE))))
    found = samples(screen())
    assert found[0][0] > found[-1][0], "the line stands still"
    assert max(abs(painted - wanted) for painted, wanted in found) <= 0.1


def test_small_type_moves_by_whole_pixels(stand: Stand, screen: Callable[..., Page]) -> None:
    small = scroll("十六像素的字", px=16)
    stand.shows(strip((small, pass_ms(small))))
    found = samples(screen())
    assert {painted % 1 for painted, _ in found} == {0.0}
    assert max(abs(painted - wanted) for painted, wanted in found) <= 1.0


def test_a_line_of_one_item_starts_its_next_pass_where_the_clock_says(
    stand: Stand, screen: Callable[..., Page]
) -> None:
    short = scroll("短", speed=2000)
    stand.shows(strip((short, pass_ms(short))))
    found = samples(screen(), 150)
    assert sum(other[0] > one[0] + 500 for one, other in pairwise(found)) >= 2
    assert max(abs(painted - wanted) for painted, wanted in found if -96 < wanted < 1920) <= 0.1


def test_a_reloaded_page_lands_where_the_clock_says(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE))))
    page = screen()
    page.reload()
    assert furthest(shown(page)) <= 0.1


def test_a_page_that_was_in_the_background_is_where_the_clock_says(
    context: BrowserContext, stand: Stand, screen: Callable[..., Page]
) -> None:
    stand.shows(strip((scroll("先"), 1500), (LINE, pass_ms(LINE)), anchor=int(time.time() * 1000)))
    page = screen()
    front = context.new_page()
    front.bring_to_front()
    front.wait_for_timeout(1800)
    page.bring_to_front()
    assert page.evaluate("foyer.positions().main.shows") == "n2r1"
    assert furthest(page) <= 0.1


def test_two_pages_agree_at_one_instant(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE))))
    screen()
    page = screen()
    assert furthest(page) <= 0.1
    assert abs(page.evaluate("foyer.now() - Date.now()")) < 5


def test_the_pixels_are_where_the_style_says(stand: Stand, screen: Callable[..., Page]) -> None:
    block = scroll("囗" * 12)
    stand.shows(strip((block, pass_ms(block))))
    page = screen()
    until(lambda: 0 < page.evaluate("foyer.positions().main.x") < 1500, 20)
    before = page.evaluate("foyer.positions().main.x")
    left = first_ink(page.screenshot())
    after = page.evaluate("foyer.positions().main.x")
    inset = 96 * 0.08  # the frame of the sign begins inside its body
    assert after + inset - 4 <= left <= before + inset + 4


def first_ink(png: bytes) -> int:
    """The first column in which anything is lit."""
    import io

    import numpy as np
    from PIL import Image

    columns: Any = np.asarray(Image.open(io.BytesIO(png)).convert("L")).max(axis=0)
    return int((columns > 128).argmax())
