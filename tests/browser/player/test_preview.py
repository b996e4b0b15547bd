"""A preview is the real player at a chosen instant: marked, scaled to fit, with no socket and no copy kept."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.player.conftest import Stand, shown
from tests.browser.player.made import clock, pass_ms, programme, region, scroll, strip
from tests.chromium import holds
from tests.waiting import until

pytestmark = pytest.mark.browser

LINE = scroll("暂停服务")
AT = "?at=2026-11-24T09:30:00%2B08:00"


def test_a_preview_plays_from_its_instant(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE))))
    page = screen(query=AT, prefix="/preview")
    now, since = page.evaluate("[foyer.now(), performance.now()]")
    assert 0 <= now - 1795483800000 <= since
    holds(page, "since => performance.now() > since + 300", since)
    # Read often: between the two readings the machine may do something else.
    apart = "Math.min(...Array.from({length: 50}, () => Math.abs((foyer.now() - now) - (performance.now() - since))))"
    assert page.evaluate(f"([now, since]) => {apart}", [now, since]) < 5


def test_a_preview_is_marked_and_has_no_socket(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE))))
    page = screen(query=AT, prefix="/preview")
    assert page.locator(".watermark").inner_text() == "预览 Preview"
    assert page.evaluate("document.documentElement.dataset.socket") is None
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_a_preview_fits_where_it_is_looked_at(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE))))
    page = screen(query=AT, prefix="/preview")
    page.set_viewport_size({"width": 960, "height": 700})
    until(lambda: page.evaluate("document.getElementById('stage').getBoundingClientRect().width") == 960)
    assert page.evaluate("document.getElementById('stage').getBoundingClientRect().height") == 64


def test_a_screen_is_shown_at_its_exact_size_whatever_the_window(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE))))
    page = screen()
    page.set_viewport_size({"width": 960, "height": 700})
    assert page.evaluate(
        "Object.values(document.getElementById('stage').getBoundingClientRect().toJSON()).slice(0, 4)"
    ) == [
        0,
        0,
        1920,
        128,
    ]
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    assert (
        page.evaluate("[document.body.scrollWidth > innerWidth, getComputedStyle(document.body).overflow]")[1]
        == "hidden"
    )


@pytest.mark.parametrize(("prefix", "frames"), [("/preview", "few"), ("/screens", "many")])
def test_only_previews_spare_those_who_asked_for_less_motion(
    browser: Browser, stand: Stand, prefix: str, frames: str
) -> None:
    stand.shows(strip((LINE, pass_ms(LINE))))
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(stand.url(f"{prefix}/lobby-led/{AT if prefix == '/preview' else ''}"))
    shown(page)
    places, took = page.evaluate("""async () => {
      const places = new Set(), begun = performance.now();
      for (let frame = 0; frame < 60; frame += 1) {
        await new Promise((next) => requestAnimationFrame(next));
        places.add(foyer.positions().main.x);
      }
      return [places.size, performance.now() - begun];
    }""")
    context.close()
    # By steps that are seconds apart, however long the frames took.
    assert places <= 2 + took / 5000 if frames == "few" else places > 30


@pytest.mark.parametrize(
    ("lang", "day"), [("zh-Hans", ["2026年11月24日", "星期二"]), ("en", ["24 November 2026", "Tuesday"])]
)
def test_a_clock_tells_time_and_day_in_its_zone(
    stand: Stand, screen: Callable[..., Page], lang: str, day: list[str]
) -> None:
    rect = (0, 0, 1920, 128)
    stand.shows(
        programme(
            "lobby-led", [region("main", rect, fallback="LC")], {"LC": [("clock", 60_000)]}, {"clock": clock(lang)}
        )
    )
    page = screen(query=AT, prefix="/preview")
    assert page.locator(".time").inner_text() == "09:30"
    assert [page.locator(".date").inner_text(), page.locator(".weekday").inner_text()] == day
    second = page.locator(".seconds").inner_text()
    until(lambda: page.locator(".seconds").inner_text() != second)
