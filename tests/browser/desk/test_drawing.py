"""The plan of a floor, drawn by mouse and by finger."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Page, expect

from tests.browser.desk.conftest import Person
from tests.chromium import axe_findings
from tests.plans import area, plan, room, walkway
from tests.processes import Running, kiosk, part
from tests.staff import Staff, command
from tests.waiting import until
from tests.world.office import open_office
from tests.world.records import put_out

pytestmark = pytest.mark.browser

SHEET = (5000, 2500)
TABLET = {"width": 1024, "height": 768}
# In centimetres, as somebody means it; a hand is not that exact.
ROOM, OTHER, LIFT = (400, 300, 1200, 900), (1500, 300, 2200, 900), (2500, 300, 2900, 700)
CORRIDOR = ((200, 1150), (2900, 1150))


@pytest.fixture
def desk(pristine_office: Path, tmp_path: Path) -> Iterator[Running]:
    """With a floor above, which the lift goes to; a sheet is as large as its."""
    office = open_office(shutil.copytree(pristine_office, tmp_path / "data"))
    above = plan(
        [
            area("outline", "outline", (200, 200, 3000, 2000)),
            walkway("corridor", *CORRIDOR),
            *room("lift-1", LIFT, (2700, 700), type="lift", shaft="lift-1"),
            *room("room-201", ROOM, (800, 900), number="201"),
        ],
        SHEET,
    )
    put_out(office, "2", kind="floor", title="二楼", number=2, plan=above, size=[*SHEET])
    office.close()
    with part("desk", tmp_path / "data") as running:
        yield running


@dataclass
class Hand:
    """Somebody's hand over the sheet: a mouse, or a finger."""

    page: Page
    finger: bool = False
    sheet: FloatRect | None = None

    def choose(self, kind: str, shape: str) -> None:
        self.press(f".board-tools > [data-type='{kind}'][data-shape='{shape}']")

    def press(self, selector: str) -> None:
        if self.finger:
            self.page.tap(selector)
        else:
            self.page.click(selector)

    def touch(self, *places: tuple[int, int]) -> None:
        """Places on the sheet, in centimetres."""
        self.sheet = self.sheet or until(lambda: self.page.locator(".plan-sheet").bounding_box())
        assert self.sheet
        scale = self.sheet["width"] / SHEET[0]
        for x, y in places:
            at = self.sheet["x"] + x * scale, self.sheet["y"] + y * scale
            if self.finger:
                self.page.touchscreen.tap(*at)
            else:
                self.page.mouse.move(*at)
                self.page.mouse.click(*at)

    def box(self, kind: str, rect: tuple[int, int, int, int]) -> None:
        self.choose(kind, "box")
        self.touch(rect[:2], rect[2:])
        expect(self.page.locator("[data-part=drawing]")).to_be_hidden()

    def dot(self, kind: str, place: tuple[int, int]) -> None:
        self.choose(kind, "dot")
        self.touch(place)

    def line(self, *places: tuple[int, int]) -> None:
        self.choose("walkway", "line")
        self.touch(*places)
        self.press("[data-part=finish]")
        expect(self.page.locator("[data-part=drawing]")).to_be_hidden()


def new_floor(person: Person) -> Page:
    page = person.page
    page.goto("/desk/records/floor/new")
    page.fill("[id='field-title.zh-Hans']", "一楼")
    page.fill("[id='field-title.en']", "Ground floor")
    page.fill("#field-number", "1")
    page.fill("#field-name", "1")
    page.click("[data-board-open]")
    expect(page.locator(".plan-sheet")).to_be_visible()
    return page


def draw_the_floor(hand: Hand) -> None:
    hand.box("outline", (200, 200, 3000, 2000))
    hand.line(*CORRIDOR)
    hand.box("room", ROOM)
    hand.dot("door", (800, 905))
    hand.box("room", OTHER)
    hand.box("lift", LIFT)
    hand.dot("door", (2700, 705))
    hand.dot("entrance", (200, 1150))
    hand.dot("kiosk", (600, 1150))


