"""Where a line is follows from the clock alone: whatever happened to the page before."""

import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.player.conftest import Stand, lettered, shown
from tests.browser.player.made import pass_ms, scroll, strip
from tests.chromium import holds
from tests.waiting import until

pytestmark = pytest.mark.browser

LINE = scroll("请各科室于十一月三十日前完成汛前安全检查并将结果报办公室")
# The clock's own position at the instant of each frame, beside the one that the style engine computed for it.
# A frame that comes late counts as well; one in which the line changes to another item does not, nor does a picture's.
SAMPLE = """async (frames) => {
  const found = [];
  while (found.length < frames) {
    await new Promise((next) => requestAnimationFrame(next));
    const readings = Array.from({ length: 15 }, () => foyer.now() - performance.now());
    const ahead = readings.sort((a, b) => a - b)[7];
    const instant = document.timeline.currentTime + ahead;
    const late = performance.now() - document.timeline.currentTime;
    const { item, offset } = foyer.at(instant).main;
    const { speed } = foyer.programme.items[item];
    const { shows, x } = foyer.positions().main;
    if (!speed || shows !== item) continue;
    const wanted = 1920 - ((offset + instant - Math.floor(instant)) * speed) / 1000;
    // A correction of the clock runs in at 5 ms a second: so much may lie between a frame and the reading of its clock.
    found.push([x, wanted, (Math.abs(late) * 0.005 * speed) / 1000]);
  }
  return found;
}"""


def samples(page: Page, frames: int = 60) -> list[tuple[float, float]]:
    return [(painted, wanted) for painted, wanted, _ in page.evaluate(SAMPLE, frames)]


def furthest(page: Page) -> float:
    """In px, beyond what is not to be read of the clock."""
    found: list[tuple[float, float, float]] = page.evaluate(SAMPLE, 60)
    return max(abs(painted - wanted) - unread for painted, wanted, unread in found)


def test_a_line_is_within_a_tenth_of_a_pixel_of_the_clock(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE))))
    found = samples(screen())
    assert found[0][0] != found[-1][0], "the line stands still"
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
    # At the very instant of the next pass one of the two may have begun it and the other not.
    way = 1920 + short["width_px"]
    apart = [abs(painted - wanted) % way for painted, wanted in found if -96 < wanted < 1920]
    assert max(min(each, way - each) for each in apart) <= 0.1


def test_a_reloaded_page_lands_where_the_clock_says(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE))))
    page = screen()
    page.reload()
    assert furthest(shown(page)) <= 0.1


def test_a_page_that_was_in_the_background_is_where_the_clock_says(
    context: BrowserContext, stand: Stand, screen: Callable[..., Page]
) -> None:
    other = int(time.time() * 1000) + 5000
    stand.shows(strip((LINE, 5000), (scroll("后" * 40), 600_000), anchor=other - 5000))
    page = screen()
    front = context.new_page()
    front.bring_to_front()
    holds(front, "other => Date.now() > other", other)
    page.bring_to_front()
    until(lambda: page.evaluate("foyer.positions().main.shows") == "n2r1")
    assert furthest(page) <= 0.1


def test_two_pages_agree_at_one_instant(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE))))
    screen()
    page = screen()
    assert furthest(page) <= 0.1
    # Read often: between the two readings of one time the machine may do something else.
    apart = page.evaluate("Math.min(...Array.from({length: 50}, () => Math.abs(foyer.now() - Date.now())))")
    assert apart < 5


def test_the_pixels_are_where_the_style_says(stand: Stand, screen: Callable[..., Page]) -> None:
    block = scroll("囗" * 12, speed=20)
    begun = int(time.time() * 1000) - 900 * 1000 // 20
    stand.shows(strip((block, pass_ms(block)), anchor=begun))
    page = lettered(screen())
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
