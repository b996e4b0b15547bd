"""Files dropped on the desk in a real browser: sent one by one, followed, looked through and kept."""

import base64
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk.conftest import DESKTOP, PHONE, Person
from tests.browser.desk.test_every_page import OPEN_ALL, SIDEWAYS, SMALL
from tests.chromium import axe_findings
from tests.content.desk.importing.papers import REPORT, as_docx, as_xlsx
from tests.content.desk.test_media import picture

pytestmark = pytest.mark.browser

FILES = {
    "科室.xlsx": as_xlsx([["科室名称", "电话", "楼层"], ["水政科", "0999-5550101", "3楼"]]),
    "大厅.png": picture(),
    "假的.docx": b"MZ" + b"\0" * 600,
    # What came last stands first.
    "总结.docx": as_docx(REPORT),
}
# What a file manager hands over.
CARRIED = """(files) => {
  const carried = new DataTransfer();
  for (const [name, data] of files) {
    carried.items.add(new File([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], name));
  }
  return carried;
}"""


def drop(page: Page) -> None:
    files = [[name, base64.b64encode(data).decode()] for name, data in FILES.items()]
    carried: Any = page.evaluate_handle(CARRIED, files)
    page.dispatch_event("[data-drop]", "drop", {"dataTransfer": carried})


def settled(page: Page) -> None:
    expect(page.locator("[data-arrival]")).to_have_count(len(FILES))
    expect(page.locator("[data-busy]")).to_have_count(0)
    expect(page.locator("[data-sending] li")).to_have_count(0)


def test_files_are_dropped_looked_through_and_kept_by_keyboard(sit_down: Callable[..., Person]) -> None:
    author = sit_down("author")
    page = author.page
    page.goto("/desk/imports/")
    drop(page)
    settled(page)
    expect(page.locator("[data-say]")).to_have_text("All files are here.")
    expect(page.locator(".mistake")).to_have_text(["This is a program, not a document."])
    # What there is to look at follows what it is to become.
    first = page.locator("[data-arrival]").first
    expect(first.locator("[data-doubts=catalog]")).to_be_visible()
    author.tab_to("select[name^=into-]")
    page.keyboard.press("End")
    expect(first.locator("[data-doubts=catalog]")).to_be_hidden()
    page.keyboard.press("Home")
    author.follow("button[value=keep]")
    expect(page.locator("[data-busy]")).to_have_count(0)
    assert page.inner_text("main").count("Kept as a draft.") == 1
    expect(page.get_by_role("link", name="澄川市水务局2025年节约用水工作总结")).to_be_visible()
    author.follow("button[value=clear]")
    expect(page.locator("[data-arrival]")).to_have_count(0)
    assert author.complaints == []


@pytest.mark.parametrize(("lang", "viewport"), [("zh-Hans", DESKTOP), ("en", PHONE)])
def test_axe_finds_nothing_on_the_pages_of_an_import(
    sit_down: Callable[..., Person], lang: str, viewport: dict[str, int]
) -> None:
    person = sit_down("author", lang, viewport=viewport, bypass_csp=True)
    page = person.page
    page.goto("/desk/imports/")
    assert axe_findings(page) == []
    drop(page)
    settled(page)
    links = ("[data-arrival] h3 a", "a[href$='/columns']")
    for path in ["/desk/imports/", *(page.locator(each).first.get_attribute("href") or "" for each in links)]:
        page.goto(path)
        page.evaluate(OPEN_ALL)
        assert axe_findings(page) == [], path
        assert page.evaluate(SIDEWAYS) <= 0, path
        if viewport is PHONE:
            assert page.evaluate(SMALL) == [], path
    assert person.foreign == []
