"""Every kind of page of the sample office can be read and touched by everybody: in every mode, in every language, on a
standing panel and on a lying one."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.kiosk.looks import LOOKED_AT, Look
from tests.browser.kiosk.panel import LANGS, kinds
from tests.processes import Running

pytestmark = pytest.mark.browser
EVERY_KIND = {
    "pages.home", "pages.notices", "attract.attract", "guides.index", "guides.guide", "powers.index",
    "departments.index", "departments.department", "catalog.index", "catalog.item", "about.index", "about.page",
    "floors.index", "floors.floor", "route.route", "search.search", "missing",
}  # fmt: skip
TWO_OF_EVERY_KIND = (
    "/", "/notices/", "/nowhere/", "/guides/", "/guides/water-abstraction/", "/guides/rural-supply/",
    "/powers/", "/powers/?type=permit", "/departments/", "/departments/general-office/", "/departments/flood-control/",
    "/catalog/", "/catalog/?topic=B&year=2025", "/catalog/?page=2", "/catalog/item/CCSW-2024-00005/",
    "/catalog/item/CCSW-2025-00007/", "/about/", "/about/disclosure-guide/", "/about/bureau/", "/floors/", "/floors/1/",
    "/floors/5/", "/route/?to=1/counter-4", "/route/?to=8/room-806&step_free=1", "/search/", "/search/?q=qsxk",
)  # fmt: skip
NONE: tuple[str, ...] = ()


@pytest.fixture(scope="module")
def everywhere(sample: Running) -> dict[str, str]:
    return kinds(sample, Path(sample.output).parent.parent / "data")


@pytest.fixture
def look(browser: Browser, sample: Running) -> Look:
    return Look(browser, sample)


@pytest.fixture(autouse=True)
def nothing_is_wrong(look: Look) -> Iterator[None]:
    yield
    assert look.found == {}
    assert look.elsewhere() == []


def test_links_from_home_lead_to_every_kind_of_page(everywhere: dict[str, str]) -> None:
    assert EVERY_KIND - set(everywhere) == set()


# Each kind in each mode, languages and ways of standing as they come round, and axe, which takes longest, once for each
# kind; all with all is what the long one asks.
@pytest.mark.parametrize("turn", range(1 + len(LOOKED_AT)))
def test_every_kind_of_page_can_be_read_and_touched_in_every_mode(
    look: Look, everywhere: dict[str, str], turn: int
) -> None:
    modes = (NONE, *((mode,) for mode in LOOKED_AT))[turn]
    # The attract loop has no modes.
    paths = [path for kind, path in everywhere.items() if kind != "attract.attract" or not modes]
    for place, path in enumerate(paths):
        lang, lying = LANGS[(place + turn) % 3], bool((place // 3 + turn) % 2)
        look.at(path, lang, modes, lying, axe=place % (1 + len(LOOKED_AT)) == turn)


def test_letters_twice_as_large_lose_nothing(look: Look, everywhere: dict[str, str]) -> None:
    for place, path in enumerate(everywhere.values()):
        look.twice_as_large(path, LANGS[place % 3], lying=bool(place // 3 % 2))


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("lying", [False, True])
def test_two_of_every_kind_can_be_read_and_touched_in_every_mode_and_language(look: Look, lying: bool) -> None:
    modes = (NONE, *((mode,) for mode in LOOKED_AT), LOOKED_AT)
    for path, lang in product(TWO_OF_EVERY_KIND, LANGS):
        for some in modes:
            look.at(path, lang, some, lying)
        look.twice_as_large(path, lang, lying)
