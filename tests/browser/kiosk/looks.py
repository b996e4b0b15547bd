"""What a page of the kiosk must look like in each mode, asked of a page that is open (the rules are in looks.js)."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from kiosk.modes import MODES
from tests.browser.kiosk.panel import MM, SIZES, panel
from tests.chromium import axe_findings, foreign_requests
from tests.processes import Running

RULES = Path(__file__).with_name("looks.js")
TARGET_MM, LARGE_TARGET_MM = 15, 20
# 18 pt on the panel itself, and lines 1.3 times as far apart: MIIT's rules for large text.
EM_MM, APART = 6.35, 1.3
# Reached from a wheelchair: no higher than 1120 to 1220 mm (EN 301 549); the rest of a standing panel is above.
REACH = 0.4
TEXT, LINE = 7, 3
LOOKED_AT = tuple(mode for mode in MODES if mode != "aloud")
TWICE = "html { --larger: 2 !important; }"
OPEN_ALL = "for (const each of document.querySelectorAll('details')) each.open = true"


def findings(page: Page, modes: tuple[str, ...] = ()) -> list[str]:
    """Lines that say what is wrong; `modes` are those that the page was asked for in. Its context has no policy."""
    page.add_script_tag(path=RULES)
    found = asked(page, "sideways()") + asked(page, "cut()") + asked(page, "over()")
    found += asked(page, f"small({(LARGE_TARGET_MM if 'elder' in modes else TARGET_MM) * MM}, {TARGET_MM * MM})")
    found += asked(page, f"tiny({EM_MM * MM}, {APART if 'elder' in modes else 0})")
    if "contrast" in modes:
        found += asked(page, f"pale({TEXT}, {LINE})")
    if "low" in modes:
        found += asked(page, f"above({REACH} * window.innerHeight)")
    return found


def asked(page: Page, rule: str) -> list[str]:
    said: list[str] = page.evaluate(f"looks.{rule}")
    return said


class Look:
    """One page after the other, on a standing and on a lying panel; `found` by page what is wrong with it."""

    def __init__(self, browser: Browser, running: Running) -> None:
        contexts = [panel(browser, size, bypass_csp=True) for size in SIZES]
        self._elsewhere = [foreign_requests(each) for each in contexts]
        self._pages = [each.new_page() for each in contexts]
        self._root = running.url("kiosk")
        self.found: dict[str, list[str]] = {}

    def at(self, path: str, lang: str, modes: tuple[str, ...], lying: bool, *, axe: bool = True) -> None:
        self._go(path, lang, modes, lying)
        # The longest list is opened type by type.
        if path != "/powers/":
            self._pages[lying].evaluate(OPEN_ALL)
        wrong = findings(self._pages[lying], modes) + (axe_findings(self._pages[lying]) if axe else [])
        self._keep(f"{path} {lang} {modes} {lying}", wrong)

    def twice_as_large(self, path: str, lang: str, lying: bool) -> None:
        self._go(path, lang, (), lying)
        self._pages[lying].add_style_tag(content=TWICE)
        self._keep(f"{path} {lang} twice {lying}", findings(self._pages[lying]))

    def elsewhere(self) -> list[str]:
        """Requests that would have left the house."""
        return [each for context in self._elsewhere for each in context]

    def _go(self, path: str, lang: str, modes: tuple[str, ...], lying: bool) -> None:
        mode = f"&mode={'-'.join(modes)}" if modes else ""
        self._pages[lying].goto(f"{self._root}{path}{'&' if '?' in path else '?'}lang={lang}{mode}")

    def _keep(self, where: str, wrong: list[str]) -> None:
        if wrong:
            self.found[where] = wrong
