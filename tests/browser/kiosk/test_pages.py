"""Guides, powers, departments, catalog and about pages of the sample office, on the panel in the lobby."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.kiosk.panel import LANDSCAPE, LANGS, PORTRAIT, SIZES, opened, panel
from tests.processes import Running
from tests.waiting import until

pytestmark = pytest.mark.browser
GUIDES = (
    "water-abstraction", "soil-conservation", "water-assessment", "tap-connection", "tap-closure", "river-works",
    "flood-impact", "rural-supply",
)  # fmt: skip
PAGES = (
    "/guides/", "/guides/water-abstraction/", "/guides/rural-supply/", "/powers/", "/powers/?type=permit",
    "/departments/", "/departments/general-office/", "/catalog/", "/catalog/?topic=B&year=2025", "/catalog/?page=2",
    "/catalog/item/CCSW-2024-00005/", "/catalog/item/CCSW-2025-00007/", "/about/", "/about/disclosure-guide/",
)  # fmt: skip
UNSEEN = """() => {
  const {top, bottom} = document.activeElement.closest('label, summary, a, button, div').getBoundingClientRect();
  const dock = document.querySelector('.dock');
  return !dock.contains(document.activeElement) && (top < 0 || bottom > dock.getBoundingClientRect().top);
}"""
HAS_RING = """() => {
  const ringed = (each) => each && getComputedStyle(each).outlineStyle !== 'none';
  return ringed(document.activeElement) || ringed(document.activeElement.closest('label'));
}"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = panel(browser)
    yield made
    made.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGS)
def test_where_how_long_how_much_and_what_to_bring_stand_on_the_first_screen(
    browser: Browser, sample: Running, lang: str, size: tuple[int, int]
) -> None:
    context = panel(browser, size)
    page = context.new_page()
    for slug in GUIDES:
        page.goto(f"{sample.url('kiosk')}/guides/{slug}/?lang={lang}")
        edge = page.locator(".dock").bounding_box()
        assert edge
        for asked in (".answer-where", ".answer-time", ".answer-fee", ".answer-where .button", ".material >> nth=0"):
            box = page.locator(asked).bounding_box()
            assert box
            assert box["y"] + box["height"] <= edge["y"], (slug, asked)
    context.close()


def test_all_matters_stand_on_the_first_screen(browser: Browser, sample: Running) -> None:
    for size in (PORTRAIT, LANDSCAPE):
        context = panel(browser, size)
        page = opened(context, sample, "/guides/")
        edge, last = page.locator(".dock").bounding_box(), page.locator(".matter").last.bounding_box()
        assert edge
        assert last
        assert page.locator(".matter").count() == len(GUIDES)
        assert last["y"] < edge["y"]
        context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_keeps_its_own_policy_and_shows_its_pictures(
    context: BrowserContext, sample: Running, path: str
) -> None:
    page, complaints = context.new_page(), []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(sample.url("kiosk") + path)
    page.wait_for_load_state("load")
    assert page.evaluate("[...document.images].filter((each) => !each.naturalWidth).length") == 0
    assert complaints == []


def test_the_list_says_what_is_still_missing_as_things_are_ticked(context: BrowserContext, sample: Running) -> None:
    page = opened(context, sample, "/guides/tap-connection/")
    said = page.locator("[data-missing]")
    expect(said).to_have_text("必需 3 样")
    page.locator(".material").nth(0).tap()
    expect(said).to_have_text("还差 2 样：居民身份证或者营业执照和不动产权属证明或者合法建设证明")
    page.locator(".material").nth(3).tap()
    expect(said).to_contain_text("还差 2 样")
    for place in (1, 2):
        page.locator(".material").nth(place).tap()
    expect(said).to_have_text("必需的都齐了")
    page.locator(".material").nth(0).tap()
    expect(said).to_have_text("还差 1 样：用水报装申请表")


