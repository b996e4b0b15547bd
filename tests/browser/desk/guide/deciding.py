"""Reviewing, publishing, withdrawing, and what visitors look up."""

from collections.abc import Callable
from typing import Final

from playwright.sync_api import expect

from .house import House
from .walking import Walk

Scene = Callable[[House], Walk]


def secrecy(house: House) -> Walk:
    walk = house.walk("secrecy")
    walk.go("/desk/")
    walk.press(f"a[href$='/notices/{house.lying.referred}/']")
    walk.take()
    return walk


def review(house: House) -> Walk:
    walk = house.walk("section")
    walk.go("/desk/")
    walk.press(f"a[href$='/notices/{house.lying.changed}/']")
    walk.take()
    walk.press("#decide details:not(#return) summary")
    return walk


def give_back_phone(house: House) -> Walk:
    walk = house.walk("section", phone=True)
    walk.go(f"/desk/notices/{house.lying.changed}/")
    walk.press(".actions.only-phone .danger")
    walk.page.fill("#reason", "请写明绕行路线。")
    walk.take("#decide")
    return walk


def withdraw(house: House) -> Walk:
    walk = house.walk("office")
    walk.go("/desk/notices/")
    walk.press("a.clip >> nth=-1")
    walk.press("details.withdraw summary")
    walk.page.fill("#withdraw-reason", "活动取消")
    walk.take()
    return walk


def queue(house: House) -> Walk:
    walk = house.walk("operator")
    walk.go("/desk/queue/lobby-led/")
    walk.take("[aria-labelledby=day]")
    walk.press("a[href*='/patterns/']")
    return walk


def records(house: House) -> Walk:
    walk = house.walk("author")
    walk.go("/desk/")
    walk.press("nav a[href$='/records/']")
    walk.take()
    walk.press("a[href$='/records/catalog/']")
    return walk


def guide_form(house: House) -> Walk:
    walk = house.walk("office")
    walk.go("/desk/records/guide/")
    walk.press(".rows a.clip")
    walk.press("a[href$='/edit']")
    expect(walk.page.locator("[data-drawn] svg").first).to_be_visible()
    walk.take("#field-steps")
    return walk


def floor(house: House) -> Walk:
    walk = house.walk("office")
    walk.go("/desk/records/floor/")
    walk.press(".rows a.clip")
    walk.press("a[href$='/edit']")
    walk.press("[data-board-open]")
    expect(walk.page.locator("dialog.board [data-choose]").nth(1)).to_be_visible()
    walk.press("dialog.board [data-choose] >> nth=1")
    walk.take()
    return walk


SCENES: Final[dict[str, Scene]] = {
    "secrecy": secrecy,
    "review": review,
    "return-phone": give_back_phone,
    "withdraw": withdraw,
    "queue": queue,
    "records": records,
    "guide-form": guide_form,
    "floor": floor,
}
