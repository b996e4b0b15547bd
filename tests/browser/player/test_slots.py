"""What is up changes at its instant, and what cannot be shown takes nothing else with it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.player.conftest import Stand, shown
from tests.browser.player.made import LED, image, page, pass_ms, picture, programme, region, scroll, strip
from tests.chromium import holds
from tests.waiting import until

pytestmark = pytest.mark.browser

NOON = round(datetime(2026, 11, 24, 4, 0, tzinfo=UTC).timestamp() * 1000)
LINE = scroll("暂停服务")
# Resolves when the region shows the item, with the clock's time of that frame and the frames it was late by.
WHEN = """([item, due]) => new Promise((resolve) => {
  let late = 0;
  const look = () => {
    const now = foyer.now();
    if (foyer.positions().main.shows === item) return resolve([now, late]);
    late += now >= due;
    requestAnimationFrame(look);
  };
  look();
})"""
SHOWN, LEAF = "foyer.positions().main.shows", "document.querySelector('.leaf').textContent"
ALERT_WHEN = WHEN.replace(".main.", ".alert.")
MOST_LATE = 6
"""Frames: a tenth of a second on a machine that paints sixty a second."""
# The page's time is the machine's until it is told to leap, and both its clocks with it; to begin with it stands long
# before the instant.
LEAPING = """
  let ahead = 0;
  const steady = performance.now.bind(performance), wall = Date.now;
  performance.now = () => steady() + ahead;
  Date.now = () => wall() + ahead;
  window.leapTo = (instant) => { ahead += instant - foyer.now(); };
"""
LONG_MS = 3_600_000
# Nothing is painted until the test says so, nor does anybody lose patience with it.
UNPAINTED = """
  const [waiting, later] = [[], setTimeout];
  window.requestAnimationFrame = (draw) => waiting.push(draw);
  window.setTimeout = (run, ms) => (ms === 500 ? 0 : later(run, ms));
  window.paint = () => { for (const draw of waiting.splice(0)) draw(performance.now()); };
