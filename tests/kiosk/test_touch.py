"""The kiosk in a real Chromium, as the panel in the lobby has it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from content.published.clock import wall
from tests.chromium import axe_findings, chromium, foreign_requests
from tests.kiosk.house import House, picture, png, words
from tests.processes import Running, kiosk
from tests.waiting import until

pytestmark = pytest.mark.browser
PORTRAIT, LANDSCAPE = (1080, 1920), (1920, 1080)
# A 43-inch panel in portrait has 0.496 mm a pixel.
TILE_PX, TARGET_PX = round(40 / 0.496), round(15 / 0.496)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def house(tmp_path: Path) -> House:
    found = House(tmp_path / "data")
    found.publish_edition()
    sha = found.store.put_blob(png(640, 240))
    found.publish(
        {
            "n1r1": words("城区供水管网检修，澄湖路、望江街一带将于明日八时至十八时暂停供水。" * 3),
            "n1r1-en": words("Water supply is interrupted tomorrow around Chenghu Road.", lang="en"),
            "n2r1": words("取水许可请到二楼三号窗口办理。", level="important"),
            "n3r1": picture(sha, "防汛示意图"),
            "n4r1": words("一楼饮水机已更换滤芯。"),
            "n5r1": words("信访接待日为每月十五日。"),
        }
    )
    return found


@pytest.fixture
def running(house: House) -> Iterator[Running]:
    with kiosk(house.data) as process:
        yield process


def panel(browser: Browser, size: tuple[int, int] = PORTRAIT, *, bypass_csp: bool = False) -> BrowserContext:
    return browser.new_context(viewport={"width": size[0], "height": size[1]}, has_touch=True, bypass_csp=bypass_csp)


def opened(context: BrowserContext, running: Running, path: str = "/") -> Page:
    page = context.new_page()
    page.goto(running.url("kiosk") + path)
    return page


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant", "en"])
def test_axe_finds_nothing_on_any_page(
    browser: Browser, house: House, running: Running, lang: str, size: tuple[int, int]
) -> None:
    context = panel(browser, size, bypass_csp=True)
    found = {
        path: axe_findings(opened(context, running, f"{path}?lang={lang}")) for path in ("/", "/notices/", "/nowhere/")
    }
    house.publish({"n9r1": words("请立即转移。", level="urgent"), "a1": words("红色预警")}, alert=["a1"])
    until(lambda: "红色预警" in context.request.get(running.url("kiosk")).text())
    found["warned"] = axe_findings(opened(context, running, f"/?lang={lang}"))
    assert found == {path: [] for path in found}
    context.close()


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
def test_everything_to_touch_is_large_and_on_the_panel(
    browser: Browser, running: Running, size: tuple[int, int]
) -> None:
    context = panel(browser, size)
    for path in ("/", "/notices/", "/nowhere/"):
        page = opened(context, running, path)
        boxes = [link.bounding_box() for link in page.locator("a").all()]
        assert len(boxes) == 3
        for box in boxes:
            assert box is not None
            assert min(box["width"], box["height"]) >= (TILE_PX if path == "/" else TARGET_PX)
            assert box["y"] + box["height"] <= size[1]
        assert page.evaluate("document.documentElement.scrollWidth") == size[0]
    context.close()


def test_the_first_page_is_one_screen_and_cuts_no_notice(browser: Browser, running: Running) -> None:
    for size in (PORTRAIT, LANDSCAPE):
        context = panel(browser, size)
        page = opened(context, running)
        assert page.evaluate("document.documentElement.scrollHeight") == size[1]
        board = page.locator(".notices").bounding_box()
        assert board is not None
        for notice in page.locator(".notice").all():
            box = notice.bounding_box()
            assert box is not None
            whole = box["y"] + box["height"] <= board["y"] + board["height"] + 1
            out_of_sight = box["x"] >= board["x"] + board["width"]
            assert whole or out_of_sight
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
    page.get_by_role("link", name="Back to home").tap()
    page.get_by_role("heading", name="Notices today").wait_for()
    page.get_by_role("link", name="简体中文").tap()
    page.get_by_role("heading", name="今日通知").wait_for()
    assert (elsewhere, complaints, context.cookies()) == ([], [], [])
    context.close()


def test_a_warning_reaches_an_open_page_without_a_reload(browser: Browser, house: House, running: Running) -> None:
    context = panel(browser)
    pages = [opened(context, running, path) for path in ("/", "/notices/?lang=en")]
    origins = [page.evaluate("performance.timeOrigin") for page in pages]
    house.publish({"n4r1": words("一楼饮水机已更换滤芯。"), "a1": words("红色预警，请立即转移。")}, alert=["a1"])
    for page in pages:
        page.get_by_text("红色预警，请立即转移。").wait_for(timeout=5000)
    assert [page.evaluate("performance.timeOrigin") for page in pages] == origins
    house.publish({"n4r1": words("一楼饮水机已更换滤芯。")})
    pages[0].get_by_text("红色预警，请立即转移。").wait_for(state="detached", timeout=5000)
    context.close()


def test_with_the_kiosk_dead_an_open_page_stays_and_each_notice_leaves_at_its_second(
    browser: Browser, house: House, running: Running
) -> None:
    end = wall() + 8000
    house.publish({"n1r1": words("即将结束的通知")}, until=end)
    context = panel(browser)
    page = opened(context, running)
    page.get_by_text("即将结束的通知").wait_for(timeout=3000)
    running.kill()
    page.get_by_text("即将结束的通知").wait_for(state="detached", timeout=20_000)
    assert -50 <= wall() - end < 2000
    assert page.get_by_role("heading", name="今日通知").is_visible()
    context.close()


def test_the_clock_goes_by_the_offices_zone(browser: Browser, running: Running) -> None:
    context = browser.new_context(viewport={"width": 1080, "height": 1920}, timezone_id="America/New_York")
    page = opened(context, running)
    page.wait_for_function("document.querySelector('.clock-time').textContent.length === 5")
    shown = page.evaluate(
        "new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Shanghai'})"
        ".format() === document.querySelector('.clock-time').textContent"
    )
    assert shown
    context.close()


def test_the_faces_are_the_houses_own(browser: Browser, running: Running) -> None:
    context = panel(browser)
    page = opened(context, running)
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('20px \"Foyer Sans\"', '水'))")
    assert page.evaluate("[...document.fonts].map(each => each.status)") == ["loaded", "loaded"]
    context.close()
