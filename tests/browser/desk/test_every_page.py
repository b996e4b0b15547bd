"""Every page, in both languages, on a desktop and on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.desk.conftest import DESKTOP, PHONE, Person
from tests.chromium import axe_findings
from tests.processes import Running

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(shared_desk: Running) -> Running:
    return shared_desk


PAGES = {
    "": ["/desk/sign-in"],
    "author": [
        "/desk/",
        "/desk/notices/",
        "/desk/notices/?state=withdrawn",
        "/desk/notices/new",
        "/desk/notices/3/",
        "/desk/notices/3/edit",
        "/desk/preview/lobby-led/?draft=1",
        "/desk/account/",
        "/desk/account/second/",
        "/desk/account/sign-ins/",
        "/desk/account/tokens/",
        "/desk/records/",
        "/desk/records/guide/",
        "/desk/records/catalog/new",
        "/desk/records/1/",
        "/desk/media/",
        "/desk/kiosk/records/1/",
        "/desk/nowhere",
    ],
    "office": ["/desk/records/1/edit", "/desk/records/calendar/", "/desk/checks/"],
    "section": [
        "/desk/",
        "/desk/work/approve/",
        "/desk/notices/1/",
        "/desk/queue/lobby-led/",
        "/desk/queue/kiosk/",
        "/desk/ledger/",
    ],
    "operator": ["/desk/screens/", "/desk/screens/hours/lobby-led/", "/desk/channels/wall-11f/", "/desk/plays/"],
    "duty": ["/desk/alerts/", "/desk/alerts/new?template=暴雨-red"],
    "admin": [
        "/desk/accounts/",
        "/desk/notices/new",
        "/desk/chains/",
        "/desk/chains/notice/routine/",
        "/desk/absences/",
    ],
    "security": ["/desk/accounts/author/", "/desk/tokens/", "/desk/access-rules/"],
}
SIZES = {"desktop": DESKTOP, "phone": PHONE}
OPEN_ALL = "for (const each of document.querySelectorAll('details')) each.open = true"
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
# What is pressed with a thumb: buttons, tabs and choices.
SMALL = """[...document.querySelectorAll('.button, .nav a, .tabs a, .choice, input.input, select.input')]
  .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 44)
  .map((each) => each.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_leaves_the_house(
    sit_down: Callable[..., Person], name: str, lang: str, size: str
) -> None:
    person = sit_down(name, lang, viewport=SIZES[size], bypass_csp=True)
    for path in PAGES[name]:
        person.page.goto(path)
        person.page.evaluate(OPEN_ALL)
        assert axe_findings(person.page) == [], path
        assert person.page.evaluate(SIDEWAYS) <= 0, path
        if size == "phone":
            assert person.page.evaluate(SMALL) == [], path
    assert person.foreign == []


@pytest.mark.parametrize("name", [name for name in PAGES if name])
def test_no_page_breaks_its_own_policy(sit_down: Callable[..., Person], name: str) -> None:
    person = sit_down(name)
    for path in PAGES[name]:
        person.page.goto(path)
        person.page.wait_for_load_state("networkidle")
    # A browser logs every answer of 4xx as an error of its own.
    assert [line for line in person.complaints if "the server responded with a status of 4" not in line] == []


def test_axe_finds_nothing_where_something_went_wrong(sit_down: Callable[..., Person]) -> None:
    page = sit_down("author", bypass_csp=True).page
    page.goto("/desk/notices/new")
    page.click("button[value=keep]")
    expect(page.locator(".mistake")).to_have_count(2)
    assert axe_findings(page) == []


def test_a_narrow_phone_with_large_type_scrolls_one_way_only(sit_down: Callable[..., Person]) -> None:
    page = sit_down("section", viewport={"width": 320, "height": 640}).page
    for path in ("/desk/", "/desk/notices/1/", "/desk/queue/lobby-led/", "/desk/ledger/", "/desk/notices/new"):
        page.goto(path)
        assert page.evaluate(SIDEWAYS) <= 0, path
