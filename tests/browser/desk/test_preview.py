"""The preview in a browser: the real player, scaled to the room there is."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.desk.conftest import PHONE, Person
from tests.processes import Running

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(shared_desk: Running) -> Running:
    return shared_desk


@pytest.mark.parametrize("channel", ["lobby-led", "wall-11f", "kiosk"])
def test_the_player_plays_in_the_frame_and_fits(sit_down: Callable[..., Person], channel: str) -> None:
    person = sit_down("author", viewport=PHONE)
    person.page.goto(f"/desk/preview/{channel}/?draft=1")
    player = person.page.frame_locator("[data-stage] iframe")
    expect(player.locator("html[data-number]")).to_have_count(1)
    expect(player.get_by_text("Preview, with drafts")).to_be_visible()
    stage = person.page.locator("[data-stage]").bounding_box()
    frame = person.page.locator("[data-stage] iframe").bounding_box()
    assert stage
    assert frame
    assert frame["width"] <= stage["width"] + 1
    assert abs(frame["height"] - stage["height"]) <= 1
    assert person.complaints == []
    assert person.foreign == []
