"""Six people of the office bring a Word file on the screens and off again: each of them at a browser, before a real hub
with its kiosk and its strip. Nobody waits for the hour that was set: the machine's clock is moved there."""

import base64
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk.conftest import Person
from tests.browser.desk.strip import Strip
from tests.browser.desk.test_imports import CARRIED
from tests.content.desk.importing.papers import as_docx
from tests.moved import MachineClock
from tests.processes import Running, hub, kiosk, started
from tests.waiting import until
from tests.world.fixtures import sample_office

__all__ = ["sample_office"]
pytestmark = pytest.mark.browser
SitDown = Callable[..., Person]

ZONE = ZoneInfo("Asia/Shanghai")
TITLE = "关于滨河路片区停水检修的通知"
LETTER = f"""{TITLE}
各用水户：
因供水主管更新改造,定于{{day}}22时至次日6时对x县滨河路片区停水检修，涉及用户 户。
请提前储水，停水停水期间请关好水龙头。
现场由平原县供水安装队施工，抢修请拨13812345678。
"""
FOUND = [",", "x县", " 户", "停水停水", "13812345678"]
BY_A_TOUCH = (",", "停水停水")
BECAUSE = {" 户": "户数以现场登记为准", "13812345678": "抢修队值班手机，本人同意公布"}
LANE = "翠湖巷"
REASON = "请写明停水范围到哪条巷，再报。"
CHAIN = ("section", "secrecy", "office", "deputy", "director")
SIGNED = ("周明远", "吴谨", "陈静", "赵启航", "沈清和")


@dataclass(frozen=True)
class House:
    """Desk and push, the kiosk, and the strip above the door."""

    desk: Running
    lobby: Running
    strip: Strip


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MachineClock:
    return MachineClock.of(tmp_path / "clock", monkeypatch)


@pytest.fixture
def house(sample_office: Path, tmp_path: Path, clock: MachineClock) -> Iterator[House]:
    data, led = shutil.copytree(sample_office, tmp_path / "data"), tmp_path / "led"
    strip = ["run_display.py", "--data", str(data), "--play", "lobby-led", "--device", f"png:{led}"]
    with (
        hub(data) as desk,
        kiosk(data, "--idle-seconds", "3600") as lobby,
        started([*strip, "--port", str(desk.ports["push"])], tmp_path / "output"),
    ):
        yield House(desk, lobby, Strip(data, led))


@pytest.fixture
def desk(house: House) -> Running:
    return house.desk


def look(page: Page, name: str) -> None:
    """A picture of the page where somebody asks for pictures."""
    if folder := os.environ.get("FOYER_PICTURES"):
        page.screenshot(path=Path(folder) / f"story-{name}.png", full_page=True)


def test_a_word_file_goes_through_six_hands_onto_every_screen_and_off_again(
    house: House, clock: MachineClock, sit_down: SitDown
) -> None:
    begins = (datetime.now(ZONE) + timedelta(minutes=20)).replace(second=0, microsecond=0)
    panel = sit_down().page
    panel.goto(f"{house.lobby.url('kiosk')}/notices/")
    author = sit_down("author", "zh-Hans").page
    path = brought(author, as_docx(LETTER.format(day=f"{begins.month}月{begins.day}日")))
    mended(author, begins)

    reviewers = {name: sit_down(name, "zh-Hans").page for name in CHAIN}
    approves(reviewers["section"])
    approves(reviewers["secrecy"])
    gives_back(reviewers["office"])
    writes_again(author)
    for name in CHAIN:
        approves(reviewers[name], again=True)

    number = int(path.rstrip("/").rpartition("/")[2])
    expect(panel.locator("#list")).not_to_contain_text(TITLE)
    turn = house.strip.turn_of(number, int(begins.timestamp() * 1000))
    pages = house.strip.pages_of(turn)
    assert not house.strip.shows(pages)
    clock.turn_to(turn)
    expect(panel.locator("#list")).to_contain_text(LANE)
    look(panel, "kiosk")
    until(lambda: house.strip.shows(pages))

    is_signed(author, path)
    withdraws(sit_down("operator", "zh-Hans").page, path)
    expect(panel.locator("#list")).not_to_contain_text(TITLE)
    assert not house.strip.knows(number)
    until(lambda: not house.strip.shows(pages))


