"""A page reads itself aloud: in its order, as long as somebody listens, and never behind a page that is shown. What is
spoken lasts a minute here, so that nothing goes on by itself; the test says when it is over."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from content.published.phrases import PHRASES
from tests.browser.kiosk.panel import NOTICES, RECORDS, opened, panel
from tests.browser.kiosk.test_idle import IDLE, PRERENDERING, QUESTION, asked, idle
from tests.kiosk.house import words
from tests.kiosk.lobby import Lobby
from tests.kiosk.voices import recording, voiced
from tests.processes import Running, kiosk
from tests.waiting import until

pytestmark = pytest.mark.browser
MINUTE = 60
SPOKEN: dict[str, list[str]] = {
    "office/office": ["title"],
    "guide/water-abstraction": ["title", "summary", "counter"],
    "department/water-resources": ["title", "summary", "rooms.0", "phone", "duties.0", "duties.1"],
    "phrases/phrases": [
        "department.duties",
        "page.end",
        "page.home",
        "idle.question",
        "departments.title",
        "search.found",
    ],
    "notice/a1": ["text"],
}
DOOR = "/departments/water-resources/"
READING = "[data-reading]"
OVER = "document.querySelector('audio').dispatchEvent(new Event('ended'))"
SOUND = "(() => { const {paused, currentTime} = document.querySelector('audio'); return paused ? -1 : currentTime; })()"


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Lobby:
    made = Lobby(tmp_path_factory.mktemp("spoken") / "data")
    hum = recording(6 * MINUTE)
    sha = made.store.put_blob(hum)
    assert set(SPOKEN["phrases/phrases"]) <= set(PHRASES)
    bodies = {name: voiced(RECORDS.get(name, {}), sha, paths, MINUTE) for name, paths in SPOKEN.items()}
    made.publish_records({**RECORDS, **bodies}, media={name: [hum] for name in bodies})
    made.publish(NOTICES)
    return made


@pytest.fixture(scope="module")
def speaking(spoken: Lobby) -> Iterator[Running]:
    with kiosk(spoken.data) as process:
        until(lambda: (process.health("kiosk") or {})["index"]["state"] == "standing")
        yield process


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = panel(browser)
    yield made
    made.close()


def begin(page: Page) -> None:
    """By touch, as the browser wants it before it plays anything."""
    page.locator(".way-aids").tap()
    page.locator("#aids [data-aloud-begin]").tap()
    until(lambda: page.evaluate(SOUND) >= 0)


def key(page: Page, name: str) -> None:
    page.locator(f".aloud [data-do={name}]").tap()


def test_a_page_is_read_in_its_order_and_every_element_is_shown(context: BrowserContext, speaking: Running) -> None:
    page = opened(context, speaking, DOOR)
    expect(page.locator(".aloud")).to_be_hidden()
    begin(page)
    bar = page.locator(".aloud")
    expect(bar).to_be_visible()
    told = []
    while page.locator(READING).count():
        told.append(page.locator(READING).inner_text())
        assert page.locator(READING).evaluate("e => e.getBoundingClientRect().height > 0")
        page.evaluate(OVER)
    assert [each.split("\n")[0].split(" ")[0] for each in told] == [
        "水资源科",
        "管取水、计量和水资源论证",
        "501室",
        "0999-5550105",
        "取水许可",
        "取水许可",
        "主要职责",
        "组织实施取水许可",
        "水资源调查评价",
        "全部科室",
    ]
    expect(bar).to_be_hidden()


def test_a_page_whose_own_words_have_no_voice_yet_is_not_read_by_its_headings(
    context: BrowserContext, speaking: Running
) -> None:
    page = opened(context, speaking, "/about/?mode=elder")
    assert page.locator("[data-voice]").count()
    page.locator(".way-aids").tap()
    expect(page.locator("#aids .aloud-ways")).to_be_visible()
    for button in page.locator("[data-aloud-begin]").all():
        expect(button).to_be_hidden()


def test_what_is_spoken_ends_where_the_next_begins(context: BrowserContext, speaking: Running) -> None:
    page = opened(context, speaking, DOOR)
    begin(page)
    until(lambda: page.evaluate(SOUND) > 0)
    page.evaluate(f"document.querySelector('audio').currentTime = {MINUTE - 0.1}")
    expect(page.locator(READING)).to_have_text("管取水、计量和水资源论证")


def test_whoever_listens_can_pause_go_on_choose_and_stop(context: BrowserContext, speaking: Running) -> None:
    page = opened(context, speaking, DOOR)
    begin(page)
    key(page, "pause")
    assert page.evaluate(SOUND) == -1
    expect(page.locator(READING)).to_have_text("水资源科")
    key(page, "pause")
    until(lambda: page.evaluate(SOUND) >= 0)
    page.get_by_text("组织实施取水许可").tap()
    expect(page.locator(READING)).to_have_text("组织实施取水许可")
    key(page, "previous")
    expect(page.locator(READING)).to_have_text("主要职责")
    key(page, "next")
    before = page.evaluate("document.querySelector('audio').volume")
    key(page, "louder")
    assert page.evaluate("document.querySelector('audio').volume") > before
    key(page, "stop")
    assert page.evaluate(SOUND) == -1
    assert page.locator(READING).count() == 0


def test_who_is_read_to_is_not_asked_and_the_question_silences_the_page(
    context: BrowserContext, speaking: Running
) -> None:
    context.clock.install()
    page = opened(context, speaking, f"{DOOR}?mode=aloud")
    page.touchscreen.tap(1, 1)
    until(lambda: page.evaluate(SOUND) >= 0)
    idle(page, 5 * IDLE)
    assert not asked(page)
    key(page, "pause")
    idle(page, IDLE + 1000)
    page.locator(QUESTION).wait_for()
    until(lambda: page.evaluate(SOUND) >= 0)
    page.route("**/now/", lambda route: route.abort())
    idle(page, 30_000)
    until(lambda: page.evaluate("document.documentElement.classList.contains('left')"))
    assert page.evaluate(SOUND) == -1


def test_a_page_made_ready_behind_another_is_silent_and_the_first_touch_lets_it_speak(
    context: BrowserContext, speaking: Running
) -> None:
    page = context.new_page()
    page.add_init_script(PRERENDERING)
    page.goto(f"{speaking.url('kiosk')}{DOOR}?mode=aloud")
    page.touchscreen.tap(1, 1)
    assert page.evaluate("document.querySelector('audio').src") == ""
    page.reload()
    page.evaluate("shown()")
    expect(page.locator(READING)).to_have_text("水资源科")
    page.touchscreen.tap(1, 1)
    until(lambda: page.evaluate(SOUND) >= 0)


def test_who_walks_with_keys_hears_what_they_have_come_to(context: BrowserContext, speaking: Running) -> None:
    page = opened(context, speaking, f"{DOOR}?mode=aloud")
    page.keyboard.press("ArrowDown")
    until(lambda: page.evaluate(SOUND) >= 0)
    page.locator(".dock-home").focus()
    expect(page.locator(READING)).to_have_class("dock-home")
    page.evaluate(OVER)
    assert page.evaluate(SOUND) == -1
    # The way on before it has no voice in this house.
    page.keyboard.press("ArrowUp")
    expect(page.locator(READING)).to_have_count(0)


def test_what_is_read_is_where_the_keys_are(context: BrowserContext, speaking: Running) -> None:
    page = opened(context, speaking, f"{DOOR}?mode=aloud")
    page.keyboard.press("ArrowDown")
    until(lambda: page.evaluate(SOUND) >= 0)
    for _ in range(3):
        page.locator(".aloud [data-do=next]").evaluate("key => key.click()")
        assert page.evaluate(f"document.activeElement.contains(document.querySelector('{READING}'))")


def test_what_a_search_found_is_said_when_the_typing_rests(context: BrowserContext, speaking: Running) -> None:
    context.clock.install()
    page = opened(context, speaking, "/search/?mode=aloud")
    for letter in "qsxk":
        page.locator(f"[data-key={letter}]").tap()
    expect(page.locator("#found .row-name").first).to_have_text("取水许可")
    until(lambda: page.evaluate("document.getElementById('found').ariaBusy") == "false")
    page.clock.run_for(2000)
    found = SPOKEN["phrases/phrases"].index("search.found")
    until(lambda: found * MINUTE <= page.evaluate(SOUND) < (found + 1) * MINUTE)
    page.evaluate(OVER)
    until(lambda: 0 <= page.evaluate(SOUND) < MINUTE)
    assert page.evaluate("document.activeElement.id") == "ask"


def test_a_warning_is_read_at_once_and_then_it_goes_on(
    context: BrowserContext, spoken: Lobby, speaking: Running
) -> None:
    page = opened(context, speaking, DOOR)
    begin(page)
    page.evaluate(OVER)
    expect(page.locator(READING)).to_have_text("管取水、计量和水资源论证")
    spoken.publish({**NOTICES, "a1": words("红色预警，请立即转移。")}, alert=["a1"])
    expect(page.locator(READING)).to_have_text("红色预警，请立即转移。")
    page.evaluate(OVER)
    expect(page.locator(READING)).to_have_text("管取水、计量和水资源论证")
    spoken.publish(NOTICES)
