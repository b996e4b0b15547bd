"""What is asked for in vain counts once a visit, and the visit keeps no word of it. Time is moved here."""

import json
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kiosk.panel import panel
from tests.chromium import holds
from tests.processes import Running

pytestmark = pytest.mark.browser
MEANT_MS, IDLE_MS = 2500, 82_000
HEARD = """
  window.told = [];
  navigator.sendBeacon = (address, what) => { window.told.push(what); return true; };
"""
TOLD = "Promise.all(told.map((each) => each.text()))"
STANDS = "document.querySelector('[data-unanswered]') !== null"


def in_vain(page: Page, running: Running, words: str) -> list[str]:
    """The words that a page of the search tells of once nothing was found for `words` for a while."""
    page.goto(f"{running.url('kiosk')}/search/?lang=en&q={quote(words)}")
    holds(page, STANDS)
    page.clock.run_for(2 * MEANT_MS)
    return [each["unanswered"] for each in map(json.loads, page.evaluate(TOLD)) if "unanswered" in each]


def test_a_visit_tells_once_what_it_asked_for_in_vain_and_the_next_visit_tells_again(
    browser: Browser, running: Running
) -> None:
    context = panel(browser)
    context.clock.install()
    context.add_init_script(HEARD)
    page = context.new_page()
    asked = ("xqzvv", "  XQZVV ", "vvzqx wq", "xqzvv", "vvzqx  wq")
    assert [in_vain(page, running, each) for each in asked] == [["xqzvv"], [], ["vvzqx wq"], [], []]
    kept = page.evaluate("Object.entries(sessionStorage).flat().join(' ')")
    assert kept.split()[1:] == [each for each in kept.split() if each.isdigit()]
    for _ in range(IDLE_MS // 2000):
        page.clock.run_for(2000)
    page.wait_for_url("**/attract/")
    holds(page, "sessionStorage.length === 0 && document.documentElement.className === ''")
    assert in_vain(page, running, "xqzvv") == ["xqzvv"]
    context.close()
