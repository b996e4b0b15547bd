"""The desk as a process of its own over a small office with something of everything, and people at Chromium."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.chromium import foreign_requests
from tests.processes import Running, part
from tests.world import PASSWORD, Office
from tests.world.fixtures import pristine_office, sample_office
from tests.world.office import open_office
from tests.world.records import put_out

__all__ = ["pristine_office", "sample_office"]

GUIDE: dict[str, Any] = {
    "title": "取水许可",
    "materials": [{"name": {"zh-Hans": "申请书", "en": "Application"}}, {"name": "照片"}],
    "steps": [{"name": "申请", "who": "申请人"}, {"name": "受理", "incomplete": {"days": 5}}],
    "opening": [{"days": [1, 3], "times": [["09:00", "12:00"]]}],
}
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@dataclass
class Person:
    """Somebody at a browser. `complaints` fills with what the browser objects to, `foreign` with requests that
    would leave this machine."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def tab_to(self, selector: str, most: int = 90) -> None:
        """Press Tab until the focus is there; every stop on the way has to show that it has the focus."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            assert self.page.evaluate(HAS_RING), self.page.evaluate("document.activeElement.outerHTML")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"{selector} is not reached by Tab")

    def press(self, selector: str, key: str = "Enter") -> None:
        self.tab_to(selector)
        self.page.keyboard.press(key)

    def follow(self, selector: str) -> None:
        """Tab there, press Enter, and arrive on the page that it leads to."""
        self.tab_to(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")


# A ring of its own, or of the choice that it stands in; a frame shows the focus of what is inside it.
HAS_RING = """() => {
  const ringed = (element) => element && getComputedStyle(element).outlineStyle !== 'none';
  const element = document.activeElement;
  return ['BODY', 'IFRAME'].includes(element.tagName) || ringed(element) || ringed(element.closest('.choice'));
}"""


def fill(office: Office) -> None:
    """1 live and edited since, 2 in review, 3 returned, 4 a draft, 5 live and important, 6 live."""
    one = office.put_out("汛期水库周边请勿游泳。", channels=["lobby-led", "wall-11f"]).id
    office.revise(one, "汛期水库、河道周边请勿游泳。", level="important")
    office.submit(one)
    office.submit(office.write("今晚停水，请提前储水。", times=[["22:00", "06:00"]], days=[1, 2, 3, 4, 5]).id)
    returned = office.submit(office.write("大厅设备检修，暂停办理。").id)
    office.give_back(returned.id, "section", "日期写错了")
    office.write("志愿者招募", channels=["kiosk"], text_en="Volunteers wanted")
    office.put_out("办理时间 9:00–17:00", level="important", days="working")
    office.put_out("节约用水。")
    put_out(office, "water-abstraction", kind="guide", **GUIDE)


@contextmanager
def opened(pristine: Path, folder: Path) -> Iterator[Running]:
    office = open_office(shutil.copytree(pristine, folder / "data"))
    fill(office)
    office.close()
    with part("desk", folder / "data") as running:
        yield running


@pytest.fixture
def desk(pristine_office: Path, tmp_path: Path) -> Iterator[Running]:
    """A desk of this test's own."""
    with opened(pristine_office, tmp_path) as running:
        yield running


@pytest.fixture(scope="session")
def shared_desk(pristine_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One desk for all tests that only look."""
    with opened(pristine_office, tmp_path_factory.mktemp("shared")) as running:
        yield running


@pytest.fixture
def sit_down(desk: Running, browser: Browser) -> Iterator[Callable[..., Person]]:
    """Opens a browser of its own for somebody; a name signs them in."""
    contexts: list[BrowserContext] = []

    def _sit_down(name: str = "", lang: str = "en", *, viewport: dict[str, int] = DESKTOP, **more: bool) -> Person:
        context = browser.new_context(viewport=viewport, base_url=desk.url("desk"), **more)  # type: ignore[arg-type]
        contexts.append(context)
        person = Person(context.new_page(), foreign=foreign_requests(context))
        person.page.on("console", lambda said: person.complaints.append(said.text) if said.type == "error" else None)
        person.page.on("pageerror", lambda error: person.complaints.append(str(error)))
        person.page.goto(f"/desk/sign-in?lang={lang}")
        if name:
            sign_in(person.page, name)
        return person

    yield _sit_down
    for context in contexts:
        context.close()


def sign_in(page: Page, name: str) -> None:
    page.fill("#name", name)
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)
