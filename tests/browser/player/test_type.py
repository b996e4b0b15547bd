"""The page sets type as content.type measured it and as the painter of LED strips draws it."""

import io
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page

from content.type.shaping import width
from display.led.kinds.page import prepare_page
from tests.browser.player.conftest import Stand, lettered
from tests.browser.player.made import page, pass_ms, scroll, strip

pytestmark = pytest.mark.browser

MIXED = (
    "关于开展二〇二六年度汛前安全检查的通知：“请”（各）科室。于2026年11月30日 AVATAR To We 前完成；、。——《规定》3—5…"
)


@pytest.mark.parametrize("px", [20, 24, 48, 96, 160])
def test_a_line_is_as_wide_as_measured(stand: Stand, screen: Callable[..., Page], px: int) -> None:
    text = MIXED * 20
    line = scroll(text, px=px, width=1)
    stand.shows(strip((line, pass_ms(line))))
    drawn = lettered(screen()).locator(".line").evaluate("(line) => line.getBoundingClientRect().width")
    measured = width(text, px)
    assert abs(drawn - measured) / measured * 1000 <= 0.3


def test_a_line_stands_where_the_painter_of_strips_puts_it(stand: Stand, screen: Callable[..., Page]) -> None:
    item = page("今日停水通知：九时至十二时", px=96)
    stand.shows(strip((item, 60_000)))
    in_browser = lit(Image.open(io.BytesIO(lettered(screen()).screenshot())))
    painted = np.zeros((128, 1920, 3), np.uint8)
    prepare_page(item, (1920, 128), lambda _: b"").paint(painted, 0, 0)
    edges = zip(in_browser, lit(Image.fromarray(painted)), strict=True)
    assert max(abs(one - other) for one, other in edges) <= 1


def lit(image: Image.Image) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what shines."""
    found: Any = np.asarray(image.convert("L")) > 100
    rows, columns = np.flatnonzero(found.any(axis=1)), np.flatnonzero(found.any(axis=0))
    return int(columns[0]), int(rows[0]), int(columns[-1]), int(rows[-1])
