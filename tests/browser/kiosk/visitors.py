"""People at the panel: one who only touches it, one who only has four keys. Both are told the same things to do."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Error, Locator, Page, expect

from tests.chromium import asked, holds
from tests.waiting import until

CHOSEN = "a[href], button, summary, label"
MOST_PRESSES = 300
"""On one page: more than any has stops."""
ARRIVED = "address => location.href === address && document.readyState === 'complete'"
FOCUS = """() => {
  const here = document.activeElement;
  const said = (here.matches('input') && here.closest('label')) || here;
  const words = here === document.body ? '' : `${said.textContent} ${here.getAttribute('aria-label') ?? ''}`;
  return [words.replace(/\\s+/g, ' '), here.matches('a, button, summary, input')];
}"""
# The row that the keypad is at, the one that has the key, the key's place in it, that of the key at hand, its length;
# null while there is no such key yet.
KEYS = """letter => {
  const rows = [...document.querySelectorAll('.keys-row')].filter(each => each.checkVisibility());
  const keys = row => [...row.querySelectorAll('button')];
  const key = document.querySelector(`.keys-row [data-key="${letter}"]`);
  const to = rows.findIndex(row => row.contains(key));
  if (to < 0) return null;
  const at = rows.findIndex(row => row.contains(document.activeElement));
  return [at, to, keys(rows[to]).indexOf(document.activeElement), keys(rows[to]).indexOf(key), keys(rows[to]).length];
}"""


@dataclass
class Visitor(ABC):
    """Somebody in front of `page`. `done` counts touches or presses; a picture of each answer goes to `pictures`."""

    page: Page
    pictures: Path
    done: int = 0
    seen: list[Path] = field(default_factory=list)

    def chooses(self, words: str) -> None:
        """What says `words`: in the page itself, else around it."""
        found = self._finds(words)
        address = found.evaluate("each => each.closest('a')?.href ?? null")
        here = self.page.url.partition("#")[0]
        self._presses(found)
        if address and address.partition("#")[0] != here:
            self.page.wait_for_url(address)
            # A page that was made ahead is where the browser says before it is what can be asked.
            holds(self.page, ARRIVED, address)

    @abstractmethod
    def types(self, letters: str) -> None:
        """By the keys on the screen, on the page of the search; then the answer is there."""

    @abstractmethod
    def reads(self, words: str) -> None:
        """The page says `words`."""

    def never_reads(self, words: str) -> None:
        expect(self.page.locator("main")).not_to_contain_text(words)

    @abstractmethod
    def _finds(self, words: str) -> Locator: ...

    @abstractmethod
    def _presses(self, found: Locator) -> None: ...

    def _answered(self) -> None:
        expect(self.page.locator("#found")).to_have_attribute("aria-busy", "false")

    def look(self) -> None:
        path = self.pictures / f"{len(self.seen)}.jpg"
        self.seen.append(path)
        until(lambda: self._taken(path))

    def _taken(self, path: Path) -> bool:
        try:
            self.page.screenshot(path=path, type="jpeg", quality=70)
        except Error:
            # There is nothing to take while one page gives way to the next.
            return False
        return True


class Toucher(Visitor):
    """By a finger alone; typing is one touch, however many keys it takes."""

    def types(self, letters: str) -> None:
        self.done += 1
        for letter in letters:
            self.page.locator(f'[data-key="{"space" if letter == " " else letter}"]').tap()
        self._answered()

    def reads(self, words: str) -> None:
        expect(self.page.locator("main").get_by_text(words).filter(visible=True).first).to_be_visible()

    def _finds(self, words: str) -> Locator:
        around, inside = (self._saying(each, words) for each in (self.page.locator("body"), self.page.locator("main")))
        expect(around.first).to_be_visible()
        return inside.first if inside.count() else around.first

    def _saying(self, place: Locator, words: str) -> Locator:
        return place.locator(CHOSEN).filter(has_text=words, visible=True)

    def _presses(self, found: Locator) -> None:
        self.done += 1
        found.tap()


class KeypadUser(Visitor):
    """By four keys alone, as who sees nothing does: what is chosen, and what is read, has to have the focus."""

    def types(self, letters: str) -> None:
        # A page that was made ahead listens to keys, and gives the field its focus, after it has come in front.
        expect(self.page.locator("html[data-keypad] .ask-field")).to_be_focused()
        self._press("Enter")
        for letter in letters:
            self._key("space" if letter == " " else letter)
        self._answered()
        self._press("Escape")
        self._press("Escape")

    def reads(self, words: str) -> None:
        self._walk(lambda said, _: words in said, words)

    def _finds(self, words: str) -> Locator:
        self._walk(lambda said, chosen: chosen and words in said, words)
        return self.page.locator(":focus")

    def _presses(self, found: Locator) -> None:
        self.done += 1
        found.press("Enter")

    def _walk(self, arrived: Callable[[str, bool], bool], words: str) -> None:
        for _ in range(MOST_PRESSES):
            if arrived(*until(lambda: asked(self.page, FOCUS))):
                return
            self._press("ArrowDown")
        raise AssertionError(f"no stop on {self.page.url} says {words!r}")

    def _key(self, letter: str) -> None:
        at, to, here, key, length = self._keys(letter)
        if at != to:
            if self.page.evaluate("document.activeElement.matches('.key')"):
                self._press("Escape")
            for _ in range(abs(to - at)):
                self._press("ArrowDown" if to > at else "ArrowUp")
        if here < 0:
            self._press("Enter")
            _, _, here, key, length = self._keys(letter)
        forward, back = (key - here) % length, (here - key) % length
        # Past the last key lies the next row, before the first one the last.
        by = "ArrowDown" if key >= here and forward <= back else "ArrowUp"
        for _ in range(forward if by == "ArrowDown" else back):
            self._press(by)
        self._press("Enter")

    def _keys(self, letter: str) -> list[int]:
        return list(until(lambda: asked(self.page, KEYS, letter)))

    def _press(self, key: str) -> None:
        self.done += 1
        self.page.keyboard.press(key)
