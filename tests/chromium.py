"""Debian's Chromium, headless, driven by Playwright; nothing in it calls home."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, expect, sync_playwright

from tests.waiting import PATIENCE_S, until

PATIENCE_MS = PATIENCE_S * 1000
# What is awaited comes, however busy the machine is.
expect.set_options(timeout=PATIENCE_MS)

AXE = Path(__file__).resolve().parent.parent / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def executable() -> str:
    found = which("chromium") or which("google-chrome")
    assert found, "these tests need Chromium: apt-get install chromium"
    return found


_playing: list[Playwright] = []


@contextmanager
def playing() -> Iterator[Playwright]:
    """Playwright; there is room for one in a thread, and whoever comes second shares it."""
    if _playing:
        yield _playing[0]
        return
    with sync_playwright() as found:
        _playing.append(found)
        try:
            yield found
        finally:
            _playing.clear()


def launched(playwright: Playwright, *flags: str) -> Browser:
    """A fresh browser; whoever wants it ends it."""
    browser = playwright.chromium.launch(executable_path=executable(), args=[*FLAGS, *flags], timeout=PATIENCE_MS)
    browser.on("context", lambda context: context.set_default_timeout(PATIENCE_MS))
    return browser


@contextmanager
def chromium(*flags: str) -> Iterator[Browser]:
    """A browser of one's own; tests share the fixture `browser`."""
    with playing() as playwright:
        browser = launched(playwright, *flags)
        try:
            yield browser
        finally:
            browser.close()


def holds(page: Page, expression: str, arg: Any = None) -> None:
    """Waits until `expression` is true on the page; Playwright's own way needs what our pages' policy forbids."""
    until(lambda: asked(page, expression, arg))


def asked(page: Page, expression: str, arg: Any = None) -> Any:
    """What the page answers; None while it gives way to the next one."""
    try:
        return page.evaluate(expression, arg)
    except Error as error:
        if "context was destroyed" not in error.message:
            raise
        return None


def foreign_requests(context: BrowserContext) -> list[str]:
    """A list that fills with every request of `context` that would leave this machine."""
    seen: list[str] = []
    home = ("http://127.0.0.1:", "http://localhost:", "data:", "blob:", "ws://127.0.0.1:")
    context.on("request", lambda request: None if request.url.startswith(home) else seen.append(request.url))
    return seen


# Only what is wrong is gathered and handed over: what is right would be a megabyte a page.
AXE_FINDINGS = """axe.run({resultTypes: ['violations']}).then(({violations}) =>
  violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 120)}`)))"""


def axe_findings(page: Page) -> list[str]:
    """What axe-core objects to on the page; the context must have been made with bypass_csp."""
    page.add_script_tag(path=AXE)
    found: list[str] = page.evaluate(AXE_FINDINGS)
    return found
