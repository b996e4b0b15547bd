"""One hand at a telephone: touches what a thumb can hit, and types. What it costs a person is counted, not timed."""

import math
from dataclasses import dataclass

from playwright.sync_api import Page, expect

TOUCH_S, LETTER_S = 0.3, 0.2
"""What a person needs to find and touch something, or to push the page on, and for a character."""
TARGET_PX = 44
# What a browser would zoom into when it is touched (iOS), and what would want zooming to be read.
SMALL_TYPE = """[...document.querySelectorAll('input:not([type=checkbox]):not([type=radio]), select, textarea')]
  .filter((each) => each.checkVisibility() && parseFloat(getComputedStyle(each).fontSize) < 16)
  .map((each) => each.outerHTML.slice(0, 80))"""
PRESSED = "a.button, button, summary, .nav a, .tabs a, .choice, input.input, select.input"
SMALL = """(pressed) => [...document.querySelectorAll(pressed)]
  .filter((each) => each.checkVisibility() && !each.matches('.unseen, .unseen *'))
  .filter((each) => each.getBoundingClientRect().height < 44 || each.getBoundingClientRect().width < 44)
  .map((each) => each.outerHTML.slice(0, 80))"""
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
ZOOM = "visualViewport.scale"


# Whether a square of so many px around its middle is all its own, with nothing over it.
HIT = """(target, px) => {
  const box = target.getBoundingClientRect();
  const [x, y, reach] = [box.x + box.width / 2, box.y + box.height / 2, px / 2 - 1];
  return [[-1, -1], [-1, 1], [1, -1], [1, 1]].every(([right, down]) =>
    target.contains(document.elementFromPoint(x + right * reach, y + down * reach)));
}"""
# Into the middle of what is seen, unless it can be seen between the bars; gives how far, in pushes of a thumb.
BROUGHT = """(target) => {
  const [box, before] = [target.getBoundingClientRect(), scrollY];
  if (box.top < 64 || box.bottom > innerHeight - 140) target.scrollIntoView({ block: 'center', behavior: 'instant' });
  return Math.abs(scrollY - before) / (innerHeight * 0.7);
}"""


@dataclass
class Thumb:
    """`touches`, of which `pushes` only moved the page, and `letters` typed."""

    page: Page
    touches: int = 0
    pushes: int = 0
    letters: int = 0

    @property
    def seconds(self) -> float:
        """What a person needs for all of it, without the desk's own time."""
        return self.touches * TOUCH_S + self.letters * LETTER_S

    def touch(self, selector: str) -> None:
        """Bring it into sight and touch it."""
        target = self.page.locator(selector).first
        expect(target).to_be_visible()
        pushes = math.ceil(target.evaluate(BROUGHT))
        assert target.evaluate(HIT, TARGET_PX), selector
        target.tap()
        self.pushes += pushes
        self.touches += 1 + pushes

    def go(self, selector: str) -> None:
        """Touch what leads to another page, and arrive there: it fits, too."""
        with self.page.expect_navigation():
            self.touch(selector)
        self.fits()

    def type(self, text: str) -> None:
        """Into what was touched."""
        self.page.keyboard.insert_text(text)
        self.letters += len(text)

    def fits(self) -> None:
        """The page is read and used as it is: nothing beside it, nothing too small, no zoom."""
        for what, most in ((SIDEWAYS, 0), (ZOOM, 1)):
            assert self.page.evaluate(what) <= most, (self.page.url, what)
        for wrong in (self.page.evaluate(SMALL, PRESSED), self.page.evaluate(SMALL_TYPE)):
            assert wrong == [], (self.page.url, wrong)
