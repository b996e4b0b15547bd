"""A visitor who has gone leaves nothing behind, and one who is still there is asked first. Time is moved here."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.kiosk.panel import LANGS, opened, panel
from tests.chromium import AXE
from tests.kiosk.lobby import Lobby
from tests.processes import Running, kiosk, started
from tests.waiting import until

pytestmark = pytest.mark.browser
IDLE, WARNING = 60_000, 20_000
QUESTION = "dialog[open]"
# As Chromium has it while a page is made ready behind the one in front.
PRERENDERING = """
  window.behind = true;
  Object.defineProperty(Document.prototype, 'prerendering', {get: () => window.behind});
  window.shown = () => { window.behind = false; document.dispatchEvent(new Event('prerenderingchange')); };
"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Where time can be moved, and goes on by itself as well."""
    made = panel(browser)
    made.clock.install()
    yield made
    made.close()


@pytest.fixture
def still(browser: Browser) -> Iterator[BrowserContext]:
    """Where time stands until it is moved, however long the machine takes. Not for the attract loop, which waits for
    the clock to turn over."""
    made = panel(browser, bypass_csp=True)
    made.clock.install()
    made.clock.pause_at(time.time() + 60)
    yield made
    made.close()


def history(page: Page) -> list[str]:
    """The addresses that the browser can go back and forth between, without the blank page it was opened with."""
    told = page.context.new_cdp_session(page).send("Page.getNavigationHistory")
    return [each["url"] for each in told["entries"] if each["url"] != "about:blank"]


def idle(page: Page, ms: int) -> None:
    """Let time pass in which nobody touches the page."""
    page.clock.run_for(ms)


