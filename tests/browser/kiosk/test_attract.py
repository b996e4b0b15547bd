"""What the panel shows while nobody is there."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.kiosk.panel import NOTICES, SIZES, opened, panel
from tests.chromium import foreign_requests
from tests.kiosk.house import words
from tests.kiosk.lobby import Lobby
from tests.processes import Running
from tests.waiting import until

pytestmark = pytest.mark.browser
HOME = "今日通知"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = panel(browser)
    yield made
    made.close()


def at_home(page: Page) -> None:
    page.get_by_role("heading", name=HOME).wait_for()
    page.locator("body.home").wait_for()


@pytest.mark.parametrize("size", SIZES)
def test_the_kiosks_own_channel_plays_on_a_page_that_fits(
    browser: Browser, lobby: Lobby, running: Running, size: tuple[int, int]
) -> None:
    context = panel(browser, size)
    elsewhere = foreign_requests(context)
    page = opened(context, running, "/attract/")
    expect(page.frame_locator(".player").locator("html")).to_have_attribute("data-number", str(lobby.number))
    page.frame_locator(".player").locator(".region").first.wait_for()
    assert page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == list(size)
    box, stage = page.locator(".player").bounding_box(), page.locator(".stage").bounding_box()
    assert box is not None
    assert stage is not None
    assert box["x"] >= stage["x"] - 1
    assert box["y"] >= stage["y"] - 1
    assert box["y"] + box["height"] <= stage["y"] + stage["height"] + 1
    assert box["height"] > size[1] * 0.6
    assert elsewhere == []
    context.close()


@pytest.mark.parametrize("place", [(5, 5), (540, 60), (540, 900), (1075, 1500), (200, 1700), (540, 1915)])
def test_one_touch_anywhere_opens_home(context: BrowserContext, running: Running, place: tuple[int, int]) -> None:
    page = opened(context, running, "/attract/")
    page.touchscreen.tap(*place)
    at_home(page)


@pytest.mark.parametrize("key", ["Enter", "a", "ArrowDown"])
def test_any_key_opens_home(context: BrowserContext, running: Running, key: str) -> None:
    page = opened(context, running, "/attract/")
    page.wait_for_load_state()
    if key == "Enter":
        page.locator(".start").focus()
    page.keyboard.press(key)
    at_home(page)


def test_each_language_opens_home_in_it(context: BrowserContext, running: Running) -> None:
    for name, heading in (("English", "Notices today"), ("繁體中文", "今日通知"), ("简体中文", "今日通知")):
        page = opened(context, running, "/attract/")
        page.get_by_role("link", name=name).tap()
        page.get_by_role("heading", name=heading).wait_for()
        page.close()


def test_what_moves_can_be_stopped_and_read_at_rest(context: BrowserContext, running: Running) -> None:
    page = opened(context, running, "/attract/")
    page.get_by_role("link", name="停止滚动").tap()
    page.get_by_text("一楼饮水机已更换滤芯。").wait_for()
    assert page.locator("iframe").count() == 0
    assert page.evaluate("document.getAnimations().length") == 0
    page.get_by_role("link", name="恢复滚动").tap()
    page.locator("iframe").wait_for()


def test_who_wants_nothing_to_move_sees_nothing_move(browser: Browser, running: Running) -> None:
    context = browser.new_context(viewport={"width": 1080, "height": 1920}, reduced_motion="reduce")
    page = opened(context, running, "/attract/")
    page.get_by_text("一楼饮水机已更换滤芯。").wait_for()
    assert page.locator("iframe").count() == 0
    context.close()


def test_a_warning_takes_its_room_from_the_stage_and_covers_nothing(
    context: BrowserContext, lobby: Lobby, running: Running
) -> None:
    page = opened(context, running, "/attract/")
    whole = page.locator(".player").bounding_box()
    lobby.publish({**NOTICES, "a1": words("红色预警，请立即转移。")}, alert=["a1"])
    page.locator("#warnings").get_by_text("红色预警，请立即转移。").wait_for()
    warning = page.locator("#warnings").bounding_box()
    assert whole is not None
    assert warning is not None
    until(lambda: (page.locator(".player").bounding_box() or whole)["height"] < whole["height"])
    below = page.locator(".player").bounding_box()
    assert below is not None
    assert below["y"] >= warning["y"] + warning["height"]
    lobby.publish(NOTICES)


def test_it_asks_nobody_whether_they_are_there(context: BrowserContext, running: Running) -> None:
    context.clock.install()
    page = opened(context, running, "/attract/")
    page.clock.fast_forward(3_600_000)
    page.clock.run_for(1000)
    assert page.locator("dialog").count() == 0
    assert page.url.endswith("/attract/")


def test_the_player_gets_the_kiosks_own_channel_and_no_other(context: BrowserContext, running: Running) -> None:
    asked = context.request
    assert asked.get(f"{running.url('kiosk')}/programme/kiosk/").ok
    assert asked.get(f"{running.url('kiosk')}/programme/lobby-led/").status == 404
