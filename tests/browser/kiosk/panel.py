"""The panel: its sizes, pages opened on it, and every kind of page there is."""

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter

from config.settings import load
from kiosk.app import create_app
from kiosk.holding import Holding
from kiosk.language import SILENT
from tests.kiosk import bodies
from tests.kiosk.house import words
from tests.processes import Running
from tests.waiting import PATIENCE_S

PORTRAIT, LANDSCAPE = (1080, 1920), (1920, 1080)
SIZES = [PORTRAIT, LANDSCAPE]
LANGS = ["zh-Hans", "zh-Hant", "en"]
MM = 2.017
"""CSS px in a millimetre of a 43-inch panel of 1080x1920."""
RECORDS = {
    each["id"]: each
    for each in (
        bodies.OFFICE,
        bodies.GUIDE,
        bodies.POWER,
        bodies.DEPARTMENT,
        bodies.FLOOR_5,
        bodies.CATALOG,
        bodies.TOPICS,
        bodies.ABOUT,
    )
}
NOTICES = {
    "n1r1": words("城区供水管网检修，澄湖路、望江街一带将于明日八时至十八时暂停供水。" * 3),
    "n1r1-en": words("Water supply is interrupted tomorrow around Chenghu Road.", lang="en"),
    "n2r1": words("取水许可请到二楼三号窗口办理。", level="important"),
    "n4r1": words("一楼饮水机已更换滤芯。"),
    "n5r1": words("信访接待日为每月十五日。"),
}
MOST_LOOKED_AT = 80


def panel(browser: Browser, size: tuple[int, int] = PORTRAIT, *, bypass_csp: bool = False) -> BrowserContext:
    return browser.new_context(viewport={"width": size[0], "height": size[1]}, has_touch=True, bypass_csp=bypass_csp)


def opened(context: BrowserContext, running: Running, path: str = "/") -> Page:
    page = context.new_page()
    page.goto(running.url("kiosk") + path)
    return page


def kinds(running: Running, data: Path) -> dict[str, str]:
    """The address of one page of each kind, by endpoint, found as a visitor finds them: by the links from home."""
    app = create_app(load("kiosk", ["--data", str(data)], {}), holding=Holding(data, "kiosk"))
    places = app.url_map.bind("kiosk")
    there = {rule.endpoint for rule in app.url_map.iter_rules() if rule.endpoint.partition(".")[0] not in SILENT}
    found: dict[str, str] = {}
    for path in _walk(running, places):
        found.setdefault(_endpoint(places, path), path)
        if there <= set(found):
            break
    return {**found, "missing": "/nowhere/"}


def _walk(running: Running, places: MapAdapter) -> Iterator[str]:
    waiting, seen = ["/", "/attract/"], set[str]()
    while waiting and len(seen) < MOST_LOOKED_AT:
        # What is new of its kind first.
        waiting.sort(key=lambda path: sum(_endpoint(places, path) == _endpoint(places, old) for old in seen))
        path = waiting.pop(0)
        seen.add(path)
        yield path
        links = {unescape(each) for each in re.findall(r'<a [^>]*href="(/[^"#]*)', _text(running, path))}
        waiting += sorted(links - seen - set(waiting))


def _endpoint(places: MapAdapter, path: str) -> str:
    try:
        return str(places.match(urlsplit(path).path)[0])
    except HTTPException:
        return "missing"


def _text(running: Running, path: str) -> str:
    try:
        with urllib.request.urlopen(running.url("kiosk") + path, timeout=PATIENCE_S) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        with error:
            raise AssertionError(f"a link leads to {path}: {error.code}") from error
