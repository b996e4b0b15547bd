"""The map of a floor and the way to a place under a finger and under the keyboard, on the sample office's plans."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import content.sample
from tests.browser.kiosk.panel import LANDSCAPE, LANGS, MM, PORTRAIT, panel
from tests.chromium import axe_findings, foreign_requests
from tests.kiosk.lobby import Lobby
from tests.processes import Running, kiosk
from tests.waiting import until

pytestmark = pytest.mark.browser
PLANS = Path(content.sample.__file__).parent / "floors"
PAGES = [
    "/floors/",
    "/floors/1/",
    "/floors/5/",
    "/route/?to=5/room-503",
    "/route/?to=1/counter-2&step_free=1",
    "/route/?to=12/room-1206&step_free=1",
    "/route/?to=nowhere",
    "/route/out/",
]
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
# What a finger touches in the page itself; the map's places are measured with the floor's whole map on the panel.
SMALL = """least => [...document.querySelectorAll('main a, main button')]
  .filter((each) => each.checkVisibility() && !each.closest('.crumbs, .card-facts'))
  .map((each) => [each.outerHTML.slice(0, 90), each.getBoundingClientRect()])
  .filter(([, box]) => Math.min(box.width, box.height) < least).map(([words]) => words)"""
SCALE = "new DOMMatrix(getComputedStyle(document.querySelector('.map-sheet')).transform).a"
SHIFT = "new DOMMatrix(getComputedStyle(document.querySelector('.map-sheet')).transform).e"


def floor(path: Path) -> dict[str, Any]:
    plan: dict[str, Any] = json.loads(path.read_text("utf-8"))
    rest = {key: plan.pop(key) for key in ("number", "title", "summary")}
    return {**rest, "order": rest["number"], "plan": plan}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    lobby = Lobby(tmp_path_factory.mktemp("floors") / "data")
    floors = {f"floor/{path.stem}": floor(path) for path in PLANS.glob("*.geojson")}
    lobby.publish_records({**floors, "department/permits": {"title": {"zh-Hans": "行政审批科", "en": "Permits"}}})
    with kiosk(lobby.data) as process:
        until(lambda: (process.health("kiosk") or {})["index"]["state"] == "standing")
        yield process


@pytest.fixture
def visit(browser: Browser, running: Running) -> Iterator[Callable[..., Page]]:
    """Opens a page of the floors on a panel of its own; what the browser complains of, and what would leave this
    machine, is held against the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []
    foreign: list[list[str]] = []

    def _visit(path: str, size: tuple[int, int] = PORTRAIT, *, bypass_csp: bool = False) -> Page:
        contexts.append(panel(browser, size, bypass_csp=bypass_csp))
        foreign.append(foreign_requests(contexts[-1]))
        page = contexts[-1].new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(running.url("kiosk") + path)
        return page

    yield _visit
    for context in contexts:
        context.close()
    # A browser logs every answer of 4xx as an error of its own.
    assert [line for line in complaints if "the server responded with a status of 4" not in line] == []
    assert [each for found in foreign for each in found] == []


def spoken(path: str, lang: str) -> str:
    return path if lang == "zh-Hans" else f"{path}{'&' if '?' in path else '?'}lang={lang}"


@pytest.mark.parametrize(("lang", "size"), [*((each, PORTRAIT) for each in LANGS), ("en", LANDSCAPE)])
def test_axe_finds_nothing_and_everything_fits(visit: Callable[..., Page], lang: str, size: tuple[int, int]) -> None:
    page = visit("/floors/", size, bypass_csp=True)
    for path in PAGES:
        page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + spoken(path, lang))
        assert axe_findings(page) == [], path
        assert page.evaluate(SIDEWAYS) <= 0, path
        assert page.evaluate(SMALL, 15 * MM) == [], path


def test_axe_finds_nothing_on_an_open_card(visit: Callable[..., Page]) -> None:
    page = visit("/floors/5/#room-503", bypass_csp=True)
    expect(page.locator("#room-503")).to_be_visible()
    assert axe_findings(page) == []


def test_a_touched_room_says_what_it_is_and_leads_there(visit: Callable[..., Page]) -> None:
    page = visit("/floors/3/?lang=en")
    page.locator(".plan-place[href='#room-301']").tap()
    card = page.locator("#room-301")
    expect(card).to_be_visible()
    expect(card).to_contain_text("Permits Division")
    expect(page.locator(".plan-place[aria-current]")).to_have_attribute("href", "#room-301")
    expect(page.locator(".cards-hint")).to_be_hidden()
    card.get_by_role("link", name="Take me there").tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Room 301")
    assert page.locator(".way").count() == 2