def brought(page: Page, letter: bytes) -> str:
    """Dropped on the desk and kept as the draft of a notice; its address."""
    page.goto("/desk/imports/")
    files = [["停水通知.docx", base64.b64encode(letter).decode()]]
    page.dispatch_event("[data-drop]", "drop", {"dataTransfer": page.evaluate_handle(CARRIED, files)})
    arrival = page.locator("[data-arrival]")
    arrival.locator("[data-into]").select_option("notices")
    for channel in ("lobby-led", "kiosk"):
        page.check(f"[name=channels][value={channel}]")
    look(page, "import")
    page.click("button[value=keep]")
    page.click("[data-arrival] .meta a")
    look(page, "draft")
    return page.url


def mended(page: Page, begins: datetime) -> None:
    """What the checks found is fixed by a touch or by hand, or kept with a reason. Then it goes its way, with the
    question whether it may go out at all."""
    page.click(".head a[href$='/edit']")
    found = page.locator("[data-findings=text] .finding")
    expect(found.locator("mark")).to_have_text(FOUND)
    look(page, "findings")
    for quoted in BY_A_TOUCH:
        found.filter(has=page.locator("mark", has_text=quoted)).locator("[data-fix]").click()
        expect(found.locator("mark", has_text=quoted)).to_have_count(0)
    text = page.locator("#field-text")
    text.fill(text.input_value().replace("x县", ""))
    expect(found.locator("mark")).to_have_text(list(BECAUSE))
    for quoted, because in BECAUSE.items():
        found.filter(has=page.locator("mark", has_text=quoted)).locator("[name^=because-]").fill(because)
    page.check("input[name=level][value=important]")
    page.fill("#field-start", begins.strftime("%Y-%m-%dT%H:%M"))
    page.check("input[name=secrecy][value=unsure]")
    look(page, "mended")
    page.click("button[value=submit]")
    expect(page.locator(".message.good")).to_have_text("已送审。")
    expect(page.locator(".finding.kept q")).to_have_text(list(BECAUSE.values()))
    look(page, "submitted")


def approves(page: Page, *, again: bool = False) -> None:
    """From the work list, having seen what is different where somebody had it in review before."""
    from_the_pile(page, "approve")
    if again:
        expect(page.locator("section:has(#since) .difference ins")).to_contain_text(LANE)
    look(page, "review-again" if again else "review")
    page.click("#approve button")
    expect(page.locator(".message.good")).to_have_text("已同意。")


def gives_back(page: Page) -> None:
    from_the_pile(page, "approve")
    page.click("#return summary")
    page.fill("#reason", REASON)
    look(page, "return")
    page.click("#return button")
    expect(page.locator(".message.good")).to_have_text("已退回作者。")


def writes_again(page: Page) -> None:
    """It came back; the reasons of before are there still."""
    from_the_pile(page, "returned")
    expect(page.locator(".message.warn")).to_contain_text(REASON)
    look(page, "returned")
    page.click(".head a[href$='/edit']")
    text = page.locator("#field-text")
    text.fill(text.input_value().replace("滨河路片区停水检修，", f"滨河路片区（{LANE}以东）停水检修，"))
    page.check("input[name=secrecy][value=unsure]")
    page.click("button[value=submit]")
    expect(page.locator(".message.good")).to_have_text("已送审。")


def from_the_pile(page: Page, pile: str) -> None:
    page.goto("/desk/")
    page.click(f"section:has(#pile-{pile}) a:has-text('{TITLE[:6]}')")


def is_signed(page: Page, path: str) -> None:
    """The paper form, with everybody's name under what they said."""
    page.goto(path)
    look(page, "in-force")
    with page.expect_download() as taken:
        page.click(".head a[href*='/papers/']")
    paper = docx.Document(str(taken.value.path()))
    cells = [cell.text for row in paper.tables[0].rows for cell in row.cells]
    assert paper.paragraphs[1].text == "信息公开发布审批表"
    for name in SIGNED:
        assert any("签名" in cell and name in cell for cell in cells), name


def withdraws(page: Page, path: str) -> None:
    page.goto(path)
    page.click(".withdraw summary")
    page.fill("#withdraw-reason", "检修改期")
    page.click(".withdraw button")
    expect(page.locator(".message.good")).to_be_visible()
    look(page, "withdrawn")
