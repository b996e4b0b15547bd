"""Guides on the panel: codes that a telephone reads off it, forms that come closer, slips on paper."""

import io
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.kiosk.panel import LANDSCAPE, LANGS, MM, PORTRAIT, SIZES, opened, panel
from tests.browser.kiosk.test_pages import GUIDES
from tests.chromium import axe_findings
from tests.processes import Running, kiosk
from tests.waiting import until

pytestmark = pytest.mark.browser
QR_CODES = zxingcpp.barcode_formats_from_str("QRCode")
LEAST_MODULE_MM = 0.5
POINT_MM = 25.4 / 72
MODULES = 'async (image) => parseInt((await (await fetch(image.src)).text()).match(/viewBox="0 0 (\\d+)/)[1])'
LOADED = "image => image.decode()"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = panel(browser)
    yield made
    made.close()


def read_off(code: Locator) -> str:
    """What another reader makes of the panel's own pixels; the modules are as large as they have to be."""
    code.evaluate(LOADED)
    box = code.bounding_box()
    assert box
    assert box["width"] / code.evaluate(MODULES) >= LEAST_MODULE_MM * MM
    [found] = zxingcpp.read_barcodes(Image.open(io.BytesIO(code.screenshot())).convert("L"), formats=QR_CODES)
    return found.text


def slip(page: Page, sample: Running, slug: str, lang: str) -> tuple[str, str]:
    """The words of a slip as its page has them, and as its code has them."""
    page.goto(f"{sample.url('kiosk')}/guides/{slug}/slip/?lang={lang}")
    return page.locator(".slip-text").text_content() or "", read_off(page.locator(".slip-code"))


@pytest.mark.parametrize("size", SIZES)
def test_the_code_of_every_guide_is_read_off_the_panel_as_its_page_says_it(
    browser: Browser, sample: Running, size: tuple[int, int]
) -> None:
    context = panel(browser, size)
    page = context.new_page()
    for slug, lang in zip(GUIDES, cycle(LANGS), strict=False):
        words, read = slip(page, sample, slug, lang)
        assert read == words, (slug, lang)
    page.goto(f"{sample.url('kiosk')}/departments/supply/")
    assert read_off(page.locator(".qr img")).startswith("BEGIN:VCARD\r\nVERSION:3.0\r\n")
    page.goto(f"{sample.url('kiosk')}/catalog/item/CCSW-2025-00007/")
    assert "CCSW-2025-00007" in read_off(page.locator(".qr img"))
    context.close()


@pytest.mark.long
def test_the_code_of_every_guide_is_read_in_every_language(context: BrowserContext, sample: Running) -> None:
    page = context.new_page()
    found = {(slug, lang): slip(page, sample, slug, lang) for slug in GUIDES for lang in LANGS}
    assert {each for each, (words, read) in found.items() if words != read} == set()


def test_a_form_is_seen_filled_in_and_blank_and_comes_closer_without_scripts(browser: Browser, sample: Running) -> None:
    context = browser.new_context(
        java_script_enabled=False, has_touch=True, viewport={"width": PORTRAIT[0], "height": PORTRAIT[1]}
    )
    page = opened(context, sample, "/guides/tap-connection/")
    page.locator(".form-look").tap()
    filled, blank = page.locator(".is-filled"), page.locator(".is-blank")
    expect(filled).to_be_visible()
    expect(blank).not_to_be_visible()
    before = filled.bounding_box()
    page.locator(".choice-one", has=page.locator(".size-3")).tap()
    closer = filled.bounding_box()
    assert before
    assert closer
    assert closer["width"] > 1.5 * before["width"]
    page.locator(".choice-one", has=page.locator(".show-blank")).tap()
    expect(blank).to_be_visible()
    expect(filled).not_to_be_visible()
    context.close()


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_on_forms_and_slips(browser: Browser, sample: Running, size: tuple[int, int]) -> None:
    context = panel(browser, size, bypass_csp=True)
    for path in ("/guides/tap-connection/forms/1/?lang=en", "/guides/water-abstraction/slip/?lang=en"):
        page = opened(context, sample, path)
        assert axe_findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        page.close()
    context.close()


def test_the_way_back_is_drawn_and_said(browser: Browser, sample: Running) -> None:
    context = panel(browser, LANDSCAPE)
    page = opened(context, sample, "/guides/water-abstraction/?lang=en")
    told, asked, first = (
        page.locator(each).first.bounding_box() for each in (".flow-told", ".flow-ask-all", ".flow-box")
    )
    assert told
    assert asked
    assert first
    assert told["x"] > asked["x"] + asked["width"]
    back = page.locator(".flow-return").bounding_box()
    assert back
    assert first["y"] < back["y"] < first["y"] + first["height"]
    assert "back to “Apply”" in page.locator(".flow-told").inner_text()
    context.close()


@pytest.mark.parametrize(
    ("paper", "width_mm"),
    [
        ("80mm", 80),
        pytest.param("58mm", 58, marks=pytest.mark.long),
        pytest.param("a4", 210, marks=pytest.mark.long),
    ],
)
def test_a_slip_is_printed_on_the_paper_there_is_and_nothing_around_it(
    browser: Browser, sample: Running, paper: str, width_mm: int
) -> None:
    data = Path(sample.output).parent.parent / "data"
    with kiosk(data, "--printer", paper) as printing:
        until(lambda: (printing.health("kiosk") or {})["index"]["state"] == "standing")
        context = panel(browser)
        context.add_init_script("window.print = () => { document.title = 'printed'; };")
        page = opened(context, printing, "/guides/tap-connection/slip/")
        page.locator("[data-print]").tap()
        expect(page).to_have_title("printed")
        page.locator(".slip-code").evaluate(LOADED)
        sheet = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        assert round(sheet[0].get_width() * POINT_MM) == width_mm
        words = "".join(sheet[0].get_textpage().get_text_bounded().split())
        assert words == "".join((page.locator(".slip-text").text_content() or "").split())
        [found] = zxingcpp.read_barcodes(sheet[0].render(scale=8).to_pil().convert("L"), formats=QR_CODES)
        assert found.text == page.locator(".slip-text").text_content()
        context.close()


def test_without_a_printer_nothing_is_offered_to_print(context: BrowserContext, sample: Running) -> None:
    page = opened(context, sample, "/guides/tap-connection/slip/")
    expect(page.locator("[data-print]")).to_have_count(0)