def test_ticks_live_on_the_page_and_nowhere_else(context: BrowserContext, sample: Running) -> None:
    page = opened(context, sample, "/guides/tap-connection/?lang=en")
    page.locator(".material").nth(0).tap()
    expect(page.locator("[data-missing]")).to_contain_text("Still missing 2: ")
    assert page.url.endswith("/guides/tap-connection/?lang=en")
    stored = "[localStorage.length, sessionStorage.length, document.cookie]"
    assert page.evaluate(stored) == [0, 0, ""]
    page.reload()
    assert page.locator(".material-tick:checked").count() == 0
    expect(page.locator("[data-missing]")).to_have_text("3 things are needed")


def test_without_scripts_everything_can_still_be_read_and_ticked(browser: Browser, sample: Running) -> None:
    context = browser.new_context(java_script_enabled=False, has_touch=True)
    page = context.new_page()
    page.goto(f"{sample.url('kiosk')}/guides/tap-connection/")
    page.locator(".material").nth(0).tap()
    assert page.locator(".material-tick:checked").count() == 1
    expect(page.locator("[data-missing]")).to_have_text("必需 3 样")
    page.locator("summary").first.tap()
    expect(page.locator("details[open] .law-text").first).to_be_visible()
    context.close()


def tab_to(page: Page, selector: str, most: int = 120) -> None:
    """By Tab alone; whatever has the focus on the way shows it, and is not behind the dock."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(HAS_RING), page.evaluate("document.activeElement.outerHTML")
        until(lambda: not page.evaluate(UNSEEN))
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached by Tab")


def follow(page: Page, selector: str) -> None:
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_from_the_matter_to_the_counter_and_the_law_by_keyboard_alone(context: BrowserContext, sample: Running) -> None:
    page = opened(context, sample, "/guides/?lang=en")
    follow(page, "a[href^='/guides/tap-connection/']")
    tab_to(page, ".material-tick")
    page.keyboard.press("Space")
    expect(page.locator("[data-missing]")).to_contain_text("Still missing 2")
    tab_to(page, "summary")
    page.keyboard.press("Enter")
    expect(page.locator("details[open] .law-text").first).to_be_visible()
    follow(page, "a[href^='/departments/supply/']")
    expect(page.locator("h1")).to_have_text("Water Supply and Saving Division")
    follow(page, ".there")
    assert "/route/?" in page.url


def test_a_power_opens_and_leads_to_its_guide_by_keyboard_alone(context: BrowserContext, sample: Running) -> None:
    page = opened(context, sample, "/powers/?lang=en")
    follow(page, "a[href*='type=permit']")
    tab_to(page, "summary")
    page.keyboard.press("Enter")
    follow(page, "details[open] a[href^='/guides/']")
    assert "/guides/" in page.url


def test_floors_and_rooms_are_gone_through_by_keyboard_without_hiding(browser: Browser, sample: Running) -> None:
    context = panel(browser, LANDSCAPE)
    page = opened(context, sample, "/floors/?lang=en")
    follow(page, ".storey-here")
    tab_to(page, ".place[href='#toilet']")
    context.close()


def test_a_document_is_found_by_topic_and_year_by_keyboard_alone(context: BrowserContext, sample: Running) -> None:
    page = opened(context, sample, "/catalog/?lang=en")
    follow(page, "a.topic[href*='topic=B']")
    tab_to(page, "summary")
    page.keyboard.press("Enter")
    follow(page, "a.option[href*='year=2025']")
    expect(page.locator("a.option[aria-current]")).to_have_count(1)
    follow(page, "a.record")
    expect(page.locator(".particulars")).to_contain_text("CCSW-2025-")


def test_a_link_to_a_power_opens_it(context: BrowserContext, sample: Running) -> None:
    page = opened(context, sample, "/guides/water-abstraction/")
    page.locator(".on-way[href^='/powers/']").first.tap()
    page.wait_for_url("**/powers/#*")
    expect(page.locator("details[open] .points").first).to_be_visible()
