"""Large text in one touch, the other modes in two; what can be touched, read and told apart in each is asked of every
kind of page in test_looks.py."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.kiosk.looks import EM_MM
from tests.browser.kiosk.panel import MM, PORTRAIT, SIZES, opened, panel
from tests.processes import Running

pytestmark = pytest.mark.browser
ROOT_SIZE = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
FOCUS = "document.activeElement.closest('#aids') !== null"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = panel(browser)
    yield made
    made.close()


def low_enough(page: Page, selector: str) -> bool:
    box = page.locator(selector).bounding_box()
    assert box
    high = int(page.evaluate("innerHeight"))
    return box["y"] > 0.6 * high and box["y"] + box["height"] <= high


@pytest.mark.parametrize("size", SIZES)
def test_large_text_is_one_touch_away_and_so_is_the_way_back(
    browser: Browser, running: Running, size: tuple[int, int]
) -> None:
    context = panel(browser, size)
    page = context.new_page()
    for path, lang, large, usual in (
        ("/attract/?lang=en", "en", "Large text", "Normal text"),
        ("/", "zh-Hans", "长辈版", "返回普通版"),
        ("/guides/?lang=zh-Hant", "zh-Hant", "長輩版", "返回普通版"),
    ):
        page.goto(running.url("kiosk") + path)
        assert low_enough(page, ".way-elder")
        before = page.evaluate(ROOT_SIZE)
        page.get_by_role("link", name=large, exact=True).tap()
        expect(page.locator("html")).to_have_attribute("data-mode", "elder")
        assert page.locator("html").get_attribute("lang") == lang
        page.wait_for_load_state()
        assert page.evaluate(ROOT_SIZE) >= max(1.3 * before, EM_MM * MM)
        page.get_by_role("link", name=usual, exact=True).tap()
        expect(page.locator("html")).not_to_have_attribute("data-mode", "elder")
    context.close()


def test_the_sheet_says_what_is_on_and_turns_it_on_and_off(context: BrowserContext, running: Running) -> None:
    page = opened(context, running, "/guides/?lang=en")
    page.get_by_role("button", name="Accessibility").tap()
    page.get_by_role("link", name="High contrast Black on white, thick lines Off").tap()
    expect(page.locator("html")).to_have_attribute("data-mode", "contrast")
    page.get_by_role("button", name="Accessibility").tap()
    page.get_by_role("link", name="Low reach").tap()
    expect(page.locator("html")).to_have_attribute("data-mode", "contrast low")
    page.get_by_role("button", name="Accessibility").tap()
    on = page.locator(".aids-way[aria-current=true]")
    expect(on).to_have_count(2)
    expect(on.first).to_contain_text("On")
    page.get_by_role("link", name="Back to normal").tap()
    page.wait_for_url("**/guides/?lang=en")


def test_the_sheet_is_opened_walked_and_left_by_keyboard(context: BrowserContext, running: Running) -> None:
    page = opened(context, running, "/guides/?lang=en")
    page.locator(".way-aids").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#aids")).to_be_visible()
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS)
    page.keyboard.press("Escape")
    expect(page.locator("#aids")).to_be_hidden()
    assert page.evaluate("document.activeElement.classList.contains('way-aids')")


def test_the_sheet_needs_no_script_and_a_touch_beside_it_closes_it(browser: Browser, running: Running) -> None:
    context = browser.new_context(java_script_enabled=False, has_touch=True)
    page = context.new_page()
    page.goto(running.url("kiosk") + "/?lang=en")
    page.get_by_role("button", name="Accessibility").tap()
    expect(page.locator("#aids")).to_be_visible()
    page.touchscreen.tap(30, 30)
    expect(page.locator("#aids")).to_be_hidden()
    context.close()


def test_large_text_shows_few_tiles_and_the_rest_one_touch_further(context: BrowserContext, running: Running) -> None:
    page = opened(context, running, "/?lang=en&mode=elder")
    shown = page.locator(".tile:visible")
    expect(shown).to_have_count(5)
    page.get_by_role("button", name="More").tap()
    page.locator("#rest").get_by_role("link", name="Public records").tap()
    page.wait_for_url("**/catalog/?**mode=elder**")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("mode", ["elder", "low", "elder-low"])
def test_the_first_page_stays_one_screen(browser: Browser, running: Running, mode: str, size: tuple[int, int]) -> None:
    context = panel(browser, size)
    page = opened(context, running, f"/?lang=en&mode={mode}")
    assert page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == list(size)
    foot = page.locator(".foot").bounding_box()
    assert foot
    for tile in page.locator(".tile:visible, .seek").all():
        box = tile.bounding_box()
        assert box
        assert box["y"] + box["height"] <= foot["y"] + 1
    context.close()


def test_in_low_reach_the_sheet_and_the_question_answer_from_below(context: BrowserContext, running: Running) -> None:
    line = 0.4 * PORTRAIT[1]
    page = opened(context, running, "/guides/?lang=en&mode=low")
    page.get_by_role("button", name="Accessibility").tap()
    sheet = page.locator("#aids").bounding_box()
    assert sheet
    assert sheet["y"] >= line
    page.evaluate("document.querySelector('#aids').hidePopover()")
    page.evaluate("document.querySelector('#idle').showModal()")
    answer = page.locator(".idle-stay").bounding_box()
    assert answer
    assert answer["y"] >= line


def test_who_wants_no_motion_gets_none_in_any_mode(browser: Browser, running: Running) -> None:
    context = browser.new_context(viewport={"width": 1080, "height": 1920}, reduced_motion="reduce")
    page = opened(context, running, "/?mode=elder-contrast-low")
    moving = "[...document.querySelectorAll('*')].filter((each) => getComputedStyle(each).transitionDuration !== '0s')"
    assert page.evaluate(f"{moving}.length + document.getAnimations().length") == 0
    context.close()


def test_in_the_colours_of_the_machine_what_is_chosen_is_still_told(browser: Browser, running: Running) -> None:
    """Forced colours take every background away: borders and words have to do."""
    context = browser.new_context(viewport={"width": 1080, "height": 1920}, forced_colors="active", has_touch=True)
    page = opened(context, running, "/guides/?lang=en&mode=contrast")
    for selector in (".dock-home", ".dock-search", ".way-elder", ".matter"):
        width = page.locator(selector).first.evaluate("(each) => parseFloat(getComputedStyle(each).borderTopWidth)")
        assert width >= 1, selector
    context.close()
