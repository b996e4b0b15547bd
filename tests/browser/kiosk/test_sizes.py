"""Everything that can be tapped is as large as a finger, on every kind of page, in millimetres of its panel."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.kiosk.panel import LANDSCAPE, MM, PORTRAIT, SIZES, kinds, opened, panel
from tests.kiosk.lobby import Lobby
from tests.processes import Running, kiosk

pytestmark = pytest.mark.browser
TARGET_MM, TILE_MM = 15, 40
EVERY_KIND = {
    "pages.home", "pages.notices", "attract.attract", "guides.index", "guides.guide", "powers.index",
    "departments.index", "departments.department", "catalog.index", "catalog.item", "about.index", "about.page",
    "floors.index", "floors.floor", "route.route", "search.search", "missing",
}  # fmt: skip
# What can be tapped and is too small: its shorter side in px. What is hidden, or inside something that can be tapped as
# a whole, is not a target of its own.
SMALL = """least => {
  const tappable = 'a[href], button, input, select, textarea, summary, [role=button], [role=link], [tabindex="0"]';
  const found = [];
  for (const element of document.querySelectorAll(tappable)) {
    if (!element.checkVisibility({visibilityProperty: true})) continue;
    if (element.parentElement.closest('a[href], button')) continue;
    // A box to tick is ticked by its words too.
    const ticked = ['checkbox', 'radio'].includes(element.type) ? element.labels[0] : null;
    const {width, height} = (ticked ?? element).getBoundingClientRect();
    if (Math.min(width, height) >= least - 0.5) continue;
    const words = element.textContent.trim().slice(0, 20);
    const size = `${width.toFixed()}x${height.toFixed()}`;
    found.push(`${element.tagName} .${element.getAttribute('class')} "${words}" ${size}`);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def everywhere(sample: Running) -> dict[str, str]:
    return kinds(sample, Path(sample.output).parent.parent / "data")


def test_links_from_home_lead_to_every_kind_of_page(everywhere: dict[str, str]) -> None:
    assert EVERY_KIND - set(everywhere) == set()


@pytest.mark.parametrize(
    ("lang", "size"), [("zh-Hans", PORTRAIT), ("zh-Hant", PORTRAIT), ("en", PORTRAIT), ("en", LANDSCAPE)]
)
def test_nothing_to_tap_is_smaller_than_a_finger(
    browser: Browser, sample: Running, everywhere: dict[str, str], lang: str, size: tuple[int, int]
) -> None:
    context = panel(browser, size)
    found: dict[str, list[str]] = {}
    for path in everywhere.values():
        page = opened(context, sample, f"{path}{'&' if '?' in path else '?'}lang={lang}")
        found[path] = page.evaluate(SMALL, TARGET_MM * MM)
        if page.evaluate("document.documentElement.scrollWidth") > size[0]:
            found[path].append("wider than the panel")
        page.close()
    assert {path: small for path, small in found.items() if small} == {}
    context.close()


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
    context = panel(browser, size)
    with kiosk(lobby.data, *flags) as own:
        page = opened(context, own)
        told = page.evaluate("parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'))")
        assert told == pytest.approx(mm, abs=0.002)
        for path in ("/", "/notices/", "/guides/"):
            page.goto(own.url("kiosk") + path)
            assert page.evaluate(SMALL, TARGET_MM * mm) == []
            assert page.evaluate("document.documentElement.scrollWidth") == size[0]
        page.goto(own.url("kiosk"))
        for each in page.locator(".tile, .seek").all():
            box = each.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= TILE_MM * mm - 0.5
    context.close()
