"""Searching by touch on the panel: keys of our own, results while one types, nothing left behind."""

from collections.abc import Iterable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.kiosk.panel import LANGS, MM, PORTRAIT, SIZES, opened, panel
from tests.chromium import axe_findings, foreign_requests
from tests.kiosk.house import words
from tests.kiosk.lobby import Lobby
from tests.kiosk.search.office import RECORDS
from tests.processes import Running
from tests.waiting import until

pytestmark = pytest.mark.browser
KEY_MM = 15
BOXES = "elements => elements.map(each => each.getBoundingClientRect()).map(({width, height}) => [width, height])"


@pytest.fixture(scope="module")
def lobby(tmp_path_factory: pytest.TempPathFactory) -> Lobby:
    made = Lobby(tmp_path_factory.mktemp("search") / "data")
    made.publish_records(RECORDS)
    made.publish({"n1r1": words("清渠路今日停水检修")})
    return made


def tap(page: Page, keys: Iterable[str]) -> None:
    for key in keys:
        page.locator(f'[data-key="{"space" if key == " " else key}"]').tap()


def test_initials_tapped_on_the_screen_find_the_matter_while_they_come(browser: Browser, running: Running) -> None:
    context = panel(browser)
    foreign, broken = foreign_requests(context), []
    page = opened(context, running, "/search/")
    page.on("console", lambda message: broken.append(message.text))
    tap(page, "qsxk")
    expect(page.locator("#found .row-name").first).to_have_text("取水许可")
    expect(page.locator("#found mark").first).to_have_text("取水许可")
    assert page.locator("#ask").input_value() == "qsxk"
    assert page.evaluate("document.activeElement.id") == "ask"
    assert page.url.endswith("/search/")
    page.locator("#found .row").first.tap()
    page.wait_for_url("**/guides/water-abstraction/")
    assert (foreign, broken) == ([], [])
    context.close()


def test_a_key_erases_one_character_and_another_all(browser: Browser, running: Running) -> None:
    context = panel(browser)
    page = opened(context, running, "/search/")
    field = page.locator("#ask")
    tap(page, "jia 1")
    tap(page, ["back"])
    assert field.input_value() == "jia "
    field.evaluate("field => field.setSelectionRange(1, 1)")
    tap(page, "x")
    assert field.input_value() == "jxia "
    page.locator(".ask-clear").tap()
    assert field.input_value() == ""
    expect(page.locator(".ask-clear")).to_be_hidden()
    tap(page, "ab")
    page.locator('[data-key="clear"]').tap()
    assert field.input_value() == ""
    context.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGS)
def test_keys_are_as_large_as_a_finger_and_stay_in_sight(
    browser: Browser, running: Running, lang: str, size: tuple[int, int]
) -> None:
    context = panel(browser, size)
    page = opened(context, running, f"/search/?q=水&lang={lang}")
    for pane, least in (("letters", 36), ("numbers", 12)):
        boxes = page.locator(".keys .key:visible").evaluate_all(BOXES)
        assert len(boxes) > least
        assert min(min(box) for box in boxes) >= KEY_MM * MM
        assert page.locator(f'[data-pane="{pane}"]').is_visible()
        if pane == "letters":
            page.locator('[data-show="numbers"]').tap()
    assert page.evaluate("document.documentElement.scrollHeight") == size[1]
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]
    found, keys = page.locator("#found").bounding_box(), page.locator(".keys").bounding_box()
    assert found is not None and keys is not None  # noqa: PT018
    assert found["height"] >= 60 * MM
    assert found["y"] + found["height"] <= keys["y"] or found["x"] >= keys["x"] + keys["width"]
    context.close()


