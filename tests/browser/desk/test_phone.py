"""The desk in one hand, 390 x 844: a notice queued in the time of a lift ride, decided on, given back; a warning
confirmed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk.conftest import PHONE, Person
from tests.browser.desk.thumb import Thumb

pytestmark = pytest.mark.browser
Hold = Callable[[str], Thumb]
TEXT = "今日16时大厅消防演练，请听从引导。"
MOST_S = 15
# Under the thumb of the hand that holds it.
IN_REACH = "(element) => element.getBoundingClientRect().top > innerHeight / 2"


@pytest.fixture
def hold(sit_down: Callable[..., Person]) -> Hold:
    """Somebody's telephone, signed in."""

    def _hold(name: str) -> Thumb:
        return Thumb(sit_down(name, "zh-Hans", viewport=PHONE, has_touch=True, is_mobile=True).page)

    return _hold


def look(page: Page, name: str) -> None:
    """A picture of what is seen, and of the whole page, where somebody asks for pictures."""
    if folder := os.environ.get("FOYER_PICTURES"):
        page.screenshot(path=Path(folder) / f"phone-{name}.png")
        page.screenshot(path=Path(folder) / f"phone-{name}-whole.png", full_page=True)


def test_a_notice_is_queued_in_fifteen_seconds_and_goes_out_from_telephones(hold: Hold) -> None:
    author = hold("author")
    look(author.page, "work")
    author.go("a[href='/desk/notices/new']")
    look(author.page, "new")
    author.touch("#field-text")
    author.type(TEXT)
    author.touch(".choice:has([name=channels][value=lobby-led])")
    author.touch(".choice:has([name=secrecy][value=none])")
    look(author.page, "chosen")
    author.go("button[value=submit]")
    look(author.page, "submitted")
    expect(author.page.locator(".message.good")).to_have_text("已送审。")
    print(author.touches, author.pushes, author.letters, author.seconds)
    assert author.seconds < MOST_S

    section = hold("section")
    section.go(f"section:has(#pile-approve) a:has-text('{TEXT[:6]}')")
    look(section.page, "review")
    approve = section.page.locator(".actions [form=approve]")
    assert approve.evaluate(IN_REACH)
    section.go(".actions [form=approve]")
    look(section.page, "approved")

    office = hold("office")
    office.go(f"section:has(#pile-approve) a:has-text('{TEXT[:6]}')")
    look(office.page, "review-office")
    office.touch(".actions .danger")
    office.touch("#reason")
    office.type("请写明几楼大厅")
    look(office.page, "return")
    office.go("#return button")
    look(office.page, "returned")
    expect(office.page.locator(".history .return blockquote")).to_have_text("请写明几楼大厅")


def test_a_warning_is_confirmed_by_the_second_hand(hold: Hold) -> None:
    duty, deputy = hold("duty"), hold("deputy")
    duty.go(".nav a[href$='/alerts/']")
    look(duty.page, "alerts")
    duty.go(".alert-choice.red")
    look(duty.page, "alert-form")
    duty.go("button[value=confirm]")
    look(duty.page, "alert-waits")
    expect(duty.page.locator(".alert-state")).to_have_text("等待第二人确认")
    deputy.page.reload()
    deputy.go(".alert-bar a")
    look(deputy.page, "alert-read")
    deputy.go(".actions [form=confirm]")
    look(deputy.page, "alert-runs")
