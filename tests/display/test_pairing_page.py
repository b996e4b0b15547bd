"""The pairing page in a real browser, from a code on the screen to the channel."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from content.published.access import token_digest
from tests import processes
from tests.chromium import axe_findings, foreign_requests, holds
from tests.display.office import WALL, Office
from tests.processes import Running
from tests.waiting import until

pytestmark = pytest.mark.browser
SHOWN = "!document.querySelector('#code').textContent.includes('·')"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(bypass_csp=True)
    yield context
    context.close()


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path / "data")
    office.programme(WALL, "配对成功")
    office.access()
    return office


@pytest.fixture
def push(office: Office) -> Iterator[Running]:
    with processes.part("push", office.data, "--trust-loopback", "off") as running:
        yield running


def code_on(page: Page) -> str:
    holds(page, SHOWN)
    return page.inner_text("#code").strip()


def let_in(office: Office, code: str) -> None:
    """What the desk does when staff enter the code."""
    (asked,) = [each for each in office.spooled("pair") if each["code"] == code]
    office.screens[asked["secret_sha256"]] = {"screen": "s-wall", "channel": WALL}
    office.access()


def test_a_screen_shows_a_code_and_goes_to_its_channel(push: Running, office: Office, context: BrowserContext) -> None:
    foreign = foreign_requests(context)
    page = context.new_page()
    page.goto(push.url("push") + f"/screens/{WALL}/?tile=left")
    assert page.url.endswith("/screens/?tile=left")
    let_in(office, code_on(page))
    page.wait_for_url(lambda url: url.endswith(f"/screens/{WALL}/?tile=left"))
    holds(page, f"document.documentElement.dataset.number === '{office.numbers[WALL]}'")
    (cookie,) = context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")
    assert token_digest(cookie["value"]) in office.screens
    until(lambda: push.health("push")["screens"] == 1)  # type: ignore[index]
    assert foreign == []


def test_a_page_that_waits_through_an_outage_goes_on(office: Office, context: BrowserContext) -> None:
    port = processes.free_port()
    page = context.new_page()
    with processes.part("push", office.data, port=port) as push:
        page.goto(push.url("push") + "/screens/")
        code = code_on(page)
    holds(page, "document.querySelector('#state').textContent.includes('正在重试')")
    assert code_on(page) == code
    with processes.part("push", office.data, port=port):
        let_in(office, code)
        page.wait_for_url(f"**/screens/{WALL}/")


@pytest.mark.parametrize("size", [(1920, 1080), (1920, 128), (512, 64), (400, 800)], ids=str)
def test_everybody_can_read_the_code(push: Running, context: BrowserContext, size: tuple[int, int]) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(push.url("push") + "/screens/")
    code_on(page)
    box = page.locator("#code").bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= size[1]
    assert box["x"] + box["width"] <= size[0]
    assert axe_findings(page) == []
