"""What a visitor typed is gone with the visitor: out of the page, the browser's profile, the disk, the log."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from config.browser.flags import FORGETFUL
from config.browser.launch import launch
from tests.chromium import playing
from tests.kiosk.lobby import Lobby
from tests.processes import kiosk
from tests.waiting import until

pytestmark = pytest.mark.browser
TYPED = ("zqxvwater7731", "鑫淼垚犇骉焱")


@contextmanager
def visitor(url: str, profile: Path) -> Iterator[Page]:
    """The browser as the kiosk starts it, with a profile that stays."""
    headless = (FORGETFUL, "--headless=new", "--disable-gpu", "--remote-debugging-port=0")
    process = launch(url, profile, size=(1080, 1920), kiosk=False, extra=headless)
    try:
        port = until(lambda: _port(profile))
        with playing() as playwright:
            browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
            until(lambda: browser.contexts[0].pages)
            yield browser.contexts[0].pages[0]
            browser.close()
    finally:
        process.terminate()
        process.wait(20)


def _port(profile: Path) -> str:
    told = profile / "DevToolsActivePort"
    return told.read_text().partition("\n")[0] if told.exists() else ""


def left_in(folder: Path) -> list[str]:
    """Where anything of what was typed lies, as it is, as an address says it, or as browsers write strings down."""
    forms = [form for words in TYPED for form in (words.encode(), quote(words).encode(), words.encode("utf-16-le"))]
    found = []
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            data = path.read_bytes()
            found += [f"{path.relative_to(folder)}: {form!r}" for form in forms if form in data]
    return found


def test_nothing_that_was_typed_is_left_anywhere(lobby: Lobby, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    with kiosk(lobby.data) as running:
        with visitor(running.url("kiosk") + "/attract/", profile) as page:
            page.context.clock.install()
            for words in TYPED:
                page.goto(running.url("kiosk") + "/search/")
                page.locator("input[name=q]").fill(words)
                page.get_by_text(f"{words}").first.wait_for()
                page.goto(running.url("kiosk") + f"/search/?q={quote(words)}")
            page.clock.run_for(90_000)
            page.wait_for_url("**/attract/")
        running.kill(signal.SIGTERM)
        assert left_in(lobby.data.parent) == []
    assert left_in(profile) == []
