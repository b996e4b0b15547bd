"""The sample office on an ordinary morning: what lies on whose desk, and everybody signed in where they sit."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from content.desk import accounts
from tests.browser.desk.conftest import sign_in
from tests.chromium import holds
from tests.processes import Running, hub
from tests.world.office import CHEAP, ORIGIN, PASSWORD, Office, open_office

from .walking import Walk

SHEET: Final = ViewportSize(width=1280, height=960)
HAND: Final = ViewportSize(width=390, height=844)
NEWCOMER: Final = "lixue"
FIRST_PASSWORD: Final = "handed over in person"
NEWCOMER_IS: Final[dict[str, Any]] = {
    "name": NEWCOMER,
    "display_name": "信息员 李雪",
    "department": "水资源科",
    "password": FIRST_PASSWORD,
    "roles": ["author"],
    "handed": True,
    "hasher": CHEAP,
}
OPENLY: Final[dict[str, Any]] = {"attribute": "open", "secrecy": "none"}
SHOWN_CODE: Final = "!document.querySelector('#code').textContent.includes('·')"


@dataclass(frozen=True)
class Lying:
    """Numbers of notices: changed since it went out and in review, asked of the secrecy reviewer, a draft."""

    changed: int
    referred: int
    draft: int


@dataclass
class House:
    """The hub and a browser for whoever walks."""

    running: Running
    browser: Browser
    lying: Lying
    password: str = PASSWORD
    sitting: dict[tuple[str, bool], BrowserContext] = field(default_factory=dict)
    hung: list[Page] = field(default_factory=list)

    def at_the_door(self) -> Walk:
        """Somebody who has not signed in."""
        return Walk(self._context(SHEET).new_page())

    def walk(self, name: str, *, phone: bool = False) -> Walk:
        """Somebody who has."""
        if (name, phone) not in self.sitting:
            context = self.sitting[name, phone] = self._context(HAND if phone else SHEET)
            page = context.new_page()
            page.goto("/desk/sign-in")
            sign_in(page, name)
            return Walk(page)
        return Walk(self.sitting[name, phone].new_page())

    def hang_up(self) -> tuple[Page, str]:
        """A new screen of the house, and the code that it shows."""
        page = self.browser.new_context(viewport={"width": 1920, "height": 1080}).new_page()
        self.hung.append(page)
        page.goto(f"{self.running.url('push')}/screens/")
        holds(page, SHOWN_CODE)
        return page, page.inner_text("#code").strip()

    def _context(self, viewport: ViewportSize) -> BrowserContext:
        return self.browser.new_context(viewport=viewport, base_url=self.running.url("desk"), locale="zh-CN")


@contextmanager
def opened(sample: Path, folder: Path, browser: Browser) -> Iterator[House]:
    data = shutil.copytree(sample, folder / "data")
    office = open_office(data)
    lying = lay_out(office)
    office.close()
    with hub(data) as running:
        yield House(running, browser, lying)


def lay_out(office: Office) -> Lying:
    """What the guide's chapters are about."""
    with office.desk.database.transaction() as session:
        accounts.create(session, None, **NEWCOMER_IS, now=office.now, origin=ORIGIN)
    changed = office.put_out("周五下午大厅消防演练，14时至15时请绕行东侧通道。", channels=["lobby-led", "kiosk"]).id
    office.revise(changed, "周四下午大厅消防演练，14时30分至15时请绕行东侧通道，电梯照常使用。")
    office.submit(changed, **OPENLY)
    referred = office.write("本月水库蓄水情况通报已上墙，欢迎到一楼大厅查看。").id
    office.submit(referred, **OPENLY)
    office.refer(referred, "section", "蓄水数字能否公开，拿不准。")
    draft = office.write("志愿者招募：周末河道保洁，请到一楼服务台报名。", channels=["lobby-led", "wall-11f"]).id
    return Lying(changed, referred, draft)
