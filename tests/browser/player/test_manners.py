"""What the page asks of its surroundings and offers to those who cannot see it."""

from collections.abc import Callable
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.player.conftest import Stand, shown
from tests.browser.player.made import clock, image, page, pass_ms, picture, programme, region, scroll, strip
from tests.chromium import axe_findings, holds

pytestmark = pytest.mark.browser

LINE = scroll("暂停服务")
# What happens in which order when a tone is to sound, on a page whose frames and timers are the test's.
TONE = """async () => {
  const [order, frames] = [[], []];
  const settled = async () => { for (let turn = 0; turn < 20; turn += 1) await null; };
  window.requestAnimationFrame = (draw) => frames.push(draw);
  window.setTimeout = () => 0;
  window.AudioContext = class { constructor() { order.push("sound"); throw new Error("none here"); } };
  const { tone } = await import(new URL("tone.js", document.querySelector("script[type=module]").src));
  tone("alert", 0);
  for (const frame of ["first frame", "second frame"]) {
    await settled();
    order.push(frame);
    for (const draw of frames.splice(0)) draw();
  }
  await settled();
  return order;
}"""
WALL = (1920, 1080)


def wall(stand: Stand) -> None:
    sha = stand.has(picture("teal", (1344, 920)))
    line, sheet = (
        scroll("关于大厅窗口暂停服务的通知", px=120, level="important"),
        page("请至\n五号窗口", level="urgent"),
    )
    regions = [
        region("notices", (0, 920, 1920, 160), [(0, 2**52, "LN", 0)]),
        region("pictures", (0, 0, 1344, 920), [(0, 2**52, "LI", 0)]),
        region("page", (1344, 240, 576, 680), [(0, 2**52, "LP", 0)]),
        region("clock", (1344, 0, 576, 240), [], "LC"),
    ]
    loops = {
        "LN": [("n1r1", pass_ms(line, 1920))],
        "LI": [("n2r1", 10_000)],
        "LP": [("n3r1", 15_000)],
        "LC": [("clock", 60_000)],
    }
    items = {"n1r1": line, "n2r1": image(sha, text="清江水库"), "n3r1": sheet, "clock": clock()}
    stand.shows(programme("wall-11f", regions, loops, items, size=WALL))


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
@pytest.mark.parametrize("path", ["/screens/wall-11f/?", "/preview/wall-11f/?at=2026-11-24T09:30:00Z&"])
def test_axe_finds_nothing(browser: Browser, stand: Stand, lang: str, path: str) -> None:
    wall(stand)
    context = browser.new_context(viewport={"width": WALL[0], "height": WALL[1]}, bypass_csp=True)
    looking = context.new_page()
    looking.goto(stand.url(f"{path}lang={lang}"))
    shown(looking)
    assert looking.evaluate("document.documentElement.lang") == lang
    findings = axe_findings(looking)
    context.close()
    assert findings == []


def test_the_console_stays_empty_under_the_strict_policy(stand: Stand, screen: Callable[..., Page]) -> None:
    quick = scroll("暂停服务", speed=2000)
    stand.shows(strip((quick, pass_ms(quick)), (page("一页"), 300)))
    looking = screen()
    for item in ("n2r1", "n1r1", "n2r1"):
        holds(looking, "item => foyer.positions().main.shows === item", item)
    assert stand.complaints == []


def test_the_policy_forbids_everything_inline(stand: Stand) -> None:
    with urlopen(stand.url("/screens/lobby-led/")) as answer:
        policy, html = answer.headers["Content-Security-Policy"], answer.read().decode()
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "<style" not in html
    assert "style=" not in html
    assert html.count("<script") == html.count('<script type="module" src=')


def test_files_addressed_by_their_content_are_kept_for_ever(stand: Stand) -> None:
    with urlopen(stand.url("/screens/lobby-led/")) as answer:
        html = answer.read().decode()
    addresses = [
        part.split('"')[0] for part in html.split('="') if part.startswith("/screens/") and "." in part.split('"')[0]
    ]
    assert len(addresses) > 5
    for address in addresses:
        with urlopen(stand.url(address)) as answer:
            assert "immutable" in answer.headers["Cache-Control"], address
    with urlopen(stand.url("/screens/static/player.js")) as answer:
        assert "immutable" not in answer.headers["Cache-Control"]


def test_moving_text_is_announced_by_no_reader(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE))))
    region_of_line = screen().locator("section[data-name='main']")
    assert region_of_line.get_attribute("aria-live") == "off"
    assert region_of_line.get_attribute("aria-label") == "通知"


def test_nothing_on_a_screen_takes_the_focus(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE))))
    looking = screen()
    looking.keyboard.press("Tab")
    assert looking.evaluate("document.activeElement === document.body")


def test_an_alert_is_painted_before_what_plays_sound_is_opened(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE))))
    assert screen().evaluate(TONE) == ["first frame", "second frame", "sound"]
