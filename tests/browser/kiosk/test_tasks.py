"""What people come to a lobby for, done by a finger alone on the sample office's kiosk. A picture of every step is
left in the test's folder."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Locator, Page, expect

from tests.browser.kiosk.panel import panel
from tests.processes import Running
from tests.waiting import until

pytestmark = pytest.mark.browser
TOUCHABLE = "a:visible, button:visible, summary:visible, label:visible, [role=button]:visible"
MOST_TOUCHES = 5


@dataclass
class Visitor:
    """Somebody who only ever touches; typing is one touch, however many keys it takes."""

    page: Page
    pictures: Path
    touches: int = 0
    seen: list[str] = field(default_factory=list)

    def touch(self, words: str, among: str = TOUCHABLE) -> None:
        """The first thing on the page that says `words`, wherever the finger has to scroll to."""
        self._touch(self.page.locator(among).filter(has_text=words).first)

    def touch_at(self, selector: str) -> None:
        self._touch(self.page.locator(selector).first)

    def type(self, letters: str) -> None:
        """By the keys on the screen."""
        self.touches += 1
        for letter in letters:
            self.page.locator(f'[data-key="{letter}"]').tap()

    def reads(self, *words: str) -> None:
        for each in words:
            expect(self.page.locator("main")).to_contain_text(each)
        self._look()

    def never_reads(self, words: str) -> None:
        expect(self.page.locator("main")).not_to_contain_text(words)

    def _touch(self, what: Locator) -> None:
        what.wait_for()
        self._look()
        self.touches += 1
        what.tap()

    def _look(self) -> None:
        path = self.pictures / f"{len(self.seen)}.png"
        self.seen.append(self.page.url)
        until(lambda: self._taken(path))

    def _taken(self, path: Path) -> bool:
        try:
            self.page.screenshot(path=path)
        except Error:
            # There is nothing to take while one page gives way to the next.
            return False
        return True


@pytest.fixture
def visitor(browser: Browser, sample: Running, tmp_path: Path) -> Iterator[Visitor]:
    page = panel(browser).new_page()
    page.goto(sample.url("kiosk"))
    found = Visitor(page, tmp_path)
    yield found
    assert found.touches <= MOST_TOUCHES
    page.context.close()


def test_the_counter_for_water_abstraction_and_the_way_there_without_stairs(visitor: Visitor) -> None:
    visitor.touch("办事指南")
    visitor.touch("取水许可")
    visitor.reads("2号窗口")
    visitor.touch("带我去")
    visitor.touch("无障碍路线")
    visitor.reads("2号窗口")
    visitor.never_reads("楼梯")


def test_which_room_is_flood_control(visitor: Visitor) -> None:
    visitor.touch("找谁办")
    visitor.touch("水旱灾害防御科")
    visitor.reads("1101")


def test_what_connecting_to_tap_water_costs(visitor: Visitor) -> None:
    visitor.touch("办事指南")
    visitor.touch("自来水接水")
    visitor.reads("费用", "不收费")


def test_a_document_by_its_index_number(visitor: Visitor) -> None:
    visitor.touch("您要查什么")
    visitor.type("ccsw-2026-00001")
    visitor.touch_at("#found a[href*='CCSW-2026-00001']")
    visitor.reads("CCSW-2026-00001", "索引号")


def test_a_permit_by_the_initials_of_its_name(visitor: Visitor) -> None:
    visitor.touch("您要查什么")
    visitor.type("qsxk")
    visitor.touch_at("#found a[href*='/guides/water-abstraction/']")
    visitor.reads("取水许可")


def test_how_to_abstract_water_in_english(visitor: Visitor) -> None:
    visitor.touch("English")
    visitor.touch("guides")
    visitor.touch_at("a[href*='/guides/water-abstraction/']")
    visitor.reads("45", "Counter 2")


def test_a_room_on_the_fifth_floor_in_traditional_characters(visitor: Visitor) -> None:
    visitor.touch("繁體中文")
    visitor.touch("樓層")
    visitor.touch_at("a[href*='/floors/5/']")
    visitor.touch_at("a[href*='room-501'], [data-place*='room-501']")
    visitor.reads("501")


def test_how_many_penalties_the_bureau_may_impose(visitor: Visitor) -> None:
    visitor.touch("权责清单")
    visitor.reads("49", "31", "行政处罚")


def test_the_annual_report_of_2024(visitor: Visitor) -> None:
    visitor.touch("信息公开")
    visitor.touch("综合政务")
    visitor.touch("政务公开")
    visitor.touch("2024年政府信息公开工作年度报告")
    visitor.reads("CCSW-2025-00002")


def test_how_to_ask_for_what_is_not_published(visitor: Visitor) -> None:
    visitor.touch("单位概况")
    visitor.touch_at("a[href*='/about/apply/']")
    visitor.reads("20个工作日")


def test_the_way_to_the_duty_room_in_english_for_a_wheelchair(visitor: Visitor) -> None:
    visitor.touch("English")
    visitor.touch("Who")
    visitor.touch_at("a[href*='/departments/flood-control/']")
    visitor.touch_at("main a[href*='/route/']")
    visitor.touch_at("a[href*='step_free=1']")
    visitor.reads("lift", "1101")
    visitor.never_reads("stairs to")
