"""Somebody who does at the desk what the guide says; what was to be read on the way is kept."""

import io
from dataclasses import dataclass, field
from typing import Final

from PIL import Image
from playwright.sync_api import Page

from tests.chromium import asked, holds
from tests.waiting import until

# Every text of its own, and the whole of what is pressed or heads something; only what can be seen.
WORDS: Final = """() => {
  const seen = (each) => each.checkVisibility({visibilityProperty: true}) && !each.closest('.unseen');
  const options = (each) => [...each.options].map((one) => one.text);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), said = [];
  while (texts.nextNode()) if (seen(texts.currentNode.parentElement)) said.push(texts.currentNode.data);
  const whole = 'h1, h2, h3, a, button, summary, label, legend, th, dt';
  for (const each of document.querySelectorAll(whole)) if (seen(each)) said.push(each.innerText);
  for (const each of document.querySelectorAll('select')) if (seen(each)) said.push(...options(each));
  return said.map((each) => each.replace(/\\s+/g, ' ').trim());
}"""
# On a telephone the name of the house stays above.
TO_THE_TOP: Final = """each => {
  const rail = document.querySelector('.rail').getBoundingClientRect();
  scrollTo(0, each.getBoundingClientRect().top + scrollY - 14 - (rail.width < innerWidth ? 0 : rail.height));
}"""


@dataclass
class Walk:
    """`said` are the words of every page so far, `picture` is the PNG that was taken on the way."""

    page: Page
    said: set[str] = field(default_factory=set)
    picture: bytes = b""

    def go(self, path: str) -> None:
        self.page.goto(path)
        self.look()

    def press(self, selector: str) -> None:
        """Press it, and look at what comes of it."""
        self.look()
        self.page.locator(selector).locator("visible=true").first.click()
        self.look()

    def look(self, page: Page | None = None) -> None:
        """Take in the words of the page, or of another one."""
        page = page or self.page
        page.wait_for_load_state()
        self.said |= set(until(lambda: asked(page, WORDS)))

    def take(self, top: str = "") -> None:
        """The picture, of the page as it lies; with `top` at the top, as far as the page is long enough."""
        holds(self.page, "document.fonts.ready.then(() => true)")
        if top:
            self.page.locator(top).locator("visible=true").first.evaluate(TO_THE_TOP)
        self.picture = self.page.screenshot(animations="disabled")
        self.look()


def as_webp(png: bytes) -> bytes:
    """The picture as it lies beside the guide."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        picture.convert("RGB").save(out, "WEBP", quality=82, method=4)
    return out.getvalue()
