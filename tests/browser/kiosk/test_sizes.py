"""What is touched is as large as a hand, in millimetres of whatever panel there is; that nothing is smaller than a
finger is asked of every kind of page in test_looks.py."""

import pytest
from playwright.sync_api import Browser

from tests.browser.kiosk.looks import EM_MM, RULES, asked
from tests.browser.kiosk.panel import MM, SIZES, opened, panel
from tests.kiosk.lobby import Lobby
from tests.processes import Running, kiosk

pytestmark = pytest.mark.browser
TILE_MM = 40


@pytest.mark.parametrize("size", SIZES)
def test_the_tiles_of_home_are_as_large_as_a_hand_and_on_the_panel(
    browser: Browser, running: Running, size: tuple[int, int]
) -> None:
    context = panel(browser, size)
    page = opened(context, running)
    boxes = [each.bounding_box() for each in page.locator(".tile, .seek").all()]
    assert len(boxes) == 8
    for box in boxes:
        assert box is not None
        assert min(box["width"], box["height"]) >= TILE_MM * MM - 0.5
        assert box["y"] + box["height"] <= size[1]
    context.close()


# A small panel near the eye, the usual one, one given by the millimetres of its picture: what is 40 mm stays 40 mm.
@pytest.mark.parametrize(
    ("flags", "size", "mm"),
    [
        (("--panel-inches", "21.5"), (1080, 1920), 4.034),
        (("--panel-inches", "55", "--panel-pixels", "2160x3840"), (2160, 3840), 3.154),
        (("--panel-width-mm", "535"), (1080, 1920), 2.0187),
        (("--panel-inches", "32", "--panel-pixels", "1920x1080"), (1920, 1080), 2.710),
    ],
)
def test_a_tile_is_a_hand_on_any_panel(
    browser: Browser, lobby: Lobby, flags: tuple[str, ...], size: tuple[int, int], mm: float
) -> None:
    context = panel(browser, size, bypass_csp=True)
    with kiosk(lobby.data, *flags) as own:
        page = opened(context, own)
        told = page.evaluate("parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'))")
        assert told == pytest.approx(mm, abs=0.002)
        for path, finger in (
            ("/", 15),
            ("/guides/", 15),
            ("/notices/?mode=elder", 20),
            ("/guides/?mode=elder-low", 20),
        ):
            page.goto(own.url("kiosk") + path)
            page.add_script_tag(path=RULES)
            assert asked(page, f"small({finger * mm}, 0)") == []
            assert asked(page, f"tiny({EM_MM * mm}, 0)") == []
            assert page.evaluate("document.documentElement.scrollWidth") == size[0]
        page.goto(own.url("kiosk"))
        for each in page.locator(".tile, .seek").all():
            box = each.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= TILE_MM * mm - 0.5
    context.close()
