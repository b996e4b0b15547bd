"""The notice form where scripts run."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.desk.conftest import Person, sign_in

pytestmark = pytest.mark.browser


def test_what_was_typed_comes_back_after_the_sign_in_has_expired(sit_down: Callable[..., Person]) -> None:
    page = sit_down("author").page
    page.goto("/desk/notices/new")
    page.fill("#field-text", "很长的一段文字")
    page.check("input[value=urgent]")
    page.check("input[value=wall-11f]")
    page.click("[data-add-row]")
    page.locator("[name=times_from]").nth(1).fill("22:00")
    page.locator("[name=times_to]").nth(1).fill("06:00")
    page.context.clear_cookies(name="foyer_desk")
    page.click("button[value=keep]")
    page.wait_for_url("**/sign-in**")
    sign_in(page, "author")
    page.wait_for_url("**/notices/new")
    expect(page.locator("[data-kept]")).to_be_visible()
    page.click("[data-kept-restore]")
    expect(page.locator("#field-text")).to_have_value("很长的一段文字")
    expect(page.locator("input[value=urgent]")).to_be_checked()
    expect(page.locator("input[value=wall-11f]")).to_be_checked()
    expect(page.locator("[name=times_from]").nth(1)).to_have_value("22:00")


def test_what_was_saved_is_not_offered_again(sit_down: Callable[..., Person]) -> None:
    page = sit_down("author").page
    page.goto("/desk/notices/new")
    page.fill("#field-text", "一段文字")
    page.check("input[value=lobby-led]")
    page.click("button[value=keep]")
    page.wait_for_url("**/notices/7/")
    page.goto("/desk/notices/new")
    expect(page.locator("[data-kept]")).to_be_hidden()
    expect(page.locator("#field-text")).to_have_value("")


def test_signing_out_forgets_what_was_typed(sit_down: Callable[..., Person]) -> None:
    page = sit_down("author").page
    page.goto("/desk/notices/new")
    page.fill("#field-text", "不给下一位看")
    page.click("form[action$='/sign-out'] button")
    page.wait_for_url("**/sign-in")
    assert page.evaluate("sessionStorage.length") == 0


def test_length_reading_time_and_the_rule_follow_the_typing(sit_down: Callable[..., Person]) -> None:
    page = sit_down("author").page
    page.goto("/desk/notices/new")
    page.fill("#field-text", "节约用水，从点滴做起。" * 4)
    expect(page.locator("#count-text")).to_have_text("44 characters, 33 to 44 seconds to read")
    page.check("input[value=chosen]")
    for day in "12345":
        page.check(f"input[name=days][value='{day}']")
    page.fill("[name=times_from]", "22:00")
    page.fill("[name=times_to]", "06:00")
    expect(page.locator("[data-when-says]")).to_have_text(
        "Mon to Fri 22:00–06:00 next day, from approval until withdrawn"
    )
    page.click("[data-remove-row]")
    expect(page.locator("[data-when-says]")).to_have_text("Mon to Fri all day, from approval until withdrawn")


def test_only_what_goes_with_the_kind_is_shown(sit_down: Callable[..., Person], tmp_path: Path) -> None:
    Image.new("RGB", (64, 48), "teal").save(tmp_path / "map.png")
    page = sit_down("author").page
    page.goto("/desk/notices/new")
    expect(page.locator("#field-media")).to_be_hidden()
    page.check("input[value=image]")
    expect(page.locator("#field-text_en")).to_be_hidden()
    page.fill("#field-text", "楼层示意图")
    page.set_input_files("#field-media", tmp_path / "map.png")
    page.check("input[value=wall-11f]")
    page.click("button[value=keep]")
    page.wait_for_url("**/notices/7/")
    assert page.evaluate("document.querySelector('.pictures img').naturalWidth") == 64
    expect(page.get_by_alt_text("楼层示意图")).to_be_visible()
