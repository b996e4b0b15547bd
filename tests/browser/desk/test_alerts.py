"""Three taps on a telephone, one on another, and the river has every screen; it leaves them by itself, hub or not."""

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk.conftest import PHONE, sign_in
from tests.chromium import axe_findings
from tests.processes import Running, hub, kiosk
from tests.world.office import open_office

pytestmark = pytest.mark.browser

RED = (196, 0, 29)
# Both clocks of a page go ahead by so many ms at once.
AHEAD = """() => {
  let ahead = 0;
  const steady = performance.now.bind(performance), wall = Date.now;
  performance.now = () => steady() + ahead;
  Date.now = () => wall() + ahead;
  window.goAhead = (ms) => { ahead += ms; };
}"""


@pytest.fixture
def house(pristine_office: Path, tmp_path: Path) -> Iterator[tuple[Running, Running]]:
    data = shutil.copytree(pristine_office, tmp_path / "data")
    office = open_office(data)
    office.put_out("欢迎", channels=["lobby-led", "kiosk"])
    office.close()
    with hub(data) as desk, kiosk(data) as lobby:
        yield desk, lobby


def test_three_taps_and_a_second_person_take_strip_and_kiosk_until_its_end(
    house: tuple[Running, Running], browser: Browser
) -> None:
    desk, lobby = house
    strip = browser.new_context(viewport={"width": 1920, "height": 128}).new_page()
    strip.add_init_script(f"({AHEAD})()")
    strip.goto(f"{desk.url('push')}/screens/lobby-led/")
    panel = browser.new_context(viewport={"width": 1080, "height": 1920}).new_page()
    panel.goto(f"{lobby.url('kiosk')}/guides/")
    expect(strip.locator(".line")).to_have_text("欢迎")
    duty, office = (telephone(browser, desk, name) for name in ("duty", "office"))
    duty.click("nav a[href$='/alerts/']")
    duty.click(".alert-choice.red >> nth=0")
    duty.click("button[value=confirm]")
    expect(duty.locator(".alert-state")).to_have_text("等待第二人确认")
    assert strip.locator(".alert").count() == 0
    office.reload()
    office.click(".alert-bar a")
    office.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert axe_findings(office) == []
    assert office.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    office.click("form[action$=confirm] button")
    expect(strip.locator(".alert .word")).to_have_text(["暴雨", "红色预警"])
    assert near(corner(strip), RED)
    expect(panel.locator(".alert .warning-level")).to_have_text("暴雨红色预警")
    expect(panel.locator(".alert-all dt")).to_have_count(8)
    desk.kill()
    expect(strip.locator(".alert")).to_be_visible()
    strip.evaluate("goAhead(4 * 3600 * 1000)")
    expect(strip.locator(".alert")).to_have_count(0)
    expect(strip.locator(".line")).to_have_text("欢迎")


def telephone(browser: Browser, desk: Running, name: str) -> Page:
    page = browser.new_context(viewport=PHONE, base_url=desk.url("desk"), bypass_csp=True).new_page()  # type: ignore[arg-type]  # a mapping of its shape
    page.goto("/desk/sign-in?lang=zh-Hans")
    sign_in(page, name)
    return page


def corner(page: Page) -> tuple[int, ...]:
    """The colour of the picture's first pixel."""
    with Image.open(BytesIO(page.screenshot())) as picture:
        return tuple(picture.convert("RGB").getpixel((2, 2)))  # type: ignore[arg-type]  # three bands


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 3 for a, b in zip(one, other, strict=True))