def test_whole_words_are_touched_instead_of_spelled(browser: Browser, running: Running) -> None:
    context = panel(browser)
    page = opened(context, running, "/search/")
    tap(page, "qsh")
    expect(page.locator(".wholes .key").first).to_have_text("取水许可")
    # Each answer that comes replaces them.
    box = until(page.locator(".wholes .key").first.bounding_box)
    assert box is not None
    assert min(box["width"], box["height"]) >= KEY_MM * MM
    page.locator(".wholes .key").first.tap()
    expect(page.locator("#found .row-name").first).to_have_text("取水许可")
    assert page.locator("#ask").input_value() == "取水许可"
    tap(page, ["clear"])
    page.locator("[data-words]").tap()
    tap(page, "bo")
    expect(page.locator(".wholes .key").first).to_have_text("borehole")
    context.close()


def test_numbers_are_typed_on_keys_of_their_own(browser: Browser, running: Running) -> None:
    context = panel(browser)
    page = opened(context, running, "/search/")
    page.locator('[data-show="numbers"]').tap()
    for key in ("3", "0", "6", "back", "5"):
        page.locator(f'[data-pad="{key}"]').tap()
    expect(page.locator("#found .row-name").first).to_contain_text("第一会议室")
    page.locator('[data-show="letters"]').tap()
    tap(page, "a")
    assert page.locator("#ask").input_value() == "305a"
    context.close()


def test_in_large_text_within_low_reach_three_results_are_seen_at_once(browser: Browser, running: Running) -> None:
    context = panel(browser)
    for lang, typed in (("zh-Hans", "水"), ("zh-Hant", "水"), ("en", "water")):
        page = opened(context, running, f"/search/?q={typed}&lang={lang}&mode=elder-low")
        found = page.locator("#found").bounding_box()
        rows = [each.bounding_box() for each in page.locator("#found .row").all()]
        assert found is not None
        assert sum(row is not None and row["y"] + row["height"] <= found["y"] + found["height"] for row in rows) >= 3
        keys = page.locator(".keys .key:visible").evaluate_all(BOXES)
        assert min(min(box) for box in keys) >= 20 * MM
        page.close()
    context.close()


def test_an_old_answer_never_replaces_a_newer_one(browser: Browser, running: Running) -> None:
    context = panel(browser)
    page = opened(context, running, "/search/")
    held: list[Route] = []
    page.route("**/search/?q=d&*", lambda route: held.append(route))
    tap(page, "d")
    until(lambda: page.evaluate("1") and held)
    tap(page, "j")
    expect(page.locator("#found .row-name").first).to_have_text("取水许可")
    for route in held:
        route.abort()
    expect(page.locator("#found .row-name").first).to_have_text("取水许可")
    assert len(held) == 1
    context.close()


def test_a_keyboard_that_is_plugged_in_works_alike(browser: Browser, running: Running) -> None:
    context = panel(browser)
    page = opened(context, running, "/search/?lang=en")
    page.keyboard.type("toilet")
    page.keyboard.press("Enter")
    expect(page.locator("#found .row-name").first).to_have_text("Toilet")
    expect(page.locator("#found .row-note").first).to_contain_text("Floor 1")
    assert "toilet" not in page.url
    context.close()


def test_without_scripts_the_form_asks_and_no_dead_key_is_shown(browser: Browser, running: Running) -> None:
    context = browser.new_context(viewport={"width": PORTRAIT[0], "height": PORTRAIT[1]}, java_script_enabled=False)
    page = opened(context, running, "/search/?lang=en")
    expect(page.locator(".keys")).to_be_hidden()
    page.locator("#ask").fill("borehole")
    page.locator(".ask-go").click()
    expect(page.locator("#found .row-name").first).to_have_text("Water abstraction permit")
    assert "lang=en" in page.url
    context.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGS)
def test_axe_finds_nothing_whatever_is_found(
    browser: Browser, running: Running, lang: str, size: tuple[int, int]
) -> None:
    context = panel(browser, size, bypass_csp=True)
    page = context.new_page()
    found = {}
    for typed in ("", "取水", "xqzvv", "qusuixuke", "停水"):
        page.goto(f"{running.url('kiosk')}/search/?lang={lang}&q={typed}")
        found[typed] = axe_findings(page)
    assert [each for each in found.items() if each[1]] == []
    context.close()
