"""The page on the real push: what it is given, what it reports, and how it lives through push's death."""

import json
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from content.published.envelope import sign
from content.published.store import Store
from tests.browser.player.conftest import shown
from tests.browser.player.made import image, pass_ms, scroll, strip
from tests.browser.player.test_position import furthest
from tests.browser.player.test_slots import LEAPING, LONG_MS, in_time
from tests.chromium import foreign_requests
from tests.display.office import LOBBY, WALL, Office
from tests.processes import Running, free_port, part
from tests.waiting import until

pytestmark = pytest.mark.browser

LINE = scroll("请各科室于十一月三十日前完成检查")

# Whether what a page needs in an outage has been kept.
WORKER = "navigator.serviceWorker.getRegistration().then((each) => Boolean(each?.active))"


class Hub:
    """A store that a desk would fill, and the push process over it."""

    def __init__(self, data: Path) -> None:
        self.data, self.port = data, free_port()
        self.office = Office(data)
        self.store = Store(data / "store")
        self.number = int(time.time())

    def publish(self, body: dict[str, Any]) -> int:
        """Put a body on air under the next number."""
        self.number += 1
        body = {**body, "number": self.number, "built_at": int(time.time() * 1000) - 1000}
        self.store.publish("programmes", sign(body, self.office.signer), body["channel"])
        return self.number

    def url(self, channel: str = LOBBY) -> str:
        return f"http://127.0.0.1:{self.port}/screens/{channel}/"

    def reported(self, kind: str) -> list[dict[str, Any]]:
        return self.office.spooled(kind)


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    return Hub(tmp_path / "data")


@pytest.fixture
def start(hub: Hub) -> Iterator[Callable[[], Running]]:
    """Starts push, again on the same port after it was killed."""
    open_ones: list[Any] = []

    def started() -> Running:
        manager = part("push", hub.data, port=hub.port)
        open_ones.append(manager)
        return manager.__enter__()

    yield started
    for manager in open_ones:
        manager.__exit__(None, None, None)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1920, "height": 128})
    foreign = foreign_requests(context)
    yield context
    context.close()
    assert foreign == []


def opened(context: BrowserContext, hub: Hub, channel: str = LOBBY) -> Page:
    page = context.new_page()
    page.goto(hub.url(channel))
    return shown(page)


def body(*more: tuple[dict[str, Any], int], **rest: Any) -> dict[str, Any]:
    return strip((LINE, pass_ms(LINE)), *more, **rest)


def test_what_is_published_is_shown_and_reported_once(
    hub: Hub, start: Callable[[], Running], context: BrowserContext
) -> None:
    first = hub.publish(body())
    start()
    page = opened(context, hub)
    begun = time.time() * 1000
    until(lambda: [each["number"] for each in hub.reported("shown")] == [first])
    second = hub.publish(body((scroll("又一条"), 8000)))
    shown(page, second)
    until(lambda: len(hub.reported("shown")) > 1)
    told = hub.reported("shown")
    assert [each["number"] for each in told] == [first, second]
    assert begun - 1000 < told[-1]["at"] < time.time() * 1000 + 1000
    online = hub.reported("online")[0]
    assert (online["size"], online["channel"]) == ([1920, 128], LOBBY)
    assert online["screen"] == f"local:{LOBBY}:{online['player']}"


def test_a_player_keeps_its_name(hub: Hub, start: Callable[[], Running], context: BrowserContext) -> None:
    hub.publish(body())
    start()
    page = opened(context, hub)
    until(lambda: hub.reported("online"))
    page.reload()
    until(lambda: len([each for each in hub.reported("online") if each["online"]]) > 1)
    assert len({each["player"] for each in hub.reported("online")}) == 1


def test_a_picture_that_cannot_be_shown_is_reported(
    hub: Hub, start: Callable[[], Running], context: BrowserContext
) -> None:
    bad = hub.store.put_blob(b"no picture at all")
    hub.publish(body((image(bad), 5000)))
    start()
    page = opened(context, hub)
    errors = until(lambda: [error for each in hub.reported("health") for error in each["errors"]])
    assert errors[0]["item"] == "n2r1"
    assert page.evaluate("foyer.positions().main.shows") in ("n1r1", "idle")


def test_the_page_goes_on_while_push_is_dead_and_is_current_when_it_is_back(
    hub: Hub, start: Callable[[], Running], context: BrowserContext
) -> None:
    hub.publish(body())
    push = start()
    page = opened(context, hub)
    origin = page.evaluate("performance.timeOrigin")
    push.kill()
    assert furthest(page) <= 0.1
    latest = hub.publish(body((scroll("又一条"), 8000)))
    start()
    shown(page, latest)
    assert furthest(page) <= 0.1
    assert page.evaluate("performance.timeOrigin") == origin
    until(lambda: [each["number"] for each in hub.reported("shown")][-1:] == [latest])


