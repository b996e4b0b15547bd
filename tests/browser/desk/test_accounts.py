"""A second factor from the first key to the last, without a mouse."""

from collections.abc import Callable

import pyotp
import pytest
from playwright.sync_api import expect

from content.desk.second_factor import RECOVERY_CODES
from tests.browser.desk.conftest import Person
from tests.processes import Running
from tests.world import PASSWORD

pytestmark = pytest.mark.browser


def test_a_second_factor_is_set_up_and_used_by_keyboard(sit_down: Callable[..., Person], desk: Running) -> None:
    person = sit_down("office")
    page = person.page
    page.goto("/desk/account/second/")
    person.tab_to("#current-begin")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    key = page.locator("code.key").inner_text().replace(" ", "")
    expect(page.get_by_role("img", name="authenticator app")).to_be_visible()
    person.tab_to("#code")
    page.keyboard.type(pyotp.TOTP(key).now())
    page.keyboard.press("Enter")
    codes = page.locator(".recovery code")
    expect(codes).to_have_count(RECOVERY_CODES)
    recovery = codes.first.inner_text()
    person.follow("form[action$='/sign-out'] button")
    person.tab_to("#name")
    page.keyboard.type("office")
    person.tab_to("#password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("#code")).to_be_focused()
    page.keyboard.type("000000")
    page.keyboard.press("Enter")
    expect(page.locator(".mistake")).to_be_visible()
    person.tab_to("#code")
    page.keyboard.press("Control+a")
    page.keyboard.type(recovery)
    page.keyboard.press("Enter")
    expect(page).to_have_url(desk.url("desk") + "/desk/")
    assert person.foreign == []
