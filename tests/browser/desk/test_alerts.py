"""Three taps on a telephone, one on another, and the river has every screen, is heard there, and the desk knows; it
leaves them by itself, hub or not."""

import shutil
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from config.browser.flags import ALWAYS_AWAKE
from tests.browser.desk.conftest import PHONE, sign_in
from tests.chromium import axe_findings, chromium
from tests.processes import Running, hub, kiosk
from tests.waiting import until
from tests.world.office import open_office

pytestmark = pytest.mark.browser

RED = (196, 0, 29)
# Both clocks of a page go ahead by so many ms at once; what it plays is kept.
AHEAD = """() => {
  let ahead = 0;
  window.played = [];
  window.heard = new Set();
  new MutationObserver(() => heard.add(document.documentElement.dataset.heard)).observe(document, {
    attributeFilter: ['data-heard'], subtree: true,
  });
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    return play.call(this).then(() => played.push(new URL(this.src).protocol));
  };
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
    with hub(data, "--speech", "on") as desk, kiosk(data) as lobby:
        yield desk, lobby


@pytest.fixture(scope="module")
def speaking() -> Iterator[Browser]:
    """A browser as screens have it, which plays without being touched."""
    with chromium(*(flag for flag in ALWAYS_AWAKE if flag.startswith("--autoplay"))) as browser:
        yield browser


def test_three_taps_and_a_second_person_take_strip_and_kiosk_until_its_end(
    house: tuple[Running, Running], browser: Browser, speaking: Browser
) -> None:
    desk, lobby = house
    strip = screen(speaking, (1920, 128), f"{desk.url('push')}/screens/lobby-led/")
    panel = screen(speaking, (1080, 1920), f"{lobby.url('kiosk')}/guides/")
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
    expect(office.locator(".alert-answers li.shown strong", has_text="触摸屏 kiosk")).to_be_visible()
    panel.locator("#warnings [data-words*=recordings]").wait_for()
    for each in (strip, panel):
        until(partial(is_heard, each))
    desk.kill()
    lobby.kill()
    for each in (strip, panel):
        expect(each.locator(".alert").first).to_be_visible()
        each.evaluate("goAhead(4 * 3600 * 1000)")
        expect(each.locator(".alert")).to_have_count(0)
    expect(strip.locator(".line")).to_have_text("欢迎")


def screen(browser: Browser, size: tuple[int, int], url: str) -> Page:
    page = browser.new_context(viewport={"width": size[0], "height": size[1]}).new_page()
    page.add_init_script(f"({AHEAD})()")
    page.goto(url)
    return page


def is_heard(page: Page) -> bool:
    """Whether it has let hear the tone and a recording; if not, it goes on to where the next would be."""
    return bool(page.evaluate("heard.has('alert') && played.length > 0 || void goAhead(1500)"))


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
