"""Screens, readings, the ledger, people; and last what takes every screen."""

from collections.abc import Callable
from typing import Final

from playwright.sync_api import expect

from .house import NEWCOMER, House
from .walking import Walk

Scene = Callable[[House], Walk]
REPORTING: Final = ".device .chip.fresh"


def pair(house: House) -> Walk:
    hung, code = house.hang_up()
    walk = house.walk("operator")
    walk.look(hung)
    walk.go("/desk/screens/")
    for field, text in {
        "code": code,
        "name": f"wall-{len(house.hung)}",
        "place": "十一楼会商室大屏",
        "keeper": "何涛",
    }.items():
        walk.page.fill(f"#{field}", text)
    walk.page.select_option("#channel", "wall-11f")
    walk.take("[aria-labelledby=pair]")
    walk.press("[aria-labelledby=pair] button.primary")
    hung.wait_for_url("**/screens/wall-11f/")
    return walk


def screens(house: House) -> Walk:
    if not house.hung:
        pair(house)
    walk = house.walk("operator")
    walk.go("/desk/screens/")
    expect(walk.page.locator(REPORTING).first).to_be_visible()
    walk.take()
    walk.press("a[href*='/hours/']")
    return walk


def readings(house: House) -> Walk:
    walk = house.walk("duty")
    walk.go("/desk/readings/")
    walk.take()
    walk.press(".head a[href$='/notices/new']")
    return walk


def ledger(house: House) -> Walk:
    walk = house.walk("office")
    walk.go("/desk/ledger/")
    walk.take()
    walk.go(f"/desk/notices/{house.lying.changed}/")
    return walk


def accounts(house: House) -> Walk:
    walk = house.walk("admin")
    walk.go("/desk/accounts/")
    reader = house.walk("audit")
    reader.go("/desk/accounts/")
    giver = house.walk("security")
    giver.go(f"/desk/accounts/{NEWCOMER}/")
    giver.page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    giver.take()
    giver.said |= walk.said | reader.said
    return giver


def absences(house: House) -> Walk:
    walk = house.walk("section")
    walk.go("/desk/absences/")
    walk.page.select_option("#substitute", "office")
    walk.take()
    return walk


def alert_phone(house: House) -> Walk:
    walk = house.walk("duty", phone=True)
    walk.go("/desk/")
    walk.press("nav a[href$='/alerts/']")
    walk.take()
    return walk


def alert_send_phone(house: House) -> Walk:
    walk = house.walk("duty", phone=True)
    walk.go("/desk/alerts/")
    walk.press(".alert-choice.red")
    walk.take()
    walk.press(".alert-alone summary")
    return walk


def alert_shown(house: House) -> Walk:
    """Sent by one and confirmed by another; what follows is the all-clear, and every screen as before."""
    if not house.hung:
        pair(house)
    duty, office = house.walk("duty"), house.walk("office")
    duty.go("/desk/alerts/")
    duty.press(".alert-choice.red")
    duty.press("button[value=confirm]")
    office.go("/desk/")
    office.press(".alert-bar a")
    office.press("form[action$=confirm] button")
    expect(office.page.locator(".alert-answers li.shown").first).to_be_visible()
    office.take()
    office.press("form[action$=all-clear] button.good")
    office.said |= duty.said
    return office


SCENES: Final[dict[str, Scene]] = {
    "pair": pair,
    "screens": screens,
    "readings": readings,
    "ledger": ledger,
    "accounts": accounts,
    "absences": absences,
    "alert-phone": alert_phone,
    "alert-send-phone": alert_send_phone,
    "alert-shown": alert_shown,
}
