"""What is up changes at its instant, and what cannot be shown takes nothing else with it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page

from tests.browser.player.conftest import Stand, shown
from tests.browser.player.made import LED, image, page, pass_ms, picture, programme, region, scroll, strip
from tests.waiting import until

pytestmark = pytest.mark.browser

NOON = round(datetime(2026, 11, 24, 4, 0, tzinfo=UTC).timestamp() * 1000)
LINE = scroll("暂停服务")
# Resolves with the clock's time at which the region came to show the item.
WHEN = """(item) => new Promise((resolve) => {
  const look = () => (foyer.positions().main.shows === item ? resolve(foyer.now()) : requestAnimationFrame(look));
  look();
})"""
ALERT_WHEN = WHEN.replace(".main.", ".alert.")


def before(ms: int, what: int = NOON) -> str:
    """The query of a preview that starts so many ms before an instant."""
    return "?at=" + datetime.fromtimestamp((what - ms) / 1000, UTC).isoformat().replace("+00:00", "Z")


def test_a_notice_leaves_at_its_second(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE)), end=NOON))
    looking = screen(query=before(4000), prefix="/preview")
    assert looking.evaluate("foyer.positions().main.shows") == "n1r1"
    left = looking.evaluate(WHEN, "idle")
    assert NOON <= left < NOON + 100
    assert looking.locator(".line").count() == 0


def test_a_notice_comes_at_its_second(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE)), start=NOON))
    looking = screen(query=before(3000), prefix="/preview")
    assert looking.evaluate("foyer.positions().main.shows") == "idle"
    assert NOON <= looking.evaluate(WHEN, "n1r1") < NOON + 100


def test_items_follow_each_other_as_the_clock_says(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((page("甲"), 400), (page("乙"), 300), (page("丙"), 500)))
    seen = screen().evaluate("""async () => {
      const seen = [];
      for (let frame = 0; frame < 150; frame += 1) {
        await new Promise((next) => requestAnimationFrame(next));
        const { item, shows, offset } = foyer.positions().main;
        if (offset > 60) seen.push([item, shows]);
      }
      return seen;
    }""")
    assert {due for due, _ in seen} == {"n1r1", "n2r1", "n3r1"}
    assert [due for due, up in seen if due != up] == []


def test_pages_turn_in_their_time(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((page("第一页", "第二页", page_ms=4000), 8000), start=NOON))
    looking = screen(query=before(-3000), prefix="/preview")
    assert looking.locator(".leaf").inner_text() == "第一页"
    until(lambda: looking.locator(".leaf").inner_text() == "第二页")
    assert 4000 <= looking.evaluate("foyer.now()") - NOON < 4500


def test_pictures_are_decoded_before_their_slot(stand: Stand, screen: Callable[..., Page]) -> None:
    red, blue = stand.has(picture("red", (1920, 128))), stand.has(picture("blue", (1920, 128)))
    stand.shows(strip((image(red), 700), (image(blue), 700)))
    looking = screen()
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
    ups = screen().evaluate("""async () => {
      const ups = [];
      for (let frame = 0; frame < 90; frame += 1) {
        await new Promise((next) => requestAnimationFrame(next));
        ups.push(foyer.positions().main.shows);
      }
      return ups;
    }""")
    assert "n1r1" in ups
    assert set(ups[ups.index("n1r1") :]) == {"n1r1"}


def test_where_nothing_of_the_loop_can_be_shown_the_fallback_is(stand: Stand, screen: Callable[..., Page]) -> None:
    unknown = {**LINE, "kind": "hologram"}
    stand.shows(strip((unknown, 400), (image("0" * 64), 400)))
    looking = screen()
    assert looking.evaluate(WHEN, "idle")
    assert looking.locator(".idle .name").inner_text() == "澄川市水务局"


def test_a_missing_picture_comes_up_when_it_has_arrived(stand: Stand, screen: Callable[..., Page]) -> None:
    data = picture("purple", (1920, 128))
    sha = stand.has(data)
    (stand.folder / "blobs" / sha).unlink()
    stand.shows(strip((image(sha), 60_000)))
    looking = screen()
    assert looking.evaluate("foyer.positions().main.shows") == "idle"
    stand.has(data)
    until(lambda: looking.evaluate("foyer.positions().main.shows") == "n1r1", 25)


def test_a_malformed_programme_changes_nothing(stand: Stand, screen: Callable[..., Page]) -> None:
    stand.shows(strip((LINE, pass_ms(LINE)), number=5))
    looking = screen()
    broken = strip((LINE, pass_ms(LINE)), number=6)
    broken["regions"][0]["windows"][0][2] = "no such loop"
    stand.shows(broken)
    with looking.expect_response(lambda answer: "/feed/programme/" in answer.url, timeout=10_000):
        pass
    looking.wait_for_timeout(300)
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


def test_an_alert_covers_everything_and_goes(stand: Stand, screen: Callable[..., Page]) -> None:
    body = strip((LINE, pass_ms(LINE)), alert=[(NOON, NOON + 1500, "LA", NOON)])
    body["loops"]["LA"] = [["alarm", 5000]]
    body["items"]["alarm"] = page("洪水红色预警", px=96, level="urgent")
    stand.shows(body)
    looking = screen(query=before(3000), prefix="/preview")
    assert looking.locator('[data-name="alert"]').is_hidden()
    assert NOON <= looking.evaluate(ALERT_WHEN, "alarm") < NOON + 100
    assert looking.evaluate("document.elementFromPoint(960, 64).closest('section').dataset.name") == "alert"
    assert NOON + 1500 <= looking.evaluate(ALERT_WHEN, None) < NOON + 1600
    assert looking.locator('[data-name="alert"]').is_hidden()


def test_regions_lie_where_the_programme_says(stand: Stand, screen: Callable[..., Page]) -> None:
    rects = {"left": (0, 0, 1000, 128), "over": (900, 10, 300, 50)}
    body = programme("lobby-led", [region(name, rect) for name, rect in rects.items()], {}, {}, size=LED)
    stand.shows(body)
    looking = screen()
    found = looking.evaluate("""() => Object.fromEntries([...document.querySelectorAll('.region:not([hidden])')].map(
      (box) => [box.dataset.name, Object.values(box.getBoundingClientRect().toJSON()).slice(0, 4)]))""")
    assert {name: tuple(map(int, rect)) for name, rect in found.items()} == rects
    assert looking.evaluate("document.elementFromPoint(950, 20).closest('section').dataset.name") == "over"
