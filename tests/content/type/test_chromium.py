"""The measure that the desk takes is the one that Chromium takes."""

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page

from content.type.faces import font_file
from content.type.shaping import advance

pytestmark = pytest.mark.browser

ASKED = """async ([texts, sizes]) => {
  await document.fonts.load("24px Sans");
  const line = document.createElement("span");
  line.style.cssText = "font-family: Sans; white-space: pre; text-spacing-trim: space-all";
  document.body.append(line);
  return sizes.map((px) => texts.map((text) => {
    line.style.fontSize = `${px}px`;
    line.textContent = text;
    return line.getBoundingClientRect().width;
  }));
}"""
FACE = (
    '<html lang="zh-Hans"><meta charset="utf-8"><style>@font-face {font-family: Sans; src: url(NotoSansSC-Regular.otf)}'
)
SIZES = [24, 32, 48, 96, 160]
SAID = [
    "今日起进入主汛期，请勿在河道内游泳、垂钓；办事窗口照常开放。",
    "会议定于2026年11月30日（星期一）15:30在11楼1104室召开：请准时参加！",
    "“请”（各）科室《规定》【通知】——“澄川市水务局”……",
    "AVATAR To We Yo. LT 11,117.5 m³/s; 3.5% (2026-11-30)",
    "The flood control office reminds everyone not to swim in the river.",
    "水位12.80m，超警戒0.30m……flow 1,200 m³/s—rising…",
    "鼠疆赢灌𬭚𫟦·Ω·é",
    "（（（、、、。。。））），，，「」『』",
]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: ARG002
        return

    def do_GET(self) -> None:
        if self.path != "/":
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(FACE.encode())
        return None


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    folder = str(font_file("sans").parent)
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        opened = browser.new_page()
        opened.goto(f"http://127.0.0.1:{server.server_port}/")
        yield opened
        server.shutdown()


def test_widths_are_within_a_third_of_a_pixel_in_a_thousand_of_chromiums(page: Page) -> None:
    texts = [said * 12 for said in SAID]
    drawn = page.evaluate(ASKED, [texts, SIZES])
    off = {
        (px, said): abs(wide - advance(text, px)) / wide * 1000
        for px, row in zip(SIZES, drawn, strict=True)
        for said, text, wide in zip(SAID, texts, row, strict=True)
    }
    assert {key: round(each, 2) for key, each in off.items() if each > 0.3} == {}
