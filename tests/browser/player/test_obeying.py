"""A page writes down what it showed and obeys what its programme asks of it, without anybody reaching for it."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from content.published.plays import read
from tests.browser.player.conftest import shown
from tests.browser.player.made import scroll, strip
from tests.browser.player.test_push import Hub, body, context, hub, opened, start
from tests.processes import Running
from tests.waiting import until

__all__ = ["context", "hub", "start"]
pytestmark = pytest.mark.browser


def is_over(told: dict[str, Any], number: int) -> bool:
    return bool(told["number"] == number and told["ended"] == "number")


def test_what_was_shown_while_push_was_dead_is_told_once_it_is_back(
    hub: Hub, start: Callable[[], Running], context: BrowserContext
) -> None:
    first = hub.publish(body())
    push = start()
    page = opened(context, hub)
    push.kill()
    page.wait_for_load_state("load")
    begun = page.evaluate("foyer.now()")
    until(lambda: page.evaluate("foyer.now()") > begun + 2000)
    second = hub.publish(body((scroll("又一条"), 8000)))
    start()
    shown(page, second)
    ended = until(lambda: [read(each) for each in hub.reported("plays") if is_over(each, first)])
    assert len({span.id for span in ended}) == len(ended)
    for span in ended:
        assert sum(each.ms for each in span.shown) == span.end - span.start
        assert span.end > begun


def test_a_page_is_dark_and_dimmed_as_its_programme_says_and_begins_anew_once(
    hub: Hub, start: Callable[[], Running], context: BrowserContext
) -> None:
    hub.publish(body())
    start()
    page = opened(context, hub)
    now = int(time.time() * 1000)
    dark = strip(({"kind": "dark", "approved_by": "1-0123456789ab"}, 60_000))
    wanted = {"brightness": [[now - 60_000, now + 3_600_000, 40]], "restart": hub.number + 1}
    with page.expect_navigation():
        number = hub.publish(dark | {"desired": wanted})
    shown(page, number)
    until(lambda: page.locator(".region .dark").count() == 1)
    assert page.locator(".veil").evaluate("(each) => getComputedStyle(each).opacity") == "0.6"
    begun = page.evaluate("performance.timeOrigin")
    later = hub.publish(body() | {"desired": wanted})
    shown(page, later)
    assert page.evaluate("performance.timeOrigin") == begun
