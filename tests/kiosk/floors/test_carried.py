"""The words of a way in its code, the hours of a place, what is done there, and the way out, on the pages."""

import re
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask.testing import FlaskClient

from config.settings import load
from content.published.clock import Clock
from kiosk.app import create_app
from kiosk.floors.carried import CUT, MOST_BYTES, fitted
from tests.content.desk.editions.test_codes import told as read_code
from tests.kiosk.floors.sample import plans
from tests.kiosk.house import words
from tests.kiosk.lobby import Lobby
from tests.kiosk.test_alerts import item
from tests.plans import Plan, house, named, without

# A Friday later than any edition of today: no clock is earlier than what it shows.
NOON = datetime(2090, 12, 1, 12, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
CALENDAR = {"title": {"zh-Hans": "工作日"}, "from": "2026-01-01", "until": "2090-12-31", "off": [], "worked": []}
RECORDS: dict[str, dict[str, Any]] = {
    "calendar/working-days": CALENDAR,
    "office/office": {
        "title": {"zh-Hans": "局"},
        "opening": [{"days": "working", "times": [["09:00", "12:00"], ["13:30", "17:00"]]}],
    },
    "department/permits": {"title": {"zh-Hans": "行政审批科", "en": "Permits"}},
    "department/flood-control": {"title": {"zh-Hans": "防御科"}, "opening": [{}]},
    "guide/water-abstraction": {"title": {"zh-Hans": "取水许可", "en": "Water permit"}, "counter": "1/counter-2"},
}


def noon() -> int:
    return int(NOON.timestamp() * 1000)


def app_of(
    folder: Path, floors: dict[str, Plan], *, alert: dict[str, Any] | None = None, place: str | None = None
) -> Flask:
    lobby = Lobby(folder / "data")
    title = {"zh-Hans": "一层", "en": "A floor"}
    bodies = {f"floor/{name}": {"title": title, "number": int(name), "plan": plan} for name, plan in floors.items()}
    lobby.publish_records(RECORDS | bodies)
    if alert:
        lobby.publish({"n1r1": alert}, alert=["n1r1"])
    told = ["--place", place] if place else []
    settings = load("kiosk", ["--data", str(lobby.data), *told], {})
    return create_app(settings, holding=lobby.holding(None if alert else Clock(noon)))


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """At the sample office, at half past twelve on a Friday."""
    return app_of(tmp_path_factory.mktemp("sample"), plans()).test_client()


def page(visitor: FlaskClient, path: str, code: int = 200) -> str:
    answer = visitor.get(path)
    assert answer.status_code == code
    return answer.get_data(as_text=True)


def said(html: str) -> str:
    """The words of a way as its page has them, line by line."""
    title = re.findall(r'<h1 class="route-title">(.*?)</h1>', html)
    lines = re.findall(
        r'class="leg-number">(.*?)</span>|class="step-words">(.*?)</span>(?: <span class="step-metres">(.*?)</span>)?',
        html,
    )
    return unescape("\n".join([*title, *(" ".join(filter(None, line)) for line in lines)]))


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant", "en"])
@pytest.mark.parametrize("to", ["5/room-503", "1/counter-2", "12/room-1206"])
def test_another_reader_finds_in_the_code_the_words_of_the_page(visitor: FlaskClient, to: str, lang: str) -> None:
    html = page(visitor, f"/route/?to={to}&lang={lang}")
    [code] = re.findall(r'<div class="carry-code"[^>]*>(<svg.*?</svg>)', html, re.DOTALL)
    assert "style" not in code
    assert read_code(code.encode()) == said(html)


def test_what_is_too_much_for_a_code_ends_with_a_whole_line() -> None:
    lines = [f"第{n}步：在第1个路口左转" for n in range(40)]
    found = fitted(lines)
    assert len(found.encode()) <= MOST_BYTES
    assert found.splitlines()[-1] == CUT
    assert lines[: len(found.splitlines()) - 1] == found.splitlines()[:-1]
    assert fitted(lines[:3]) == "\n".join(lines[:3])


def test_what_is_closed_now_is_said_on_the_card_and_on_the_way(visitor: FlaskClient) -> None:
    floor = page(visitor, "/floors/1/?lang=en")
    assert "Closed at the moment, opens today at 13:30" in floor
    assert "Open now, until 20:00" in floor
    assert "现在没有开放，今天13:30开放" in page(visitor, "/route/?to=1/counter-2")


def test_a_room_without_hours_is_open_as_who_works_there_and_others_say_nothing(visitor: FlaskClient) -> None:
    assert "opened-no" in page(visitor, "/route/?to=3/room-302")
    assert "opened-yes" in page(visitor, "/route/?to=11/room-1104")
    assert "opened-" not in page(visitor, "/route/?to=1/toilet")


def test_hours_in_words_only_are_not_guessed_at(tmp_path: Path) -> None:
    floors = house()
    named(floors["1"], "room-101")["properties"] |= {"hours": {"zh-Hans": "周二上午"}, "department": "permits"}
    assert "opened-" not in page(app_of(tmp_path, floors).test_client(), "/route/?to=1/room-101")


def test_a_counter_names_the_matters_that_are_done_there(visitor: FlaskClient) -> None:
    html = page(visitor, "/floors/1/?lang=en")
    assert 'href="/guides/water-abstraction/?lang=en"' in html
    assert html.count("Water permit") == 1


def test_the_map_s_places_come_in_the_order_of_the_list_what_holds_others_first(visitor: FlaskClient) -> None:
    html = page(visitor, "/floors/1/")
    on_map = re.findall(r'class="plan-place" href="#(.*?)"', html)
    listed = re.findall(r'class="place" href="#(.*?)"', html)
    assert on_map[0] == "service-hall"
    assert on_map[1:] == [each for each in listed if each != "service-hall"]


def test_the_way_out_is_by_the_nearest_door(visitor: FlaskClient) -> None:
    html = page(visitor, "/route/out/")
    assert "主入口" in html
    assert 'href="/route/out/?step_free=1"' in html


@pytest.mark.parametrize("place", ["12/room-1206", "5/room-503"])
def test_the_way_out_on_foot_takes_no_lift_and_the_other_no_stairs(tmp_path: Path, place: str) -> None:
    visitor = app_of(tmp_path, plans(), place=place).test_client()
    on_foot, on_wheels = said(page(visitor, "/route/out/")), page(visitor, "/route/out/?step_free=1")
    assert "电梯到" not in on_foot
    assert "主入口" in on_foot
    assert "号楼梯" not in said(on_wheels)
    assert ("主入口" in said(on_wheels)) == (place != "12/room-1206")


def test_where_there_are_no_stairs_the_way_out_is_by_lift(tmp_path: Path) -> None:
    floors = {name: without(plan, "stairs-1", "door-stairs-1") for name, plan in house().items()}
    visitor = app_of(tmp_path, floors, place="3/room-301").test_client()
    assert "乘1号电梯到1楼" in said(page(visitor, "/route/out/"))


def test_without_a_way_out_somebody_is_to_be_followed(tmp_path: Path) -> None:
    visitor = app_of(tmp_path, {}).test_client()
    assert "follow the exit signs" in page(visitor, "/route/out/?lang=en", 404)


def test_every_page_with_a_warning_leads_out(tmp_path: Path) -> None:
    visitor = app_of(tmp_path, house(), alert=words("洪水红色预警", level="emergency")).test_client()
    for path in ("/", "/floors/2/", "/guides/", "/route/", "/search/", "/nowhere/"):
        html = visitor.get(f"{path}?mode=low&lang=en").get_data(as_text=True)
        assert len(re.findall(r'class="warning-out" href="/route/out/\?[^"]*mode=low[^"]*"', html)) == 1, path


def test_the_word_that_it_is_over_sends_nobody_out(tmp_path: Path) -> None:
    ways, signs = {}, {}
    for colour in ("red", "over"):
        visitor = app_of(tmp_path / colour, house(), alert=item(colour=colour)).test_client()
        html = visitor.get("/guides/?lang=en").get_data(as_text=True)
        ways[colour] = re.findall(r'class="(warn\w+-out)"', html)
        signs[colour] = re.findall(r'class="warn\w+-sign"[^>]*><use href="[^"]*#(\w+)"', html)
    assert ways == {"red": ["warning-out", "warned-out"], "over": []}
    assert signs["over"] == ["over", "over"]
