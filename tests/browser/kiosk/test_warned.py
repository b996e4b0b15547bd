"""A running warning stays in sight of whoever has scrolled past it, in one line that covers nothing for good."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kiosk.looks import findings
from tests.browser.kiosk.panel import LANDSCAPE, NOTICES, PORTRAIT, SIZES, opened, panel
from tests.chromium import axe_findings
from tests.kiosk.house import words
from tests.kiosk.lobby import Lobby
from tests.processes import Running

pytestmark = pytest.mark.browser
WARNING = "洪水红色预警：澄河水位快速上涨，沿河居民请立即转移到高处，不要返回取物。"
MODES: dict[tuple[int, int], tuple[tuple[str, ...], ...]] = {
    PORTRAIT: ((), ("contrast",), ("elder", "contrast", "low")),
    LANDSCAPE: ((), ("elder",), ("low",)),
}
# In whichever of the two scrolls; told when it has been drawn there.
TO_THE_END = """() => new Promise(done => {
  for (const each of document.querySelectorAll(':root, .content')) each.scrollTop = each.scrollHeight;
  requestAnimationFrame(() => requestAnimationFrame(done));
})"""
# What has the focus without all of its upper half being in sight, going through the page from its end.
HIDDEN = """() => [...document.querySelectorAll('main :is(a[href], button, summary, input)')].reverse().filter(each => {
  if (!each.checkVisibility({visibilityProperty: true})) return false;
  each.focus();
  const {x, y, width, height} = (each.closest('label') ?? each).getBoundingClientRect();
  return document.elementFromPoint(x + width / 2, y + Math.min(height, 40) / 2)?.closest('.warned, .dock');
}).map(each => each.textContent.trim())"""


def run_of(page: Page) -> float:
    """How far the page scrolls, px."""
    far: float = page.evaluate(
        "Math.max(...['.content', ':root'].map((each) => document.querySelector(each))"
        ".map((each) => each.scrollHeight - each.clientHeight))"
    )
    return far


@pytest.mark.parametrize("size", SIZES)
def test_a_warning_that_was_scrolled_past_stays_in_one_line_in_every_mode(
    browser: Browser, lobby: Lobby, running: Running, size: tuple[int, int]
) -> None:
    lobby.publish({**NOTICES, "a1": words(WARNING)}, alert=["a1"])
    context = panel(browser, size, bypass_csp=True)
    page = opened(context, running)
    page.get_by_text(WARNING).first.wait_for()
    for modes in MODES[size]:
        page.goto(f"{running.url('kiosk')}/guides/water-abstraction/?lang=en&mode={'-'.join(modes)}")
        line = page.locator(".warned-bar")
        expect(page.locator(".content")).to_have_attribute("data-warned", "seen")
        expect(line).to_be_hidden()
        assert run_of(page) > size[1] / 4
        page.evaluate(TO_THE_END)
        expect(line).to_be_visible()
        expect(line).to_contain_text(WARNING[:8])
        expect(page.locator(".warning")).not_to_be_in_viewport()
        box = line.bounding_box()
        assert box is not None
        assert 0 <= box["y"] - (0.4 * size[1] if "low" in modes else 0) < box["height"]
        assert findings(page, modes) == []
        page.evaluate(TO_THE_END)
        assert page.evaluate(HIDDEN) == []
        if not modes:
            assert axe_findings(page) == []
        page.evaluate(TO_THE_END)
        line.get_by_role("link").first.tap()
        expect(line).to_be_hidden()
        expect(page.locator(".warning")).to_be_in_viewport()
    lobby.publish(NOTICES)
    context.close()


def test_who_reads_below_sees_a_warning_come_and_go(browser: Browser, lobby: Lobby, running: Running) -> None:
    context = panel(browser)
    page = opened(context, running, "/guides/water-abstraction/")
    page.evaluate(TO_THE_END)
    expect(page.locator(".warned")).to_be_hidden()
    lobby.publish({**NOTICES, "a1": words(WARNING)}, alert=["a1"])
    expect(page.locator(".warned-bar")).to_be_visible()
    assert page.locator(".warned-bar").evaluate("each => !each.closest('[aria-live], [role=alert]')")
    assert page.locator("#warnings [role=alert]").count() == 1
    lobby.publish(NOTICES)
    expect(page.locator(".warned-bar")).to_have_count(0)
    context.close()
