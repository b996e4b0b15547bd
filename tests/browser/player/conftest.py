"""A stand of the player in a process of its own, and a Chromium that looks at it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.player import made
from tests.chromium import foreign_requests, holds
from tests.processes import Running, free_port, started


@dataclass
class Stand:
    """Where the player is served from; programmes and blobs are files in `folder`."""

    folder: Path
    port: int
    running: Running | None = None
    complaints: list[str] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def shows(self, body: dict[str, Any]) -> None:
        made.put(self.folder, body)

    def has(self, blob: bytes) -> str:
        return made.put_blob(self.folder, blob)

    def kill(self) -> None:
        assert self.running
        self.running.kill()


@pytest.fixture
def open_stand(tmp_path: Path) -> Iterator[Callable[[], Stand]]:
    """Starts the stand, again on the same port after it was killed."""
    stand = Stand(tmp_path / "stand", free_port())
    opened: list[Any] = []

    def start() -> Stand:
        command = ["-m", "tests.browser.player.stand", str(stand.folder), str(stand.port)]
        manager = started(command, tmp_path / "output", {"stand": stand.port})
        stand.running = manager.__enter__().ready()
        opened.append(manager)
        return stand

    stand.folder.mkdir()
    yield start
    for manager in opened:
        manager.__exit__(None, None, None)


@pytest.fixture
def stand(open_stand: Callable[[], Stand]) -> Stand:
    return open_stand()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser as large as the strip; the test fails when a page of it asked any other machine for anything."""
    context = browser.new_context(viewport={"width": 1920, "height": 128})
    foreign = foreign_requests(context)
    yield context
    context.close()
    assert foreign == []


@pytest.fixture
def screen(context: BrowserContext, stand: Stand) -> Callable[..., Page]:
    """Opens a page of the player and waits until it shows."""

    def opened(channel: str = "lobby-led", query: str = "", prefix: str = "/screens") -> Page:
        page = context.new_page()
        page.on("console", lambda said: stand.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: stand.complaints.append(str(error)))
        page.goto(stand.url(f"{prefix}/{channel}/{query}"))
        return shown(page)

    return opened


# A page waits for its font only so long before it shows in another one.
LETTERED = """[...document.fonts].some((face) => face.family.includes('Foyer')) &&
  [...document.fonts].every((face) => face.status === 'loaded')"""


def lettered(page: Page) -> Page:
    """Waits until text stands in the house's own type."""
    holds(page, LETTERED)
    return page


def shown(page: Page, number: int | None = None) -> Page:
    """Waits until a number, or any, is shown."""
    page.wait_for_selector(f'html[data-number="{number}"]' if number else "html[data-number]", state="attached")
    return page
