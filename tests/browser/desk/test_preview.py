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
