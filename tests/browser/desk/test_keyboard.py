"""The whole way of a notice without a mouse."""

from collections.abc import Callable

import pytest

from tests.browser.desk.conftest import Person
from tests.chromium import holds
from tests.world import PASSWORD

pytestmark = pytest.mark.browser


def sign_in(person: Person, name: str) -> None:
    """The cursor waits in the first field."""
    person.page.keyboard.type(name)
    person.page.keyboard.press("Tab")
    person.page.keyboard.type(PASSWORD)
    person.page.keyboard.press("Enter")
    person.page.wait_for_url("**/desk/")


def test_a_notice_is_written_submitted_and_approved_by_keyboard_alone(sit_down: Callable[..., Person]) -> None:
    author = sit_down()
    sign_in(author, "author")
    author.follow("a[href='/desk/notices/new']")
    author.press("input[name=kind]", "ArrowRight")
    author.tab_to("#field-text")
    author.page.keyboard.type("节约用水，从点滴做起。")
    author.press("input[name=level]", "ArrowRight")
    author.press("input[name=channels][value=lobby-led]", "Space")
    author.press("input[name=secrecy]", "Space")
    author.follow("button[value=submit]")
    assert author.page.url.endswith("/notices/7/")
    assert "Submitted for review." in author.page.inner_text("main")

    for name in ("section", "office", "deputy", "director"):
        reviewer = sit_down()
        sign_in(reviewer, name)
        reviewer.follow("a[href='/desk/notices/7/']")
        reviewer.follow("form[action$='/approve'] button")
        assert "Approved." in reviewer.page.inner_text("main")
    assert "In force" in reviewer.page.inner_text("main")


def test_the_way_past_the_rail_is_the_first_stop(sit_down: Callable[..., Person]) -> None:
    page = sit_down("author").page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    holds(page, "document.activeElement.id === 'main'")


def test_a_notice_is_moved_and_the_focus_stays_on_its_button(sit_down: Callable[..., Person]) -> None:
    operator = sit_down("operator")
    operator.page.goto("/desk/queue/lobby-led/")
    assert order(operator) == ["notice-5", "notice-1", "notice-6"]
    operator.follow("#notice-6 button[value=up]")
    assert order(operator) == ["notice-5", "notice-6", "notice-1"]
    assert operator.page.evaluate("document.activeElement.matches('#notice-6 button[value=up]')")


def order(person: Person) -> list[str]:
    found: list[str] = person.page.evaluate("[...document.querySelectorAll('.order > li')].map((each) => each.id)")
    return found


def test_a_return_is_opened_and_sent_by_keyboard(sit_down: Callable[..., Person]) -> None:
    section = sit_down("section")
    section.page.goto("/desk/notices/2/")
    section.press("summary.danger")
    section.tab_to("#reason")
    section.page.keyboard.type("请写明停水范围")
    section.follow("form[action$='/return'] button")
    assert "Returned to the author." in section.page.inner_text("main")