def put_into_force(desk: Running, data: Path, floor: int) -> None:
    """Submitted by its author, approved by everybody whom it waits for."""
    path = f"/api/records/{floor}"

    def staff(name: str) -> Staff:
        return Staff(desk.url("desk"), command("token", name, data=data))

    told = staff("author").done("POST", f"{path}/submit", {"attribute": "open", "secrecy": "none"})
    while told["waits_for"]:
        told = staff(told["waits_for"]).done("POST", f"{path}/approve", {"content": told["digest"]})


def test_a_floor_is_drawn_by_mouse_and_walked_at_the_kiosk(
    sit_down: Callable[..., Person], desk: Running, tmp_path: Path
) -> None:
    author = sit_down("author", bypass_csp=True)
    page = new_floor(author)
    hand = Hand(page)
    nothing_is_wrong_with_an_empty_sheet(page)
    hand.box("room", ROOM)
    expect(page.locator("[data-part=lines] li").first).to_have_text("The plan: Must have one outline.")
    page.click("[data-part=undo]")
    nothing_is_wrong_with_an_empty_sheet(page)
    draw_the_floor(hand)
    wrong = page.locator(".board-item.wrong")
    expect(wrong).to_have_count(1)
    expect(wrong).to_contain_text("Has no door.")
    expect(page.locator("path.plan-room.wrong")).to_have_count(1)
    hand.dot("door", (1800, 905))
    expect(page.locator("[data-part=faults] .chip.good")).to_be_visible()
    page.click("[data-id=room] [data-choose]")
    page.fill("#part-number", "101")
    page.keyboard.press("Tab")
    expect(page.locator("[data-id=room-101]")).to_contain_text("Room 101")
    assert axe_findings(page) == []
    page.click("[data-part=done]")
    page.click(".actions button[value=keep]")
    expect(page.locator(".message.good")).to_be_visible()
    assert author.complaints == []
    assert author.foreign == []
    put_into_force(desk, tmp_path / "data", int(page.url.rstrip("/").rpartition("/")[2]))
    with kiosk(tmp_path / "data", "--place", "1/kiosk") as lobby:
        until(lambda: "1/room-101" in said(page, f"{lobby.url('kiosk')}/floors/1/?lang=en"))
        assert "stairs" not in said(page, f"{lobby.url('kiosk')}/route/?to=2/room-201&step_free=1&lang=en")
        expect(page.locator("main li").filter(has_text="lift")).not_to_have_count(0)


def nothing_is_wrong_with_an_empty_sheet(page: Page) -> None:
    expect(page.locator("[data-part=summary]")).to_have_text("Nothing is drawn yet.")
    expect(page.locator("[data-part=lines] li")).to_have_count(0)


def said(page: Page, address: str) -> str:
    page.goto(address)
    return page.content()


def test_a_floor_is_drawn_by_finger_and_by_keys(sit_down: Callable[..., Person]) -> None:
    author = sit_down("author", viewport=TABLET, has_touch=True)
    page = new_floor(author)
    draw_the_floor(Hand(page, finger=True))
    expect(page.locator("path.plan-room.wrong")).to_have_count(1)
    # What no finger draws is put in the middle, and moved by numbers to the wall of the other room.
    author.press("[data-type=door]")
    author.press("[data-part=place]")
    page.click("[data-part=details] summary")
    for field, metres in (("left", "18"), ("top", "9")):
        page.fill(f"[data-field={field}]", metres)
        page.keyboard.press("Tab")
    expect(page.locator("[data-part=faults] .chip.good")).to_be_visible()
    page.tap("[data-part=undo]")
    expect(page.locator("path.plan-room.wrong")).to_have_count(1)
    page.tap("[data-part=redo]")
    page.tap("[data-part=done]")
    page.click(".actions button[value=keep]")
    expect(page.locator(".message.good")).to_be_visible()
    expect(page.locator("figure.plan polygon.plan-room")).to_have_count(2)
    assert author.complaints == []
