"""Tables, countdowns, codes, films and test patterns, as the compiler makes them and a real browser shows them."""

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import pairwise

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from content.desk.compile import Part
from tests.browser.player import compiled
from tests.browser.player.conftest import Stand, lettered
from tests.browser.player.made import page as leaf
from tests.browser.player.made import programme, region
from tests.browser.player.test_slots import LEAPING
from tests.chromium import asked, foreign_requests, holds

pytestmark = pytest.mark.browser

SIZE = (960, 540)
NOON = round(datetime(2026, 11, 24, 4, 0, tzinfo=UTC).timestamp() * 1000)
HOUR = 3_600_000
AT_NOON = "?at=2026-11-24T04:00:00Z"
SHOWN = "foyer.positions().main.shows"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser as large as the region, whose clocks can leap."""
    context = browser.new_context(viewport={"width": SIZE[0], "height": SIZE[1]})
    context.add_init_script(LEAPING)
    foreign = foreign_requests(context)
    yield context
    context.close()
    assert foreign == []


def on_wall(stand: Stand, *entries: Part, **more: object) -> None:
    """One region as large as the browser with these items in a loop that begins at noon."""
    loop = [(part.id, part.duration) for part in entries]
    items = {part.id: dict(part.item) for part in entries}
    main = region("main", (0, 0, *SIZE), [(0, 2**52, "L1", NOON)])
    stand.shows(programme("lobby-led", [main], {"L1": loop}, items, size=SIZE) | more)


def text_of(showing: Page, selector: str) -> str:
    return " ".join(showing.locator(selector).all_inner_texts())


def test_a_table_says_when_it_was_read_and_goes_stale_by_the_page_s_own_clock(
    screen: Callable[..., Page], stand: Stand
) -> None:
    on_wall(stand, compiled.levels(NOON - HOUR + 60_000, stale_minutes=60))
    showing = screen(query=AT_NOON, prefix="/preview")
    assert "城关站" in text_of(showing, ".row")
    assert "32.15" in text_of(showing, ".row")
    assert "水位（米）" in text_of(showing, ".names")
    assert "读数时间 11月24日 11:01" in text_of(showing, ".age")
    assert showing.locator(".age strong").count() == 0
    # Nobody answers any more when the hour is over.
    stand.kill()
    showing.evaluate("(instant) => leapTo(instant)", NOON + 60_000)
    expect(showing.locator(".age strong")).to_have_text("!已过时")
    assert showing.locator(".mark").count() == 1


def test_a_countdown_changes_at_the_second_and_ends_at_nothing(screen: Callable[..., Page], stand: Stand) -> None:
    on_wall(stand, compiled.countdown(NOON + 49 * HOUR))
    showing = screen(query=AT_NOON, prefix="/preview")
    holds(showing, "document.querySelector('.left').textContent.startsWith('2天')")
    showing.evaluate("(instant) => leapTo(instant)", NOON + 49 * HOUR)
    expect(showing.locator(".left")).to_have_text("00:00:00")


def test_a_code_is_read_by_a_telephone_as_it_was_written(screen: Callable[..., Page], stand: Stand) -> None:
    said = "取水许可：申请表、身份证明、论证报告。电话 0999-5550120"
    on_wall(stand, compiled.code(said))
    showing = lettered(screen(query=AT_NOON, prefix="/preview"))
    picture = Image.open(io.BytesIO(showing.screenshot()))
    (found,) = zxingcpp.read_barcodes(picture)
    assert found.text == said
    assert "扫码查看办事指南" in text_of(showing, ".words")


FRAME = """() => {
  const film = document.querySelector("video");
  const pen = new OffscreenCanvas(film.videoWidth, film.videoHeight).getContext("2d");
  pen.drawImage(film, 0, 0);
  const share = Math.floor(film.videoWidth / 16);
  const bit = (place) => pen.getImageData(place * share + share / 2, film.videoHeight / 2, 1, 1).data[0] > 128;
  return [...Array(16).keys()].reduce((number, place) => number * 2 + bit(place), 0);
}"""


def test_a_film_is_where_the_clock_says_however_late_one_comes(screen: Callable[..., Page], stand: Stand) -> None:
    film = compiled.film(stand.has(compiled.video(seconds=20, rate=10)), 20_000)
    on_wall(stand, film)
    showing = screen(query="?at=2026-11-24T04:00:12Z", prefix="/preview")
    holds(showing, f"{SHOWN} === 'n1r1'")
    assert showing.evaluate("document.querySelector('video').muted")
    # The picture on the glass says its own number.
    holds(showing, f"Math.abs(({FRAME})() - (foyer.now() - {NOON}) % 20000 / 100) <= 1.5")
    showing.evaluate("(instant) => leapTo(instant)", NOON + 65_000)
    holds(showing, f"Math.abs(({FRAME})() - (foyer.now() - {NOON}) % 20000 / 100) <= 1.5")


def test_a_film_that_will_not_decode_is_skipped_and_reported(screen: Callable[..., Page], stand: Stand) -> None:
    broken = compiled.film(stand.has(b"\0\0\0\x20ftypisom" + b"\0" * 5000), 4_000)
    fine = Part("p1", leaf("防汛值班电话 0999-5550120", page_ms=3_600_000), 3_600_000)
    on_wall(stand, fine, broken._replace(id="v1", duration=1_000))
    showing = screen(query=f"{AT_NOON}", prefix="/preview")
    holds(showing, f"{SHOWN} === 'p1'")
    # Its turn comes, and what can be shown stays.
    showing.evaluate("(instant) => leapTo(instant)", NOON + 3_600_100)
    holds(showing, f"{SHOWN} === 'p1' && foyer.positions().main.item === 'v1'")
    assert showing.evaluate("foyer.troubles.map(({ item }) => item)") == ["v1"]


def test_a_kind_that_a_player_does_not_know_is_skipped(screen: Callable[..., Page], stand: Stand) -> None:
    unknown = Part("h1", {"kind": "hologram", "approved_by": "2-0"}, 5_000)
    on_wall(stand, unknown, Part("p1", leaf("照常显示"), 5_000))
    showing = screen(query=AT_NOON, prefix="/preview")
    holds(showing, "['idle', 'p1'].includes(" + SHOWN + ")")


def pattern(origin: tuple[int, int] = (0, 0)) -> Part:
    item = {"kind": "pattern", "size": list(SIZE), "origin": list(origin), "channel": "wall", "approved_by": "2-0"}
    return Part(f"t1-{origin[0]}", item, 60_000)


def pixels(showing: Page) -> Image.Image:
    return Image.open(io.BytesIO(showing.screenshot())).convert("RGB")


def test_the_test_pattern_reaches_to_the_outermost_pixels(screen: Callable[..., Page], stand: Stand) -> None:
    on_wall(stand, pattern())
    shown = pixels(lettered(screen(query=AT_NOON, prefix="/preview")))
    corners = [shown.getpixel(place) for place in ((0, 0), (959, 0), (0, 539), (959, 539))]
    assert corners == [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)]
    assert shown.getpixel((300, 0)) == (255, 255, 255)


@pytest.mark.parametrize("ratio", [1, 1.25, 2])
def test_a_channel_lies_pixel_by_pixel_where_the_sender_takes_it(browser: Browser, stand: Stand, ratio: float) -> None:
    on_wall(stand, pattern(), desktop=[40, 24, *SIZE])
    viewport = {"width": round(1040 / ratio), "height": round(580 / ratio)}
    context = browser.new_context(viewport=viewport, device_scale_factor=ratio)  # type: ignore[arg-type]
    showing = context.new_page()
    showing.goto(stand.url("/screens/lobby-led/"))
    holds(showing, "document.querySelector('canvas') !== null")
    shown = pixels(showing)
    corners = [shown.getpixel(place) for place in ((40, 24), (999, 24), (40, 563), (999, 563))]
    assert corners == [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)]
    assert shown.getpixel((39, 24)) == shown.getpixel((1000, 24)) == (0, 0, 0)
    # Single lines of single pixels, neither grey nor doubled.
    row = [shown.getpixel((x, 260)) for x in range(40 + 30, 40 + 60)]
    assert set(row) == {(0, 0, 0), (255, 255, 255)}
    assert all(one != other for one, other in pairwise(row))
    context.close()


def test_two_players_show_a_wall_in_two_tiles(browser: Browser, stand: Stand) -> None:
    tiles = [{"name": "left", "rect": [0, 0, 480, 540]}, {"name": "right", "rect": [480, 0, 480, 540]}]
    on_wall(stand, pattern(), tiles=tiles)
    context = browser.new_context(viewport={"width": 480, "height": 540})
    halves = []
    for name in ("left", "right"):
        showing = context.new_page()
        showing.goto(stand.url(f"/screens/lobby-led/?tile={name}"))
        holds(showing, "document.querySelector('canvas') !== null")
        halves.append(pixels(lettered(showing)))
    whole = context.new_page()
    whole.set_viewport_size({"width": 960, "height": 540})
    whole.goto(stand.url("/screens/lobby-led/"))
    holds(whole, "document.querySelector('canvas') !== null")
    shown = pixels(lettered(whole))
    assert halves[0].tobytes() == shown.crop((0, 0, 480, 540)).tobytes()
    assert halves[1].tobytes() == shown.crop((480, 0, 960, 540)).tobytes()
    # A tile that was taken away at the desk is told, and is no reason to be dark.
    whole.goto(stand.url("/screens/lobby-led/?tile=middle"))
    holds(whole, "document.querySelector('canvas') !== null")
    assert pixels(lettered(whole)).tobytes() == shown.tobytes()
    assert [each["item"] for each in asked(whole, "foyer.troubles")] == ["tile"]
    context.close()


def test_the_screen_is_kept_lit(screen: Callable[..., Page], stand: Stand) -> None:
    on_wall(stand, pattern())
    expect(screen().locator("html")).to_have_attribute("data-awake", "")
