"""The server dies: what is loaded goes on, what is loaded anew comes from what the browser kept, and all is current
again when it is back."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.player.conftest import Stand, shown
from tests.browser.player.made import image, pass_ms, picture, scroll, strip
from tests.browser.player.test_position import furthest
from tests.waiting import until

pytestmark = pytest.mark.browser

LINE = scroll("停电也照常显示", speed=480)
# Whether everything that a page needs without its server lies in the browser's own store.
KEPT = """async (wanted) => {
  const worker = await navigator.serviceWorker?.getRegistration();
  const store = await caches.open(`foyer ${document.documentElement.dataset.channel}`);
  const kept = (await store.keys()).map(({ url }) => new URL(url).pathname);
  return Boolean(worker?.active) && wanted.every((part) => kept.some((path) => path.includes(part)));
}"""
NEEDED = ["/screens/lobby-led/", "/player.js", "/stage.css", ".otf", "/feed/programme/", "/offline.js"]


def kept(page: Page, *more: str) -> bool:
    found: bool = page.evaluate(KEPT, [*NEEDED, *more])
    return found


def programme_with_picture(stand: Stand, number: int = 1) -> tuple[dict[str, Any], str]:
    sha = stand.has(picture("navy", (1920, 128)))
    return strip((LINE, pass_ms(LINE)), (image(sha), 4000), number=number), sha


def test_a_loaded_page_goes_on_and_comes_back(
    stand: Stand, open_stand: Callable[[], Stand], screen: Callable[..., Page]
) -> None:
    stand.shows(strip((LINE, pass_ms(LINE)), number=1))
    page = screen()
    origin = page.evaluate("performance.timeOrigin")
    stand.kill()
    assert furthest(page) <= 0.1
    stand.shows(strip((LINE, pass_ms(LINE)), number=2))
    open_stand()
    shown(page, 2)
    assert furthest(page) <= 0.1
    assert page.evaluate("performance.timeOrigin") == origin


def test_pictures_not_yet_seen_are_there_in_an_outage(stand: Stand, screen: Callable[..., Page]) -> None:
    sha = stand.has(picture("navy", (1920, 128)))
    stand.shows(strip((scroll("先", speed=960), 3000), (image(sha), 4000)))
    page = screen()
    until(lambda: page.evaluate("(sha) => caches.match(`/feed/blob/${sha}`).then(Boolean)", sha))
    stand.kill()
    until(lambda: page.evaluate("foyer.positions().main.shows") == "n2r1")
    assert page.locator("img").evaluate("(each) => each.complete && each.naturalWidth") == 1920


def test_a_page_loaded_without_a_server_shows_the_same(stand: Stand, screen: Callable[..., Page]) -> None:
    body, sha = programme_with_picture(stand)
    stand.shows(body)
    page = screen()
    until(lambda: kept(page, sha))
    stand.kill()
    page.reload()
    shown(page, 1)
    until(lambda: page.evaluate("foyer.positions().main.shows") == "n1r1")
    assert furthest(page) <= 0.1
    assert page.evaluate(
        "[...document.fonts].some((face) => face.family.includes('Foyer') && face.status === 'loaded')"
    )
    until(lambda: page.evaluate("foyer.positions().main.shows") == "n2r1")
    assert page.locator("img").evaluate("(each) => each.naturalWidth") == 1920


def test_a_page_loaded_in_an_outage_is_current_again_when_the_server_is_back(
    stand: Stand, open_stand: Callable[[], Stand], screen: Callable[..., Page]
) -> None:
    stand.shows(strip((LINE, pass_ms(LINE)), number=1))
    page = screen()
    until(lambda: kept(page))
    stand.kill()
    page.reload()
    shown(page, 1)
    stand.shows(strip((LINE, pass_ms(LINE)), number=2))
    open_stand()
    shown(page, 2)


def test_what_is_refused_is_not_covered_up_by_what_was_kept(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE))))
    page = screen()
    until(lambda: kept(page))
    (stand.folder / "refused").touch()
    # A server that does not answer at once counts as none, and what was kept is shown until it does.
    until(lambda: (answer := page.reload()) and answer.status == 403)


def test_a_channel_that_went_from_the_store_goes_on_from_what_was_kept(
    stand: Stand, screen: Callable[..., Page]
) -> None:
    stand.shows(strip((LINE, pass_ms(LINE))))
    page = screen()
    until(lambda: kept(page))
    (stand.folder / "gone").touch()
    page.reload()
    shown(page)
    assert furthest(page) <= 0.1


def test_a_programme_that_went_leaves_nothing_behind(stand: Stand, screen: Callable[..., Page]) -> None:
    body, sha = programme_with_picture(stand)
    stand.shows(body)
    page = screen()
    until(lambda: kept(page, sha))
    stand.shows(strip((LINE, pass_ms(LINE)), number=2))
    shown(page, 2)
    until(lambda: not kept(page, sha))
