"""Pages made ready before the finger arrives, by the browser itself and under the strict content policy."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask, request
from playwright.sync_api import Browser, expect
from waitress import create_server

from config.browser.flags import FORGETFUL, flags
from config.settings import load
from kiosk.app import create_app
from tests.browser.kiosk.panel import SIZES, opened, panel
from tests.chromium import FLAGS, executable
from tests.kiosk.lobby import Lobby
from tests.processes import Running
from tests.waiting import until

pytestmark = pytest.mark.browser

# In which order things happen on a page that was made ahead, its frames and timers being the test's.
SHOWN = """async () => {
  const [order, frames] = [[], []];
  const settled = async () => { for (let turn = 0; turn < 20; turn += 1) await null; };
  const { src } = document.querySelector("script[src*='/js/page.js']");
  const { onceShown } = await import(new URL("awake.js", src));
  window.requestAnimationFrame = (draw) => frames.push(draw);
  window.setTimeout = (run, late) => late || run();
  Object.defineProperty(document, "prerendering", { value: true });
  onceShown(() => order.push("begun"));
  await settled();
  order.push("touched");
  document.dispatchEvent(new Event("prerenderingchange"));
  for (const frame of ["first frame", "second frame"]) {
    await settled();
    order.push(frame);
    for (const draw of frames.splice(0)) draw();
  }
  await settled();
  return order;
}"""


@contextmanager
def served(app: Flask) -> Iterator[str]:
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}/"
    server.close()
    thread.join(10)


@contextmanager
def looking(url: str, profile: Path) -> Iterator[None]:
    """Chromium on a page as the kiosk opens it, with nothing attached to it that would keep it from making pages
    ready."""
    command = [executable(), "--headless=new", *FLAGS, *flags(profile, size=SIZES[0]), FORGETFUL, url]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        yield
        process.terminate()


def test_the_browser_makes_ready_what_most_people_come_for(lobby: Lobby, tmp_path: Path) -> None:
    app = create_app(load("kiosk", ["--data", str(lobby.data)], {}), holding=lobby.holding())
    ready: set[str] = set()

    @app.before_request
    def note() -> None:
        if "prerender" in request.headers.get("Sec-Purpose", ""):
            ready.add(request.path)

    with served(app) as url, looking(url, tmp_path / "profile"):
        until(lambda: {"/guides/", "/departments/", "/floors/"} <= ready)
    assert not any(path.startswith(("/attract", "/screens", "/now")) for path in ready)


def test_a_page_made_ready_begins_nothing_before_it_is_painted(browser: Browser, running: Running) -> None:
    context = panel(browser, SIZES[0])
    page = opened(context, running, "/guides/")
    assert page.evaluate(SHOWN) == ["touched", "first frame", "second frame", "begun"]
    context.close()


def test_a_tile_shows_the_finger_as_soon_as_it_lies_on_it(browser: Browser, running: Running) -> None:
    context = panel(browser, SIZES[0])
    page = opened(context, running)
    tile = page.locator(".tile").first
    box = tile.bounding_box()
    assert box
    hand = context.new_cdp_session(page)
    finger = {"x": box["x"] + 9, "y": box["y"] + 9}
    hand.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [finger]})
    expect(tile).to_contain_class("pressed")
    hand.send("Input.dispatchTouchEvent", {"type": "touchCancel", "touchPoints": []})
    expect(tile).not_to_contain_class("pressed")
    context.close()
