"""A visitor writes a character on the glass, takes the right one, and finds what they look for."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.kiosk.panel import SIZES, opened, panel
from tests.kiosk.handwriting.test_handwriting import DRAWN
from tests.processes import Running

pytestmark = pytest.mark.browser


def write(page: Page, character: str) -> None:
    """Stroke by stroke, with one finger that is down for each."""
    box = page.locator(".hand-paper").bounding_box()
    assert box
    for stroke in DRAWN[character]:
        at = [(box["x"] + x * box["width"] / 100, box["y"] + y * box["height"] / 100) for x, y in stroke]
        page.mouse.move(*at[0])
        page.mouse.down()
        for x, y in at[1:]:
            page.mouse.move(x, y, steps=8)
        page.mouse.up()


@pytest.mark.parametrize("size", SIZES)
def test_a_character_is_written_taken_and_searched_for(
    browser: Browser, running: Running, size: tuple[int, int]
) -> None:
    context = panel(browser, size)
    page = opened(context, running, "/search/")
    page.get_by_role("button", name="手写").tap()
    expect(page.locator(".keys")).to_be_hidden()
    write(page, "三")
    page.locator(".hand-character", has_text="三").tap()
    field = page.locator("input[name=q]")
    expect(field).to_have_value("三")
    expect(page.locator(".hand-character")).to_have_count(0)
    write(page, "口")
    expect(page.locator(".hand-character").first).to_be_visible()
    page.get_by_role("button", name="重写").tap()
    expect(page.locator(".hand-character")).to_have_count(0)
    page.get_by_role("button", name="删除一个字").tap()
    expect(field).to_have_value("")
    page.get_by_role("button", name="返回键盘").tap()
    expect(page.locator(".keys")).to_be_visible()
    context.close()


def test_what_nobody_could_read_at_once_is_asked_again(browser: Browser, running: Running) -> None:
    context = panel(browser, SIZES[0])
    page = opened(context, running, "/search/")
    lost: list[Route] = []

    def lose_two(route: Route) -> None:
        if len(lost) == 2:
            route.continue_()
        else:
            lost.append(route)
            route.abort()

    context.route("**/handwriting/", lose_two)
    page.get_by_role("button", name="手写").tap()
    write(page, "三")
    expect(page.locator(".hand-character", has_text="三")).to_be_visible()
    assert len(lost) == 2
    context.close()
