"""A walk by one key alone over the sample office: whatever can be chosen is come to, and the walk comes round."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kiosk.panel import panel
from tests.processes import Running

pytestmark = pytest.mark.browser
MOST = 400
PAGES = (
    "/", "/notices/", "/nowhere/", "/search/?q=取水", "/guides/", "/guides/water-abstraction/", "/powers/", "/about/",
    "/departments/", "/departments/water-resources/", "/catalog/", "/catalog/item/CCSW-2026-00031/", "/floors/",
    "/floors/5/", "/route/?to=5/room-501", "/about/guide/",
)  # fmt: skip
LINKS = """[...document.querySelectorAll('main a[href]')]
  .map(each => each.getAttribute('href')).filter(each => each[0] === '/')"""
# Whatever can be chosen, seen or not: it is told by a number on it.
NUMBER = """() => {
  const all = [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, textarea')]
    .filter(each => each.checkVisibility({visibilityProperty: true}) && !each.matches('.skip'));
  all.forEach((each, place) => { each.dataset.walked = place; });
  return all.length;
}"""
AT = """() => {
  const here = document.activeElement;
  window.stops ??= new Map();
  if (!stops.has(here)) stops.set(here, stops.size);
  const {top, bottom} = (here.closest('label') ?? here).getBoundingClientRect();
  return {
    stop: stops.get(here), walked: here.dataset.walked ?? null, name: here.outerHTML.slice(0, 120),
    group: here.matches(".keys-row, [role=group][tabindex='0']"),
    unseen: here === document.body || bottom <= 0 || top >= innerHeight,
  };
}"""


def walk(page: Page, path: str) -> None:
    """Everything that can be chosen on a page is come to by one key alone, in sight, until it comes round; groups are
    gone into by Enter and left by Escape."""
    left = set(map(str, range(page.evaluate(NUMBER))))
    page.keyboard.press("ArrowDown")
    first = at = page.evaluate(AT)
    for _ in range(MOST):
        assert not at["unseen"], (path, at)
        left.discard(at["walked"])
        if at["group"]:
            left -= inside(page)
        page.keyboard.press("ArrowDown")
        at = page.evaluate(AT)
        if at["stop"] == first["stop"]:
            break
    assert at["stop"] == first["stop"], (path, "the walk does not come round")
    missed = [page.locator(f"[data-walked='{number}']").evaluate("each => each.outerHTML") for number in sorted(left)]
    assert missed == [], path


def inside(page: Page) -> set[str]:
    """The numbers of what is in the group at hand, gone through from its first to its last."""
    group = page.evaluate(AT)["stop"]
    page.keyboard.press("Enter")
    found: list[str] = []
    while (at := page.evaluate(AT))["stop"] != group and at["walked"] not in found and len(found) < MOST:
        found.append(at["walked"])
        page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    assert page.evaluate(AT)["stop"] == group
    return set(found)


def test_everything_on_one_page_of_each_kind_is_reached_by_next_alone(browser: Browser, running: Running) -> None:
    context = panel(browser)
    page = context.new_page()
    for path in PAGES:
        page.goto(running.url("kiosk") + path)
        walk(page, path)
    context.close()


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_everything_in_the_whole_house_is_reached_by_next_alone(browser: Browser, sample: Running) -> None:
    context = panel(browser)
    page = context.new_page()
    waiting, seen = ["/"], set[str]()
    while waiting:
        path = waiting.pop()
        page.goto(sample.url("kiosk") + path)
        walk(page, path)
        fresh = {link for link in page.evaluate(LINKS) if kind(link) not in seen and "lang=" not in link}
        by_kind = {kind(link): link for link in sorted(fresh)}
        seen |= set(by_kind)
        waiting += by_kind.values()
    assert len(seen) >= 90
    context.close()


def kind(link: str) -> str:
    """Pages that differ by a choice only are one; so are the ways to a floor."""
    place = urlsplit(link)
    return place.path + (parse_qs(place.query)["to"][0].partition("/")[0] if place.path == "/route/" else "")
