"""The hub dies in the middle of a scroll: every screen goes on, drops what ends, and is current again by itself."""

import os
import signal
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.faults.screens import born, drops, now_ms, number, reaches, shows
from tests.processes import Running, healthz, hub, started
from tests.staff import Desk
from tests.waiting import until

pytestmark = pytest.mark.browser
LED, WALL = "lobby-led", "wall-11f"


def opened(browser: Browser, running: Running, channel: str, size: tuple[int, int]) -> Page:
    page = browser.new_context(viewport={"width": size[0], "height": size[1]}).new_page()
    page.goto(f"{running.url('push')}/screens/{channel}/")
    until(lambda: number(page) > 0)
    return page


def strip(data: Path, push: int, folder: Path) -> list[str]:
    upstream = f"http://127.0.0.1:{push}"
    device = f"png:{folder}"
    return ["run_display.py", "--data", str(data), "--play", LED, "--device", device, "--upstream", upstream]


def iso(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat()


def fresh(picture: Path, after: float) -> bool:
    return picture.exists() and picture.stat().st_mtime > after


# In the first frame in which something moves and nothing is just changing: what at() says for that frame's instant.
OFF_BY = """
async () => {
  for (;;) {
    await new Promise((next) => requestAnimationFrame(next));
    const { regions, items } = foyer.programme;
    const widths = Object.fromEntries(regions.map(({ name, rect }) => [name, rect[2]]));
    const due = foyer.at(document.timeline.currentTime + foyer.now() - performance.now());
    const positions = Object.entries(foyer.positions());
    const moving = positions.filter(([, { shows, x }]) => items[shows]?.kind === "scroll" && x != null);
    if (!moving.length || moving.some(([name, { shows }]) => due[name].item !== shows)) continue;
    return moving.map(([name, { shows, x }]) =>
      Math.abs(x - (widths[name] - (due[name].offset * items[shows].speed) / 1000)));
  }
}
"""


def off_by_px(page: Page) -> float:
    """How far the scrolling text is from where at() says it is, in px, at one instant of the page."""
    found: list[float] = page.evaluate(OFF_BY)
    return max(found)


@pytest.mark.parametrize("victim", ["desk", "push", "all"])
def test_screens_go_on_through_a_kill_and_are_current_after_it(
    victim: str, browser: Browser, data: Path, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        running = stack.enter_context(hub(data))
        staff = Desk.of(running.url("desk"), data)
        begun = now_ms()
        pages = [opened(browser, running, LED, (1920, 128)), opened(browser, running, WALL, (1920, 1080))]
        pictures = tmp_path / "led"
        stack.enter_context(started(strip(data, running.ports["push"], pictures), tmp_path / "strip"))
        # Time enough to be seen by all and to outlive the hub, also on a machine that took long for what it did so far.
        ending = 2 * now_ms() - begun + 9000
        staff.put_out("防汛演练将于九点结束", LED, WALL, end=iso(ending), level="important")
        for page in pages:
            shows(page, "防汛演练")
        before = [(born(page), number(page)) for page in pages]
        until((data / "play" / LED / "store" / "programmes" / LED / "current").exists)
        fed = time.time()
        until(lambda: fresh(pictures / "latest.png", fed))

        _kill(victim, running)
        died = time.time()

        until(lambda: fresh(pictures / "latest.png", died + 0.3))
        for page, (origin, shown) in zip(pages, before, strict=True):
            assert (born(page), number(page)) == (origin, shown)
            assert off_by_px(page) <= 1  # at() counts in whole ms; a line moves by 240 px/s at most
        until(lambda: now_ms() >= ending)
        for page in pages:
            drops(page, "防汛演练")
        assert all(born(page) == origin for page, (origin, _) in zip(pages, before, strict=True))

        if victim == "all":
            running = stack.enter_context(hub(data, ports=running.ports))
        until(lambda: running.health("desk") and running.health("push"))
        back = Desk(*(type(one)(running.url("desk"), one.token) for one in vars(staff).values()))
        back.put_out("演练结束，大厅恢复办事", LED, WALL, level="important")
        for page in pages:
            shows(page, "恢复办事")
        assert all(born(page) == origin for page, (origin, _) in zip(pages, before, strict=True))


def _kill(victim: str, running: Running) -> None:
    if victim == "all":
        running.kill()
        until(lambda: not any(healthz(port) for port in running.ports.values()))
        return
    health = running.health(victim)
    assert health
    os.kill(health["pid"], signal.SIGKILL)


def test_a_strip_started_without_any_hub_shows_what_it_has(data: Path, tmp_path: Path) -> None:
    pictures = tmp_path / "led"
    with hub(data) as running:
        push = running.ports["push"]
        with started(strip(data, push, pictures), tmp_path / "strip"):
            until(lambda: list((data / "play").rglob("current")))
            until(lambda: fresh(pictures / "latest.png", 0))
    alone = time.time()
    with started(strip(data, push, pictures), tmp_path / "strip"):
        until(lambda: fresh(pictures / "latest.png", alone))


def test_a_killed_hub_leaves_no_port_taken(data: Path) -> None:
    with hub(data) as running:
        running.kill()
        with hub(data, ports=running.ports) as again:
            assert again.health("push")


def test_a_number_once_shown_is_never_followed_by_a_lower_one(browser: Browser, data: Path) -> None:
    with hub(data) as running:
        page = opened(browser, running, LED, (1920, 128))
        shown = number(page)
        Desk.of(running.url("desk"), data).put_out("今日大厅照常办公", LED)
        reaches(page, shown + 1)
