"""Deciding from a telephone held in one hand, on exactly what is shown."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.desk.conftest import PHONE, Person

pytestmark = pytest.mark.browser
# What a thumb has to reach lies in the lower half, and is as large as a thumb.
IN_REACH = """(element) => {
  const box = element.getBoundingClientRect();
  return box.top > innerHeight / 2 && box.bottom <= innerHeight && box.height >= 44;
}"""
MARKED = """(element) => {
  const style = getComputedStyle(element);
  return [style.textDecorationLine, style.backgroundColor];
}"""


def test_a_reviewer_sees_what_changed_and_approves_with_a_thumb(sit_down: Callable[..., Person]) -> None:
    page = sit_down("section", viewport=PHONE).page
    page.goto("/desk/")
    page.click("#pile-approve >> xpath=../following-sibling::ul >> text=河道")
    added, removed = page.locator(".difference ins").first, page.locator(".difference del").last
    expect(added).to_be_attached()
    lines, colours = zip(added.evaluate(MARKED), removed.evaluate(MARKED), strict=True)
    assert lines == ("underline", "line-through")
    assert len(set(colours)) == 2
    approve = page.locator(".actions.only-phone button.primary")
    assert approve.evaluate(IN_REACH)
    approve.click()
    expect(page.locator(".message.good")).to_be_visible()
    expect(page.locator(".chain .done")).to_have_count(1)


def test_a_return_is_two_touches_and_a_reason(sit_down: Callable[..., Person]) -> None:
    page = sit_down("section", viewport=PHONE).page
    page.goto("/desk/notices/2/")
    page.click(".actions.only-phone .danger")
    page.fill("#reason", "请写明停水范围")
    page.click("#return button.danger")
    expect(page.locator(".message.good")).to_be_visible()
    expect(page.locator(".history .return blockquote")).to_have_text("请写明停水范围")
