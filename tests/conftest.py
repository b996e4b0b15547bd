"""How examples are found: the same ones every time in `make test`, others every time in `make test-long`; which files
come first; and the browser that all tests of a worker share."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Playwright

from tests.chromium import launched, playing

# How long an example takes says how busy the machine is, and nothing about a rule.
settings.register_profile(
    "fixed",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("searching", settings.get_profile("fixed"), derandomize=False)
settings.load_profile("fixed")

LONG_WAYS = ("tests/faults/", "tests/browser/", "tests/display/")
"""Where tests start processes and browsers, and wait for them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first: no worker is left with it while the others have nothing more to do."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG_WAYS))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One a worker. Its loop runs in this thread to the end: whoever needs asyncio takes another thread for it."""
    with playing() as found:
        yield found


@pytest.fixture(scope="session")
def launches(playwright: Playwright) -> Iterator[list[Browser]]:
    """The browsers of this worker; the last one is alive, unless it broke down."""
    made: list[Browser] = []
    yield made
    for browser in made:
        browser.close()


@pytest.fixture(scope="module")
def browser(playwright: Playwright, launches: list[Browser]) -> Iterator[Browser]:
    """Chromium, with nothing open that another file opened."""
    if not launches or not launches[-1].is_connected():
        launches.append(launched(playwright))
    yield launches[-1]
    for context in launches[-1].contexts:
        context.close()