"""


@pytest.fixture
def long_before(context: BrowserContext, screen: Callable[..., Page]) -> Callable[..., Page]:
    """A preview that starts long before an instant, and can leap to just before it."""
    context.add_init_script(LEAPING)

    def opened(what: int = NOON) -> Page:
        begin = datetime.fromtimestamp((what - LONG_MS) / 1000, UTC).isoformat().replace("+00:00", "Z")
        return screen(query=f"?at={begin}", prefix="/preview")

    return opened


def in_time(looking: Page, item: str | None, due: int, when: str = WHEN) -> bool:
    """Whether the item comes up at its instant, not before and with the next frames."""
    at, late = looking.evaluate(when, [item, due])
    assert due <= at, (item, at - due)
    return bool(late <= MOST_LATE)


def test_a_notice_leaves_at_its_second(stand: Stand, long_before: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE)), end=NOON))
    looking = long_before()
    assert looking.evaluate("foyer.positions().main.shows") == "n1r1"
    looking.evaluate("leapTo", NOON - 1000)
    assert in_time(looking, "idle", NOON)
    expect(looking.locator(".line")).to_have_count(0)


def test_a_notice_comes_at_its_second(stand: Stand, long_before: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE)), start=NOON))
    looking = long_before()
    assert looking.evaluate("foyer.positions().main.shows") == "idle"
    looking.evaluate("leapTo", NOON - 1000)
    assert in_time(looking, "n1r1", NOON)


def test_items_follow_each_other_as_the_clock_says(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((page("甲"), 400), (page("乙"), 300), (page("丙"), 500)))
    seen = screen().evaluate("""async () => {
      const seen = [];
      let last = [performance.now(), performance.now()];
      for (let frame = 0; frame < 150; frame += 1) {
        await new Promise((next) => requestAnimationFrame(next));
        const { item, shows, offset } = foyer.positions().main;
        const now = performance.now();
        // What became due since the frame before the last one is given these two frames.
        if (offset > Math.max(60, now - last[0])) seen.push([item, shows]);
        last = [last[1], now];
      }
      return seen;
    }""")
    assert {due for due, _ in seen} == {"n1r1", "n2r1", "n3r1"}
    assert [due for due, up in seen if due != up] == []


def test_pages_turn_in_their_time(stand: Stand, long_before: Callable[..., Page]) -> None:
    turn_ms = 2 * LONG_MS
    stand.shows(strip((page("第一页", "第二页", page_ms=turn_ms), 2 * turn_ms), start=NOON - turn_ms))
    looking = long_before()
    expect(looking.locator(".leaf")).to_have_text("第一页")
    looking.evaluate("leapTo", NOON - 1000)
    at, late = looking.evaluate(WHEN.replace(SHOWN, LEAF), ["第二页", NOON])
    assert at >= NOON
    assert late <= MOST_LATE


def test_pictures_are_decoded_before_their_slot(stand: Stand, screen: Callable[..., Page]) -> None:
    red, blue = stand.has(picture("red", (1920, 128))), stand.has(picture("blue", (1920, 128)))
    stand.shows(strip((image(red), 700), (image(blue), 700)))
    looking = screen()
    looking.wait_for_selector(".region img")
    blanks = looking.evaluate("""async () => {
      let blanks = 0;
      for (let frame = 0; frame < 120; frame += 1) {
        await new Promise((next) => requestAnimationFrame(next));
        const shown = [...document.querySelectorAll('.region img')];
        if (!shown.length || !shown.every((each) => each.complete && each.naturalWidth)) blanks += 1;
      }
      return blanks;
    }""")
    assert blanks == 0


def test_a_picture_that_cannot_be_decoded_is_skipped(stand: Stand, screen: Callable[..., Page]) -> None:
    good, bad = stand.has(picture("green")), stand.has(b"\x89PNG\r\n\x1a\n and then nothing of the kind")
    stand.shows(strip((image(good), 300), (image(bad), 300)))
    looking = screen()
    holds(looking, "foyer.positions().main.shows === 'n1r1'")
    ups = looking.evaluate("""async () => {
      const ups = [];
      for (let frame = 0; frame < 90; frame += 1) {
        await new Promise((next) => requestAnimationFrame(next));
        ups.push(foyer.positions().main.shows);
      }
      return ups;
    }""")
    assert set(ups) == {"n1r1"}


def test_where_nothing_of_the_loop_can_be_shown_the_fallback_is(stand: Stand, screen: Callable[..., Page]) -> None:
    unknown = {**LINE, "kind": "hologram"}
    stand.shows(strip((unknown, 400), (image("0" * 64), 400)))
    looking = screen()
    holds(looking, "foyer.positions().main.shows === 'idle'")
    assert looking.locator(".idle .name").inner_text() == "澄川市水务局"


def test_a_missing_picture_comes_up_when_it_has_arrived(stand: Stand, screen: Callable[..., Page]) -> None:
    data = picture("purple", (1920, 128))
    sha = stand.has(data)
    (stand.folder / "blobs" / sha).unlink()
    stand.shows(strip((image(sha), 60_000)))
    looking = screen()
    assert looking.evaluate("foyer.positions().main.shows") == "idle"
    stand.has(data)
    until(lambda: looking.evaluate("foyer.positions().main.shows") == "n1r1")


def test_a_malformed_programme_changes_nothing(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE)), number=5))
    looking = screen()
    broken = strip((LINE, pass_ms(LINE)), number=6)
    broken["regions"][0]["windows"][0][2] = "no such loop"
    stand.shows(broken)
    # The first answer may be an older one; once the third is there, the second has been looked at.
    for _ in range(3):
        with looking.expect_response(lambda answer: "/feed/programme/" in answer.url):
            pass
    assert looking.evaluate("[document.documentElement.dataset.number, foyer.positions().main.shows]") == ["5", "n1r1"]


def test_a_new_programme_replaces_what_is_up_and_keeps_what_stays(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE)), number=1))
    looking = screen()
    looking.evaluate("window.line = document.querySelector('.line')")
    stand.shows(strip((LINE, pass_ms(LINE)), number=2))
    shown(looking, 2)
    assert looking.evaluate("window.line === document.querySelector('.line')")
    stand.shows(strip((scroll("换了"), 60_000), number=3))
    shown(looking, 3)
    assert looking.locator(".line").all_inner_texts() == ["换了"]


def test_an_alert_covers_everything_and_goes(stand: Stand, long_before: Callable[..., Page]) -> None:
    over = NOON + LONG_MS
    body = strip((LINE, pass_ms(LINE)), alert=[(NOON, over, "LA", NOON)])
    body["loops"]["LA"] = [["alarm", 5000]]
    body["items"]["alarm"] = page("洪水红色预警", px=96, level="urgent")
    stand.shows(body)
    looking = long_before()
    assert looking.locator('[data-name="alert"]').is_hidden()
    looking.evaluate("leapTo", NOON - 1000)
    assert in_time(looking, "alarm", NOON, ALERT_WHEN)
    assert looking.evaluate("document.elementFromPoint(960, 64).closest('section').dataset.name") == "alert"
    looking.evaluate("leapTo", over - 1000)
    assert in_time(looking, None, over, ALERT_WHEN)
    assert looking.locator('[data-name="alert"]').is_hidden()


def test_what_an_alert_covers_is_looked_after_once_the_alert_is_painted(
    stand: Stand, context: BrowserContext, screen: Callable[..., Page]
) -> None:
    context.add_init_script(UNPAINTED)
    stand.shows(strip((LINE, pass_ms(LINE))))
    looking = screen()
    body = strip((scroll("换了"), 60_000), number=2, alert=[(0, 2**52, "LA", 0)])
    body["loops"]["LA"] = [["alarm", 5000]]
    body["items"]["alarm"] = page("洪水红色预警", px=96, level="urgent")
    stand.shows(body)
    shown(looking, 2)
    covered = looking.locator('[data-name="main"] .line')
    expect(looking.locator('[data-name="alert"] .leaf')).to_have_text("洪水红色预警")
    assert covered.text_content() == "暂停服务"
    assert not covered.is_visible()
    looking.evaluate("async () => { paint(); await null; await null; paint(); }")
    expect(covered).to_have_text("换了")
    stand.shows(strip((LINE, pass_ms(LINE)), number=3))
    shown(looking, 3)
    expect(covered).to_be_visible()


def test_regions_lie_where_the_programme_says(stand: Stand, screen: Callable[..., Page]) -> None:
    rects = {"left": (0, 0, 1000, 128), "over": (900, 10, 300, 50)}
    body = programme("lobby-led", [region(name, rect) for name, rect in rects.items()], {}, {}, size=LED)
    stand.shows(body)
    looking = screen()
    found = looking.evaluate("""() => Object.fromEntries([...document.querySelectorAll('.region:not([hidden])')].map(
      (box) => [box.dataset.name, Object.values(box.getBoundingClientRect().toJSON()).slice(0, 4)]))""")
    assert {name: tuple(map(int, rect)) for name, rect in found.items()} == rects
    assert looking.evaluate("document.elementFromPoint(950, 20).closest('section').dataset.name") == "over"


def test_where_the_house_s_type_is_missing_text_comes_up_in_another(
    stand: Stand, context: BrowserContext, screen: Callable[..., Page]
) -> None:
    context.route("**/*.otf", lambda route: route.abort())
    stand.shows(strip((LINE, pass_ms(LINE))))
    showing = screen()
    holds(showing, f"{SHOWN} === 'n1r1' && document.querySelector('.line').textContent === '暂停服务'")
    assert showing.evaluate("document.fonts.size") == 0
