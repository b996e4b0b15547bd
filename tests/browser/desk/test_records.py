"""The form of a record where scripts run."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk.conftest import PHONE, Person, sign_in
from tests.chromium import axe_findings

pytestmark = pytest.mark.browser


def rows(person: Person, field: str) -> Locator:
    return person.page.locator(f"[id='field-{field}'] > .edited > li")


def names(person: Person, field: str) -> list[str]:
    texts = rows(person, field).locator("textarea[name$='.name.zh-Hans']")
    return [texts.nth(place).input_value() for place in range(texts.count())]


def write(person: Person, field: str, *said: str) -> None:
    """A row for each, by the button below them; the cursor waits in its first text."""
    for each in said:
        person.page.locator(f"[id='field-{field}'] > p > [data-add]").click()
        person.page.keyboard.type(each)


def drag_to_the_end(person: Person, field: str) -> None:
    """The first row by its grip, below the last."""
    page, listed = person.page, rows(person, field)
    listed.first.scroll_into_view_if_needed()
    page.evaluate("row => row.scrollIntoView({block: 'start'})", listed.first.element_handle())
    grip, last = listed.first.locator("[data-grip]").bounding_box(), listed.last.bounding_box()
    assert grip
    assert last
    page.mouse.move(grip["x"] + 10, grip["y"] + 10)
    page.mouse.down()
    page.mouse.move(grip["x"] + 10, last["y"] + last["height"], steps=4)
    page.mouse.up()


def test_a_guide_is_written_with_rows_that_move_and_a_flowchart_that_follows(sit_down: Callable[..., Person]) -> None:
    author = sit_down("author", bypass_csp=True)
    page = author.page
    page.goto("/desk/records/guide/new")
    page.fill("[id='field-title.zh-Hans']", "取水许可")
    expect(page.locator("[id=field-title] .gap")).to_be_visible()
    page.fill("[id='field-title.en']", "Water abstraction")
    expect(page.locator("[id=field-title] .gap")).to_be_hidden()
    write(author, "materials", "申请书", "照片", "身份证")
    rows(author, "materials").nth(2).locator("> .row-head [data-act=up]").click()
    assert names(author, "materials") == ["申请书", "身份证", "照片"]
    for place in range(3):
        rows(author, "materials").nth(place).locator("> details > summary").click()
    drag_to_the_end(author, "materials")
    assert names(author, "materials") == ["身份证", "照片", "申请书"]
    rows(author, "materials").nth(1).locator("> .row-head [data-act=remove]").click()
    assert names(author, "materials") == ["身份证", "申请书"]
    write(author, "steps", "申请", "受理")
    rows(author, "steps").nth(1).locator("input[name$='.incomplete.ticked']").check()
    chart = page.locator("[data-drawn]")
    expect(chart.locator(".flow-name")).to_have_text(["申请", "受理"])
    expect(chart.locator(".flow-ask")).to_have_count(1)
    assert axe_findings(page) == []
    page.click(".actions button[value=keep]")
    expect(page.locator(".message.good")).to_be_visible()
    expect(page.locator(".read-head")).to_have_text(["身份证", "申请书"])
    assert author.complaints == []


def test_what_was_typed_comes_back_with_its_rows_after_the_sign_in_has_expired(sit_down: Callable[..., Person]) -> None:
    author = sit_down("author", viewport=PHONE)
    page = author.page
    page.goto("/desk/records/guide/new")
    page.fill("[id='field-title.zh-Hans']", "取水许可")
    write(author, "conditions", "在河道内取水")
    page.context.clear_cookies(name="foyer_desk")
    page.click(".actions button[value=keep]")
    page.wait_for_url("**/sign-in**")
    sign_in(page, "author")
    page.wait_for_url("**/guide/new")
    page.click("[data-kept-restore]")
    expect(page.locator("[id='field-conditions.0.zh-Hans']")).to_have_value("在河道内取水")
    expect(page.locator("[id='field-title.zh-Hans']")).to_have_value("取水许可")