def test_a_touched_counter_opens_its_own_card_not_the_hall(visit: Callable[..., Page]) -> None:
    page = visit("/floors/1/")
    page.locator(".plan-place[href='#counter-3'] .plan-tap").tap()
    expect(page.locator("#counter-3")).to_be_visible()
    expect(page.locator("#service-hall")).to_be_hidden()


def test_a_card_closes_and_the_map_stays(visit: Callable[..., Page]) -> None:
    page = visit("/floors/5/")
    page.locator(".place[href='#room-510']").tap()
    expect(page.locator("#room-510")).to_be_visible()
    expect(page.locator(".map-window")).to_be_in_viewport()
    page.locator("#room-510").get_by_role("link", name="关闭").tap()
    expect(page.locator("#room-510")).to_be_hidden()


def test_the_way_without_steps_is_one_touch_away(visit: Callable[..., Page]) -> None:
    page = visit("/route/?to=2/reading-room&lang=en")
    expect(page.locator("main")).to_contain_text("Take stairs")
    page.get_by_role("link", name="Without steps").tap()
    expect(page.locator("main")).to_contain_text("Take lift 1 to floor 2")
    expect(page.locator("main")).not_to_contain_text("stairs 2")
    expect(page.locator(".switch [aria-current]")).to_contain_text("Without steps")


def test_the_floors_of_a_way_are_one_touch_away(visit: Callable[..., Page]) -> None:
    page = visit("/route/?to=5/room-503")
    page.locator(".journey-floor").last.tap()
    expect(page.locator("#floor-2 .plan")).to_be_in_viewport(ratio=0.9)


def test_the_map_is_made_larger_moved_and_whole_again(visit: Callable[..., Page]) -> None:
    page = visit("/floors/5/")
    page.locator("[data-by=in]").tap()
    until(lambda: page.evaluate(f"{SCALE} > 1.4"))
    before = page.evaluate(SHIFT)
    box = page.locator(".map-window").bounding_box()
    assert box
    page.mouse.move(box["x"] + 300, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 200, steps=5)
    page.mouse.up()
    until(lambda: page.evaluate(f"{SHIFT} < {before} - 50"))
    assert "#" not in page.url
    page.locator("[data-by=whole]").tap()
    until(lambda: page.evaluate(f"{SCALE} === 1"))


def test_the_larger_map_is_moved_by_buttons_that_a_finger_hits(visit: Callable[..., Page]) -> None:
    page = visit("/floors/5/")
    moves = page.locator(".map-move")
    expect(moves.first).to_be_hidden()
    page.locator("[data-by=in]").tap()
    until(lambda: page.evaluate(f"{SCALE} > 1.4"))
    assert page.evaluate(SMALL, 15 * MM) == []
    before = page.evaluate(SHIFT)
    page.get_by_role("button", name="地图右移").tap()
    until(lambda: page.evaluate(f"{SHIFT} < {before}"))
    page.locator("[data-by=whole]").tap()
    expect(moves.first).to_be_hidden()


def test_a_room_of_the_larger_map_is_still_touched(visit: Callable[..., Page]) -> None:
    page = visit("/floors/5/")
    page.locator("[data-by=in]").tap()
    until(lambda: page.evaluate(f"{SCALE} > 1.4"))
    page.locator(".plan-place[href='#room-503']").tap(position={"x": 40, "y": 150})
    expect(page.locator("#room-503")).to_be_visible()


def test_the_keyboard_alone_finds_a_room_and_the_way(visit: Callable[..., Page]) -> None:
    page = visit("/floors/5/?lang=en")
    page.locator(".map-window").focus()
    page.keyboard.press("+")
    until(lambda: page.evaluate(f"{SCALE} > 1.4"))
    before = page.evaluate(SHIFT)
    page.keyboard.press("ArrowRight")
    until(lambda: page.evaluate(f"{SHIFT} < {before}"))
    page.keyboard.press("0")
    until(lambda: page.evaluate(f"{SCALE} === 1"))
    tab_to(page, ".plan-place[href='#room-503']")
    page.keyboard.press("Enter")
    expect(page.locator("#room-503")).to_be_visible()
    tab_to(page, "#room-503 .there")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Room 503")
    tab_to(page, ".switch a[href*=step_free]")
    page.keyboard.press("Enter")
    expect(page.locator(".switch [aria-current]")).to_contain_text("Without steps")


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached by Tab")


def test_maps_and_cards_work_without_any_script(browser: Browser, running: Running) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1080, "height": 1920})
    page = context.new_page()
    page.goto(running.url("kiosk") + "/floors/5/")
    page.locator(".plan-place[href='#room-503']").click()
    expect(page.locator("#room-503")).to_be_visible()
    page.locator("#room-503 .there").click()
    expect(page.locator(".way")).to_have_count(2)
    context.close()
