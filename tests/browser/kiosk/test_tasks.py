"""What people come to a lobby for, done on the sample office's kiosk: by a finger alone, and by a keypad alone. A
picture of every answer is left in the test's folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kiosk.errands import ERRANDS, Errand
from tests.browser.kiosk.panel import panel
from tests.browser.kiosk.visitors import KeypadUser, Toucher, Visitor
from tests.processes import Running

pytestmark = pytest.mark.browser
MOST_TOUCHES = 5
ALWAYS = (
    "办取水许可在哪个窗口，不走楼梯怎么走",
    "我想打口井浇地",
    "挖沙被罚，依据是哪条法律",
    "电梯在哪儿",
    "字太小，先换长辈版，再看自来水报停",
    "翠湖小区哪天停水",
    "水資源科在五樓哪一間",
    "Annual report 2024",
)
"""By keypad in every run: one of each kind of page."""
BY_KEYPAD = [
    each if each.words in ALWAYS else pytest.param(each, marks=pytest.mark.long, id=each.words) for each in ERRANDS
]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = panel(browser)
    yield context.new_page()
    context.close()


def done(visitor: Visitor, errand: Errand, home: str) -> None:
    """What it took is told beside the picture."""
    visitor.page.goto(home)
    errand.run(visitor)
    visitor.look()
    where = visitor.page.url.removeprefix(home)
    (visitor.pictures / "errand.txt").write_text(f"{errand.words} | {errand.lang} | {visitor.done} | {where}\n")


def test_there_are_forty_errands_in_every_language() -> None:
    assert len({each.words for each in ERRANDS}) >= 40
    assert {each.lang for each in ERRANDS} == {"zh-Hans", "zh-Hant", "en"}
    assert set(ALWAYS) <= {each.words for each in ERRANDS}


@pytest.mark.parametrize("errand", ERRANDS, ids=str)
def test_done_by_touch_alone_in_five_touches(page: Page, sample: Running, tmp_path: Path, errand: Errand) -> None:
    visitor = Toucher(page, tmp_path)
    done(visitor, errand, sample.url("kiosk"))
    assert visitor.done <= MOST_TOUCHES


@pytest.mark.parametrize("errand", BY_KEYPAD, ids=str)
def test_done_by_keypad_alone(page: Page, sample: Running, tmp_path: Path, errand: Errand) -> None:
    done(KeypadUser(page, tmp_path), errand, sample.url("kiosk"))
