"""What a browser screen shows, asked of the page itself and checked against `at()`."""

import time
from typing import Any

from playwright.sync_api import Page

from tests.waiting import until


def number(page: Page) -> int:
    return int(page.evaluate("document.documentElement.dataset.number || 0"))


def words(page: Page) -> str:
    """All text now on the screen."""
    return str(page.evaluate("document.body.innerText"))


def reaches(page: Page, wanted: int) -> None:
    until(lambda: number(page) >= wanted)


def shows(page: Page, text: str) -> None:
    until(lambda: text in words(page))


def drops(page: Page, text: str) -> None:
    until(lambda: text not in words(page))


def showing(page: Page) -> dict[str, Any]:
    """Region -> {item, offset, until} by the page's own at() and clock."""
    found: dict[str, Any] = page.evaluate("foyer.at(foyer.now())")
    return found


def born(page: Page) -> float:
    """Changes with every load of the page."""
    return float(page.evaluate("performance.timeOrigin"))


def now_ms() -> int:
    return time.time_ns() // 1_000_000