def test_a_notice_ends_at_its_second_while_push_is_dead(
    hub: Hub, start: Callable[[], Running], context: BrowserContext
) -> None:
    context.add_init_script(LEAPING)
    hub.publish(body())
    push = start()
    page = opened(context, hub)
    end = int(time.time() * 1000) + LONG_MS
    shown(page, hub.publish(body(end=end)))
    assert page.evaluate("foyer.positions().main.shows") == "n1r1"
    push.kill()
    page.evaluate("leapTo", end - 1000)
    assert in_time(page, "idle", end)


def agrees(page: Page) -> bool:
    """Whether the page's time is ours, as far as that can be told by asking."""
    asked = time.time() * 1000
    now = page.evaluate("foyer.now()")
    return bool(asked - 20 < now < time.time() * 1000 + 20)


@pytest.mark.parametrize("off", [60_000, -60_000, 60])
def test_a_machine_whose_clock_is_wrong_shows_what_the_hub_says(
    hub: Hub, start: Callable[[], Running], context: BrowserContext, off: int
) -> None:
    context.add_init_script(f"const wall = Date.now; Date.now = () => wall() + {off};")
    hub.publish(body())
    start()
    page = opened(context, hub)
    until(lambda: agrees(page))
    assert furthest(page) <= 0.1


def test_a_correction_moves_no_line_by_a_jump(hub: Hub, start: Callable[[], Running], context: BrowserContext) -> None:
    context.add_init_script("const wall = Date.now; Date.now = () => wall() + 200;")
    hub.publish(body())
    start()
    page = opened(context, hub)
    found = page.evaluate("""async () => {
      const found = [];
      for (let frame = 0; frame < 240; frame += 1) {
        const frameTime = await new Promise((next) => requestAnimationFrame(next));
        found.push([frameTime, foyer.positions().main.x]);
      }
      return found;
    }""")
    slewed = [(t2 - t1, abs((x1 - x2) - (t2 - t1) * 0.12)) for (t1, x1), (t2, x2) in pairwise(found) if x1 > x2]
    # A correction runs in at 5 ms a second, so the slower the frame, the more of it one frame carries.
    assert [more for waited, more in slewed if more > waited * 0.12 * 0.005 + 0.02] == []


def test_a_screen_that_was_given_another_channel_goes_there(
    hub: Hub, start: Callable[[], Running], context: BrowserContext
) -> None:
    hub.publish(body())
    hub.publish({**body(), "channel": WALL})
    token = hub.office.screen("s1", LOBBY)
    start()
    address = {"url": f"http://127.0.0.1:{hub.port}", "name": "foyer_screen", "value": token}
    context.add_cookies([address])  # type: ignore[list-item]
    page = opened(context, hub)
    until(lambda: hub.reported("online"))
    hub.office.move(token, WALL)
    page.wait_for_url(hub.url(WALL))
    shown(page)


def test_the_page_has_one_socket_and_asks_nothing_else_once_it_shows(
    hub: Hub, start: Callable[[], Running], context: BrowserContext
) -> None:
    hub.publish(body())
    start()
    sockets: list[str] = []
    page = context.new_page()
    page.on("websocket", lambda socket: sockets.append(socket.url))
    page.goto(hub.url())
    shown(page)
    until(lambda: page.evaluate(WORKER))
    assert len(sockets) == 1
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    latest = hub.publish(body())
    shown(page, latest)
    # Once a minute the play log is told.
    assert [url for url in asked if not url.endswith("/screens/played")] == []


def test_a_hub_that_was_set_up_anew_with_lower_numbers_is_believed(
    hub: Hub, start: Callable[[], Running], context: BrowserContext
) -> None:
    hub.number += 1000
    hub.publish(body())
    push = start()
    page = opened(context, hub)
    push.kill()
    anew = Hub(hub.data.with_name("anew"))
    anew.port = hub.port
    lower = anew.publish(body((scroll("重新开始"), 8000)))
    with part("push", anew.data, port=anew.port):
        shown(page, lower)


def test_what_is_kept_is_the_newest_that_push_sent(
    hub: Hub, start: Callable[[], Running], context: BrowserContext
) -> None:
    hub.publish(body())
    push = start()
    page = opened(context, hub)
    until(lambda: page.evaluate(WORKER))
    latest = hub.publish(body((scroll("又一条"), 8000)))
    shown(page, latest)
    until(lambda: kept_number(page) == latest)
    push.kill()
    page.reload()
    shown(page, latest)


def kept_number(page: Page) -> int:
    text = page.evaluate("caches.match('/feed/programme/lobby-led').then((answer) => answer.text())")
    number: int = json.loads(text)["number"]
    return number