def left_alone(page: Page) -> None:
    """Let as much time pass as it takes until the page leaves by itself, in which there are two pages."""
    for _ in range((IDLE + WARNING + 2000) // 2000):
        page.clock.run_for(2000)


def _later(page: Page, ms: int = 1000) -> Page:
    page.clock.run_for(ms)
    return page


def found_by_axe(page: Page) -> list[str]:
    """axe takes breath now and then, for which the page's time has to go on a little."""
    page.add_script_tag(path=AXE)
    page.evaluate("void axe.run().then(({ violations }) => { window.found = violations.map(({ id }) => id); })")
    until(lambda: _later(page, 1).evaluate("'found' in window"))
    found: list[str] = page.evaluate("window.found")
    return found


def asked(page: Page) -> bool:
    return page.locator(QUESTION).count() == 1


def test_after_a_minute_the_page_asks_and_gives_at_least_twenty_seconds(
    still: BrowserContext, running: Running
) -> None:
    page = opened(still, running, "/guides/?lang=en")
    idle(page, IDLE - 2000)
    assert not asked(page)
    idle(page, 3000)
    assert asked(page)
    idle(page, WARNING - 4000)
    assert asked(page)
    assert "/guides/" in page.url


@pytest.mark.parametrize("answer", ["touch", "button", "Enter", "Escape", "x"])
def test_one_touch_or_key_extends_and_keeps_what_was_typed(
    still: BrowserContext, running: Running, answer: str
) -> None:
    page = opened(still, running, "/search/?lang=en")
    page.locator("input[name=q]").fill("water")
    for _ in range(3):
        idle(page, IDLE + 1000)
        assert asked(page)
        if answer == "touch":
            # Right where the way home lies under the question.
            under = page.locator(".dock-home").bounding_box()
            assert under is not None
            page.touchscreen.tap(under["x"] + 40, under["y"] + 40)
        elif answer == "button":
            page.get_by_role("button", name="I am still here").tap()
        else:
            page.keyboard.press(answer)
        assert not asked(page)
        assert "/search/" in page.url
        idle(page, IDLE - 2000)
        assert not asked(page)
        page.touchscreen.tap(1, 1)
    assert page.locator("input[name=q]").input_value() == "water"


@pytest.mark.parametrize("lang", LANGS)
def test_the_question_is_put_to_eyes_ears_and_keyboard(still: BrowserContext, running: Running, lang: str) -> None:
    page = opened(still, running, f"/notices/?lang={lang}")
    idle(page, IDLE + 500)
    question = page.get_by_role("alertdialog")
    name = {"zh-Hans": "您还在吗？", "zh-Hant": "您還在嗎？", "en": "Are you still there?"}[lang]
    assert question.get_attribute("aria-labelledby") == "idle-title"
    assert page.locator("#idle-title").inner_text() == name
    assert page.evaluate("document.activeElement.matches('.idle-stay')")
    said = page.locator(".idle-aloud")
    assert "20" in said.inner_text()
    assert found_by_axe(page) == []
    seconds = page.locator(".idle-seconds")
    before = int(seconds.inner_text())
    idle(page, (before - 8) * 1000)
    assert "10" in said.inner_text()
    assert 6 <= int(seconds.inner_text()) <= 9


def test_when_nobody_answers_the_attract_loop_comes_and_nothing_leads_back(
    context: BrowserContext, running: Running
) -> None:
    page = opened(context, running, "/attract/")
    page.touchscreen.tap(500, 700)
    page.get_by_role("heading", name="今日通知").wait_for()
    page.get_by_role("link", name="办事指南").tap()
    page.get_by_role("link", name="取水许可").first.tap()
    page.get_by_role("link", name="搜索").first.tap()
    page.wait_for_url("**/search/")
    page.goto(f"{running.url('kiosk')}/search/?q=water")
    assert any("q=water" in each for each in history(page))
    left_alone(page)
    page.wait_for_url("**/attract/")
    until(lambda: set(history(page)) == {f"{running.url('kiosk')}/attract/"})
    page.evaluate("history.back()")
    page.evaluate("history.go(-5)")
    idle(page, 2000)
    assert page.url == f"{running.url('kiosk')}/attract/"
    assert page.evaluate("[sessionStorage.length, localStorage.length, document.cookie]") == [0, 0, ""]
    assert page.evaluate("document.documentElement.className") == ""


def test_the_next_visitor_is_forgotten_too(context: BrowserContext, running: Running) -> None:
    page = opened(context, running, "/attract/")
    for _ in range(3):
        page.touchscreen.tap(500, 700)
        page.get_by_role("link", name="办事指南").tap()
        page.wait_for_url("**/guides/")
        left_alone(page)
        page.wait_for_url("**/attract/")
        until(lambda: set(history(page)) == {f"{running.url('kiosk')}/attract/"})
    assert len(history(page)) == 2


def test_a_machine_that_slept_still_asks_before_it_forgets(still: BrowserContext, running: Running) -> None:
    page = opened(still, running, "/guides/")
    page.clock.fast_forward(600_000)
    page.locator(QUESTION).wait_for()
    assert int(page.locator(".idle-seconds").inner_text()) >= 19
    assert "/guides/" in page.url


def test_a_page_made_ready_behind_another_starts_no_timer_before_it_is_shown(
    still: BrowserContext, running: Running
) -> None:
    page = still.new_page()
    page.add_init_script(PRERENDERING)
    looked: list[str] = []
    page.on("request", lambda request: looked.append(request.url) if "/now/" in request.url else None)
    page.goto(f"{running.url('kiosk')}/guides/")
    idle(page, 2 * (IDLE + WARNING))
    assert (looked, asked(page)) == ([], False)
    page.evaluate("shown()")
    page.clock.run_for(100)  # its first frame
    until(lambda: page.evaluate("1") and looked)
    idle(page, IDLE - 2000)
    assert not asked(page)
    idle(page, 3000)
    assert asked(page)


def test_with_the_kiosk_dead_what_was_typed_is_covered_and_no_browser_error_comes(
    context: BrowserContext, lobby: Lobby, own: Running
) -> None:
    page = opened(context, own, "/search/?lang=en")
    page.locator("input[name=q]").fill("water")
    own.kill()
    left_alone(page)
    until(lambda: page.evaluate("document.documentElement.className") == "left")
    assert page.locator("input[name=q]").input_value() == ""
    assert page.evaluate("getComputedStyle(document.body).visibility") == "hidden"
    assert page.url.startswith(own.url("kiosk"))
    command = ["run_kiosk.py", "--data", str(lobby.data), "--port", str(own.ports["kiosk"])]
    with started(command, lobby.data.parent / "output", own.ports) as again:
        again.ready()
        until(lambda: _later(page).url.endswith("/attract/"))


def test_the_times_are_the_offices_own(still: BrowserContext, lobby: Lobby) -> None:
    with kiosk(lobby.data, "--idle-seconds", "120", "--idle-warning-seconds", "45") as own:
        page = opened(still, own, "/notices/")
        idle(page, 118_000)
        assert not asked(page)
        idle(page, 3000)
        assert asked(page)
        assert int(page.locator(".idle-seconds").inner_text()) >= 43
