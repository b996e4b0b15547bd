"""The preview in a browser: the real player, scaled to the room there is."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk.conftest import PHONE, Person
from tests.processes import Running
from tests.waiting import until

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(shared_desk: Running) -> Running:
    return shared_desk


def fits(page: Page) -> bool:
    stage, frame = (page.locator(each).bounding_box() for each in ("[data-stage]", "[data-stage] iframe"))
    assert stage
    assert frame
    return frame["width"] <= stage["width"] + 1 and abs(frame["height"] - stage["height"]) <= 1


@pytest.mark.parametrize("channel", ["lobby-led", "wall-11f", "kiosk"])
def test_the_player_plays_in_the_frame_and_fits(sit_down: Callable[..., Person], channel: str) -> None:
    person = sit_down("author", viewport=PHONE)
    person.page.goto(f"/desk/preview/{channel}/?draft=1")
    player = person.page.frame_locator("[data-stage] iframe")
    expect(player.locator("html[data-number]")).to_have_count(1)
    expect(player.get_by_text("Preview, with drafts")).to_be_visible()
    until(lambda: fits(person.page))
    assert person.complaints == []
    assert person.foreign == []


def test_the_thumb_goes_through_the_day_and_the_player_with_it(sit_down: Callable[..., Person]) -> None:
    person = sit_down("author")
    person.page.goto("/desk/preview/lobby-led/?at=2026-06-03T09:00")
    thumb = person.page.get_by_role("slider", name="Time of day")
    expect(thumb).to_have_value("540")
    thumb.focus()
    for _ in range(6):
        person.page.keyboard.press("ArrowRight")
    expect(person.page.locator("[data-slider] output")).to_have_text("09:30")
    player = person.page.locator("[data-stage] iframe")
    until(lambda: "09%3A30" in (player.get_attribute("src") or "") or "09:30" in (player.get_attribute("src") or ""))
    expect(person.page.get_by_label("At this time")).to_have_value("2026-06-03T09:30")
    person.page.get_by_role("link", name="The day after").click()
    expect(person.page.get_by_label("At this time")).to_have_value("2026-06-04T09:00")
    assert person.complaints == []


def test_a_notice_is_dragged_above_another(sit_down: Callable[..., Person]) -> None:
    person = sit_down("operator")
    person.page.goto("/desk/queue/lobby-led/")
    rows = person.page.locator(".order > li[data-among=routine]")
    first, second = (rows.nth(place).get_attribute("data-row") for place in (0, 1))
    rows.nth(1).locator("[data-grip]").hover()
    person.page.mouse.down()
    above = rows.nth(0).bounding_box()
    assert above
    person.page.mouse.move(above["x"] + 20, above["y"] + 4, steps=5)
    person.page.mouse.up()
    expect(person.page.get_by_text("The new order is kept.")).to_be_visible()
    assert [rows.nth(place).get_attribute("data-row") for place in (0, 1)] == [second, first]
    assert person.complaints == []
