"""From the first sign-in to what goes into review."""

from collections.abc import Callable
from typing import Any, Final

from playwright.sync_api import ViewportSize, expect

from content.sample import pictures
from tests.content.desk.importing.papers import REPORT, as_docx, as_xlsx

from .house import FIRST_PASSWORD, NEWCOMER, SHEET, House
from .walking import Walk

Scene = Callable[[House], Walk]
LONG_SHEET: Final = ViewportSize(width=SHEET["width"], height=1080)
FLAWED: Final = "截至10月，x县水务局共办理许可 件，公开招标招标情况请拨13800138000。"
DEPARTMENTS: Final = [
    ["科室名称", "电话", "楼层"],
    ["水政科", "0999-5550101", "3楼"],
    ["水土保持科", "0999-5550102", "4楼"],
]
FILES: Final[list[Any]] = [
    {"name": "2025年节约用水工作总结.docx", "mimeType": "", "buffer": as_docx(REPORT)},
    {"name": "科室一览.xlsx", "mimeType": "", "buffer": as_xlsx(DEPARTMENTS)},
    {"name": "防汛宣传画.png", "mimeType": "", "buffer": pictures.draw("flood")},
]


def sign_in(house: House) -> Walk:
    walk = house.at_the_door()
    walk.go("/desk/sign-in")
    walk.page.fill("#name", NEWCOMER)
    walk.page.fill("#password", FIRST_PASSWORD)
    walk.take()
    walk.press("main form button")
    return walk


def second_factor(house: House) -> Walk:
    walk = house.walk("director")
    walk.go("/desk/account/")
    walk.press("a[href$='/account/second/']")
    walk.page.fill("#current-begin", house.password)
    walk.press("form[action$='/begin'] button")
    walk.page.locator("code.key").wait_for()
    walk.take()
    return walk


def work_list(house: House) -> Walk:
    walk = house.walk("section")
    walk.go("/desk/")
    walk.take()
    return walk


def work_list_phone(house: House) -> Walk:
    walk = house.walk("section", phone=True)
    walk.go("/desk/")
    walk.take()
    return walk


def bring(house: House) -> Walk:
    """Three files, looked at before anything is kept."""
    walk = house.walk("author")
    walk.go("/desk/imports/")
    walk.page.set_input_files("#field-files", FILES)
    expect(walk.page.locator("[data-arrival]")).to_have_count(len(FILES))
    expect(walk.page.locator("[data-busy]")).to_have_count(0)
    expect(walk.page.locator("[data-sending] li")).to_have_count(0)
    walk.take("[aria-labelledby=brought]")
    walk.press("a[href$='/columns']")
    return walk


def findings(house: House) -> Walk:
    walk = house.walk("author")
    walk.go("/desk/notices/new")
    walk.page.fill("#field-text", FLAWED)
    expect(walk.page.locator("[data-findings=text] mark")).to_have_count(4)
    walk.take(".pair:has(#field-text)")
    return walk


def notice_phone(house: House) -> Walk:
    walk = house.walk("author", phone=True)
    walk.go("/desk/notices/")
    walk.press("a[href$='/notices/new']")
    walk.page.fill("#field-text", "今天下午三点消防演练，请听从工作人员指引。")
    walk.take(".field:has(> #field-text)")
    return walk


def when(house: House) -> Walk:
    walk = house.walk("author")
    walk.page.set_viewport_size(LONG_SHEET)
    walk.go("/desk/notices/new")
    walk.page.check("input[name=channels][value=lobby-led]")
    walk.page.check("input[name=day_mode][value=working]")
    walk.page.fill("input[name=times_from]", "08:30")
    walk.page.fill("input[name=times_to]", "11:30")
    expect(walk.page.locator("[data-when-says]")).to_contain_text("08:30")
    walk.take("[aria-labelledby=where]")
    return walk


def preview(house: House) -> Walk:
    walk = house.walk("author")
    walk.go(f"/desk/notices/{house.lying.draft}/")
    walk.press("a[href*='/preview/wall-11f/']")
    player = walk.page.frame_locator("[data-stage] iframe")
    expect(player.locator("html[data-number]")).to_have_count(1)
    walk.take(".stage")
    return walk


def declare(house: House) -> Walk:
    walk = house.walk("author")
    walk.go("/desk/notices/new")
    walk.take("[aria-labelledby=declared]")
    walk.go(f"/desk/notices/{house.lying.draft}/")
    return walk


SCENES: Final[dict[str, Scene]] = {
    "sign-in": sign_in,
    "second-factor": second_factor,
    "work-list": work_list,
    "work-list-phone": work_list_phone,
    "import": bring,
    "findings": findings,
    "notice-phone": notice_phone,
    "when": when,
    "preview": preview,
    "declare": declare,
}
