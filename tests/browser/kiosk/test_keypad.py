"""The whole kiosk by four keys, as a keypad for those who see nothing sends them: arrows, Enter and Escape."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kiosk.panel import NOTICES, opened, panel
from tests.kiosk.house import words
from tests.kiosk.lobby import Lobby
from tests.processes import Running
from tests.waiting import until

pytestmark = pytest.mark.browser
HERE = """(() => {
  const here = document.activeElement;
  return here === document.body ? '' : here.getAttribute('aria-label') || here.textContent;
})()"""
RING = "getComputedStyle(document.activeElement.closest('label') ?? document.activeElement).outlineStyle"
MOST = 400


@pytest.fixture
def page(browser: Browser, running: Running) -> Iterator[Page]:
    context = panel(browser)
    yield opened(context, running, "/?lang=en")
    context.close()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def here(page: Page) -> str:
    said: str = page.evaluate(HERE)
    return " ".join(said.split())


def to(page: Page, words: str, by: str = "ArrowDown") -> None:
    """Press one key until what says `words` has the focus."""
    for _ in range(MOST):
        if words in here(page):
            return
        press(page, by)
    raise AssertionError(f"{words!r} is not reached by {by}")


def go(page: Page, running: Running, path: str) -> None:
    page.goto(running.url("kiosk") + path)


def test_the_first_press_is_at_the_first_thing_of_the_page_itself(page: Page) -> None:
    press(page, "ArrowDown")
    assert "Office guides" in here(page)
    assert page.evaluate(RING) != "none"
    press(page, "ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp")
    assert "Office guides" in here(page)
    press(page, "ArrowUp")
    assert "What are you looking for?" in here(page)


def test_enter_opens_a_page_that_says_its_name_and_escape_leads_back_home_and_no_further(page: Page) -> None:
    to(page, "Office guides")
    press(page, "Enter")
    page.wait_for_url("**/guides/?lang=en")
    until(lambda: here(page) == "Office guides")
    press(page, "ArrowDown", "ArrowDown")
    assert "abstract" in here(page)
    press(page, "Escape")
    expect(page.get_by_role("heading", name="Notices today")).to_be_visible()
    home = page.url
    press(page, "ArrowDown", "Escape", "ArrowDown")
    assert page.url == home


def test_a_finger_meets_no_trace_of_the_keypad(page: Page, running: Running) -> None:
    to(page, "Notices today")
    assert page.locator("main h2[tabindex]").count() == 1
    page.get_by_role("link", name="Office guides").tap()
    page.wait_for_url("**/guides/?lang=en")
    assert page.locator("main [tabindex], html[data-keypad]").count() == 0
    assert page.evaluate("document.activeElement === document.body")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_enter_ticks_what_one_has_and_the_missing_things_are_a_stop(page: Page, running: Running) -> None:
    go(page, running, "/guides/water-abstraction/?lang=en")
    while not page.evaluate("document.activeElement.matches('input[type=checkbox]')"):
        press(page, "ArrowDown")
    assert page.evaluate(RING) != "none"
    press(page, "Enter")
    assert page.evaluate("document.activeElement.checked")
    to(page, "Still missing", "ArrowUp")


def test_a_law_opens_and_closes_and_is_read_when_it_is_open(page: Page, running: Running) -> None:
    go(page, running, "/guides/water-abstraction/?lang=en")
    while not page.evaluate("document.activeElement.matches('summary')"):
        press(page, "ArrowDown")
    press(page, "Enter")
    assert page.evaluate("document.activeElement.parentElement.open")
    press(page, "ArrowDown")
    assert page.evaluate("document.activeElement.matches('details[open] .law-text')")
    press(page, "ArrowUp", "Enter")
    assert not page.evaluate("document.activeElement.parentElement.open")


def test_the_keys_are_rows_that_are_entered_and_left(page: Page, running: Running) -> None:
    go(page, running, "/search/?lang=en")
    field = page.locator("#ask")
    expect(field).to_be_focused()
    press(page, "Enter")
    assert here(page).startswith("1")
    press(page, "ArrowDown", "Enter", "Enter", "ArrowUp", "Enter")
    assert field.input_value() == "qp"
    press(page, "ArrowDown")
    assert here(page).startswith("a s d")
    press(page, "Enter", "Escape")
    assert here(page).startswith("a s d")
    expect(page.locator("#found")).to_have_attribute("aria-busy", "false")
    press(page, "Escape")
    assert page.evaluate("document.activeElement.closest('#found') !== null")


def test_a_caret_moves_until_it_cannot_and_up_and_down_leave_the_field(page: Page, running: Running) -> None:
    go(page, running, "/search/?lang=en")
    field = page.locator("#ask")
    page.keyboard.type("ab")
    press(page, "ArrowLeft", "ArrowLeft")
    expect(field).to_be_focused()
    page.keyboard.type("x")
    assert field.input_value() == "xab"
    press(page, "ArrowRight", "ArrowRight")
    expect(field).to_be_focused()
    press(page, "ArrowRight")
    expect(field).not_to_be_focused()
    press(page, "ArrowLeft")
    expect(field).to_be_focused()
    press(page, "ArrowDown")
    expect(field).not_to_be_focused()


def test_the_map_is_one_stop_until_it_is_chosen_and_keeps_its_arrows_for_the_tab_key(
    page: Page, running: Running
) -> None:
    go(page, running, "/floors/5/?lang=en")
    to(page, "Map of floor 5")
    press(page, "Enter")
    assert page.evaluate("document.activeElement.matches('.plan-place')")
    press(page, "ArrowUp", "Escape")
    assert "Map of floor 5" in here(page)
    press(page, "Enter", "Enter")
    expect(page.locator(".card:target")).to_be_visible()
    to(page, "Close")
    page.locator("[data-map]").focus()
    press(page, "ArrowRight")
    assert page.evaluate("document.activeElement.matches('[data-map]')")


def test_what_lies_in_front_of_a_page_has_the_keys_to_itself_and_escape_closes_it(page: Page) -> None:
    to(page, "Accessibility", "ArrowUp")
    press(page, "Enter")
    front = page.locator(":popover-open")
    expect(front).to_be_visible()
    for _ in range(9):
        press(page, "ArrowDown")
        assert page.evaluate("document.activeElement.closest(':popover-open') !== null")
    press(page, "Escape")
    expect(front).to_be_hidden()
    assert "Accessibility" in here(page)


def test_a_warning_is_what_is_met_first(page: Page, lobby: Lobby, running: Running) -> None:
    lobby.publish({**NOTICES, "a1": words("红色预警，请立即转移。")}, alert=["a1"])
    page.locator("#warnings").get_by_text("红色预警").wait_for()
    press(page, "ArrowDown", "ArrowDown")
    assert "红色预警" in here(page)
    go(page, running, "/guides/?lang=en")
    assert page.evaluate("document.activeElement.closest('#warnings') !== null")
    lobby.publish(NOTICES)
    page.locator(".warning").wait_for(state="detached")
    press(page, "ArrowDown")
    assert page.evaluate("document.activeElement !== document.body")


def test_a_key_held_down_walks_on_but_chooses_once(page: Page) -> None:
    for _ in range(3):
        page.keyboard.down("ArrowDown")
    page.keyboard.up("ArrowDown")
    assert "Find your way" in here(page)
    page.keyboard.down("Enter")
    page.wait_for_url("**/floors/?lang=en")
    page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    assert page.url.endswith("/floors/?lang=en")


def test_the_loop_of_notices_opens_the_house_for_any_of_the_keys(browser: Browser, running: Running) -> None:
    for key in ("ArrowDown", "Enter"):
        context = panel(browser)
        page = opened(context, running, "/attract/")
        press(page, key)
        page.wait_for_url(running.url("kiosk") + "/")
        context.close()
