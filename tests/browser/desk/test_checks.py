"""What the checks find stands beside the text while it is written, and one touch puts it right."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.desk.conftest import PHONE, Person
from tests.chromium import axe_findings

pytestmark = pytest.mark.browser

TEXT = "截至10月，x县水务局,共办理许可 件，公开招标招标情况，请拨13800138000，经办人11010519491231002X。"


def look(page: Page, name: str) -> None:
    """A picture of the page where somebody asks for pictures; nothing is objected to on it."""
    assert axe_findings(page) == []
    if folder := os.environ.get("FOYER_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_findings_come_while_somebody_types_and_go_by_one_touch_or_with_a_reason(
    sit_down: Callable[..., Person],
) -> None:
    author = sit_down("author", bypass_csp=True)
    page = author.page
    page.goto("/desk/notices/new")
    page.check("input[name=channels][value=lobby-led]")
    page.fill("#field-text", TEXT)
    beside = page.locator("[data-findings=text]")
    marked = ["x县", ",", " 件", "招标招标", "13800138000", "11010519491231002X"]
    expect(beside.locator("mark")).to_have_text(marked)
    look(page, "editor-en")
    for _ in range(3):
        beside.locator("[data-fix]").last.click()
    expect(page.locator("#field-text")).to_have_value(
        "截至10月，x县水务局,共办理许可 件，公开招标情况，请拨138****8000，经办人110***********002X。"
    )
    expect(beside.locator("mark")).to_have_text(["x县", ",", " 件"])
    # What has no sure fix is refused by name, and nothing that was typed is lost.
    reasons = beside.locator("[name^=because-]")
    reasons.nth(1).fill("沿用原文")
    page.check("input[name=secrecy][value=none]")
    page.click("button[value=submit]")
    expect(page.locator("#mistake-text")).to_contain_text("“x县”, “件”")
    expect(reasons.nth(1)).to_have_value("沿用原文")
    reasons.nth(0).fill("文件原名如此")
    reasons.nth(2).fill("数字另行公布")
    page.click("button[value=submit]")
    page.wait_for_url("**/notices/7/")
    expect(page.locator(".finding.kept q")).to_have_text(["文件原名如此", "沿用原文", "数字另行公布"])
    look(page, "review-en")
    assert author.foreign == []


def test_a_reason_that_is_typed_while_the_checks_look_again_stays(sit_down: Callable[..., Person]) -> None:
    page = sit_down("author").page
    page.goto("/desk/notices/new")
    page.fill("#field-text", TEXT)
    beside = page.locator("[data-findings=text]")
    found = expect(beside.locator("mark"))
    found.to_have_count(6)
    looks: list[Route] = []
    page.route("**/notices/check*", lambda route: looks.append(route))
    with page.expect_request("**/notices/check*"):
        page.fill("#field-text", TEXT + "请在xxxx年领取。")
    beside.locator("[name^=because-]").first.fill("文件原名如此")
    page.focus("#field-text")
    looks[0].continue_()
    found.to_have_count(7)
    expect(beside.locator("[name^=because-]").first).to_have_value("文件原名如此")


def test_a_telephone_has_room_for_what_was_found(sit_down: Callable[..., Person]) -> None:
    page = sit_down("author", "zh-Hans", viewport=PHONE, bypass_csp=True).page
    page.goto("/desk/notices/new")
    page.fill("#field-text", TEXT)
    expect(page.locator("[data-findings=text] .finding")).to_have_count(6)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    look(page, "phone-zh")
    # Who has no reason yet is led by Enter to look again, not to send it.
    page.focus("[data-findings=text] [name^=because-]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-findings=text] .finding")).to_have_count(6)
    expect(page.locator("#field-text")).to_have_value(TEXT)
    page.goto("/desk/checks/")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    look(page, "lists-zh")
