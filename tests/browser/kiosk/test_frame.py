"""What stands around every page, in a real Chromium as the panel in the lobby has it."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kiosk.panel import LANDSCAPE, LANGS, PORTRAIT, SIZES, opened, panel
from tests.chromium import axe_findings, foreign_requests, holds
from tests.processes import Running

pytestmark = pytest.mark.browser
OWN_PAGES = ("/", "/notices/", "/nowhere/", "/attract/", "/attract/?still=1")
HAS_RING = "getComputedStyle(document.activeElement).outlineStyle !== 'none'"


@pytest.mark.parametrize(("lang", "size"), [("zh-Hant", PORTRAIT), ("en", LANDSCAPE)])
def test_axe_finds_nothing_on_the_frames_own_pages(
    browser: Browser, running: Running, lang: str, size: tuple[int, int]
) -> None:
    context = panel(browser, size, bypass_csp=True)
    found = {}
    for path in OWN_PAGES:
        page = opened(context, running, f"{path}{'&' if '?' in path else '?'}lang={lang}")
        found[path] = axe_findings(page)
        page.close()
    assert found == {path: [] for path in OWN_PAGES}
    context.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGS)
def test_the_first_page_is_one_screen_and_cuts_no_notice(
    browser: Browser, running: Running, lang: str, size: tuple[int, int]
) -> None:
    context = panel(browser, size)
    page = opened(context, running, f"/?lang={lang}")
    assert page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == list(size)
    hidden = "(({scrollHeight, clientHeight}) => scrollHeight - clientHeight)(document.querySelector('.content'))"
    assert page.evaluate(hidden) == 0
    board = page.locator(".notices").bounding_box()
    assert board is not None
    boxes = [box for each in page.locator(".notice").all() if (box := each.bounding_box())]
    assert boxes[0]["y"] + boxes[0]["height"] <= board["y"] + board["height"] + 1
    for box in boxes[1:]:
        whole = box["y"] + box["height"] <= board["y"] + board["height"] + 1
        assert whole or box["x"] >= board["x"] + board["width"]
    context.close()


def test_the_languages_of_a_page_are_the_same_page(browser: Browser, running: Running) -> None:
    context = panel(browser)
    page = opened(context, running, "/catalog/item/CCSW-2026-00031/")
    page.get_by_role("link", name="English").tap()
    page.wait_for_url("**/catalog/item/CCSW-2026-00031/?lang=en")
    page.get_by_role("heading", name="Notice on metering water abstraction").wait_for()
    page.get_by_role("link", name="繁體中文").tap()
    page.get_by_role("heading", name="關於加強取水計量管理的通知").wait_for()
    page.get_by_role("link", name="简体中文").tap()
    page.wait_for_url("**/catalog/item/CCSW-2026-00031/")
    context.close()


def test_from_home_to_the_notices_and_back_by_touch_and_in_english(browser: Browser, running: Running) -> None:
    context = panel(browser)
    elsewhere, complaints = foreign_requests(context), []
    page = opened(context, running)
    page.on("console", lambda message: complaints.append(message.text))
    page.get_by_role("link", name="English").tap()
    page.get_by_role("link", name="All notices").tap()
    page.get_by_role("heading", name="Notices", exact=True).wait_for()
    page.get_by_text("around Chenghu Road").wait_for()
    page.get_by_role("button", name="Back", exact=True).tap()
    page.get_by_role("heading", name="Notices today").wait_for()
    page.get_by_role("link", name="Office guides").tap()
    page.get_by_role("link", name="Back to home").tap()
    page.get_by_role("heading", name="Notices today").wait_for()
    page.get_by_role("link", name="简体中文").tap()
    page.get_by_role("heading", name="今日通知").wait_for()
    assert (elsewhere, complaints, context.cookies()) == ([], [], [])
    context.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGS)
def test_the_ways_on_stand_in_one_row_with_a_way_back_too(
    browser: Browser, running: Running, lang: str, size: tuple[int, int]
) -> None:
    context = panel(browser, size)
    page = opened(context, running, f"/guides/?lang={lang}")
    page.locator(".dock-search").tap()
    page.locator(".dock-back").wait_for()
    ways = "[...document.querySelectorAll('.dock > :is(a, button):not([hidden])')]"
    tops = page.evaluate(f"{ways}.map(each => each.offsetTop)")
    assert (len(tops), len(set(tops))) == (7, 1)
    context.close()


def tabbed(page: Page, most: int = 40) -> list[str]:
    """The names of what Tab stops at, from the top of the page until it comes round; each shows its focus."""
    names: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return names
        assert page.evaluate(HAS_RING), page.evaluate("document.activeElement.outerHTML")
        names.append(page.evaluate("document.activeElement.textContent.trim().split(/\\s{2,}/)[0]"))
    raise AssertionError(names)


@pytest.mark.parametrize("path", ["/", "/notices/", "/nowhere/", "/attract/"])
def test_everything_to_touch_is_reached_by_the_keyboard(browser: Browser, running: Running, path: str) -> None:
    context = panel(browser)
    page = opened(context, running, f"{path}?lang=en")
    there = page.evaluate(
        "[...document.querySelectorAll('a[href], button')].filter(each => each.checkVisibility()).length"
    )
    assert len(tabbed(page)) == there
    context.close()


def test_the_keyboard_goes_past_the_frame_opens_a_page_and_leads_back(browser: Browser, running: Running) -> None:
    context = panel(browser)
    page = opened(context, running, "/?lang=en")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    holds(page, "document.activeElement.id === 'main'")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Office guides").wait_for()
    assert "/guides/?lang=en" in page.url
    while page.evaluate("document.activeElement.className") != "dock-home":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Notices today").wait_for()
    context.close()


def test_the_clock_goes_by_the_offices_zone(browser: Browser, running: Running) -> None:
    context = browser.new_context(viewport={"width": 1080, "height": 1920}, timezone_id="America/New_York")
    page = opened(context, running)
    holds(page, "document.querySelector('.clock-time').textContent.length === 5")
    # The text turns with the clock's next beat.
    holds(
        page,
        "new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Shanghai'})"
        ".format() === document.querySelector('.clock-time').textContent",
    )
    context.close()


LOADED = """performance.getEntriesByType('resource').map((each) => each.name.split('/').pop())
  .filter((name) => name.endsWith('.otf'))"""


def test_the_faces_are_the_houses_own(browser: Browser, running: Running) -> None:
    context = panel(browser, PORTRAIT)
    page = opened(context, running)
    assert page.evaluate("document.fonts.ready.then(() => true)")
    assert set(page.evaluate(LOADED)) == {"sans-common.otf", "serif-common.otf"}
    # A character of no slice has the whole typeface read, and is drawn.
    page.locator("h1").first.evaluate("(heading) => { heading.textContent = '亍'; }")
    assert page.evaluate("document.fonts.ready.then(() => true)")
    assert "sans.otf" in page.evaluate(LOADED)
    context.close()
