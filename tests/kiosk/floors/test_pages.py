"""The building directory, a floor's map and the way to a place, as pages."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from config.settings import BadSettings, load
from kiosk.app import create_app
from kiosk.floors.kept import Kept
from tests.kiosk.lobby import Lobby
from tests.plans import Plan, house, named, without

DEPARTMENT = {"title": {"zh-Hans": "水资源科", "en": "Water Resources Division"}}


def body(number: str, plan: Plan, **more: Any) -> dict[str, Any]:
    title = {"zh-Hans": f"第{number}层的房间", "en": f"Rooms of floor {number}"}
    return {"title": title, "number": int(number), "order": int(number), "plan": plan, **more}


def records(plans: Mapping[str, Plan] | None = None) -> dict[str, dict[str, Any]]:
    floors = {f"floor/{name}": body(name, plan) for name, plan in (plans or house()).items()}
    return {**floors, "department/water-resources": DEPARTMENT}


@pytest.fixture
def lobby(tmp_path: Path) -> Lobby:
    return Lobby(tmp_path / "data")


def client(lobby: Lobby) -> FlaskClient:
    return create_app(load("kiosk", ["--data", str(lobby.data)], {}), holding=lobby.holding()).test_client()


@pytest.fixture
def visitor(lobby: Lobby) -> FlaskClient:
    plans = house()
    named(plans["2"], "room-201")["properties"] |= {
        "name": {"zh-Hans": "取水许可组", "en": "Permits"},
        "department": "water-resources",
        "hours": {"zh-Hans": "工作日9:00至17:00", "en": "Working days 9:00–17:00"},
    }
    for name in ("room-103", "door-room-103"):
        named(plans["1"], name)["properties"]["accessible"] = False
    lobby.publish_records(records(plans))
    return client(lobby)


def text(visitor: FlaskClient, path: str, status: int = 200) -> str:
    answer = visitor.get(path)
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def test_the_directory_has_every_floor_from_the_top_down(visitor: FlaskClient) -> None:
    page = text(visitor, "/floors/?lang=en")
    assert re.findall(r"Rooms of floor (\d)", page) == ["4", "3", "2", "1"]
    assert page.count("You are on this floor") == 1


def test_a_floor_has_its_rooms_as_links_with_names(visitor: FlaskClient) -> None:
    page = text(visitor, "/floors/2/")
    assert '<a class="plan-place" href="#room-201" aria-label="201室 取水许可组">' in page
    assert 'href="/departments/water-resources/"' in page
    assert "工作日9:00至17:00" in page
    assert "/route/?to=2/room-201" in page


def test_this_kiosk_is_on_the_map_of_its_floor_only(visitor: FlaskClient) -> None:
    assert 'class="plan-here"' in text(visitor, "/floors/1/")
    assert 'class="plan-here"' not in text(visitor, "/floors/2/")


def test_a_floor_that_is_not_there_leads_home(visitor: FlaskClient) -> None:
    assert 'href="/"' in text(visitor, "/floors/13/", 404)


def test_a_way_is_drawn_and_told_floor_by_floor(visitor: FlaskClient) -> None:
    page = text(visitor, "/route/?to=2/room-201&lang=en")
    assert page.count('class="way"') == 2
    assert "Take stairs 1 up to floor 2" in page
    assert "Room 201, Permits" in page


def test_without_steps_the_lift_is_taken(visitor: FlaskClient) -> None:
    page = text(visitor, "/route/?to=2/room-201&step_free=1&lang=en")
    assert "Take lift 1 to floor 2" in page
    assert "stairs 1" not in page


def test_where_only_steps_lead_the_page_says_so_and_shows_the_way_on(visitor: FlaskClient) -> None:
    page = text(visitor, "/route/?to=1/room-103&step_free=1&lang=en")
    assert page.count("No way without steps leads there.") == 1
    assert 'href="/route/?to=1/room-103&amp;lang=en"' in page


NOWHERE = ["", "?to=", "?to=5/nothing", "?to=" + "x" * 5000, "?to=1/door-room-101%00", "?to=../1"]


@pytest.mark.parametrize("query", [*NOWHERE, *(f"?to=1/{each}" for each in ("door-room-101", "corridor", "outline"))])
def test_a_place_that_is_not_there_gives_one_line_and_the_way_on(visitor: FlaskClient, query: str) -> None:
    page = text(visitor, f"/route/{query}", 404)
    assert page.count('class="nothing"') == 1
    assert 'href="/floors/"' in page


@pytest.mark.parametrize("step_free", ["0", "2", "yes", "", "1&step_free=0"])
def test_an_odd_step_free_is_read_as_one_of_both(visitor: FlaskClient, step_free: str) -> None:
    text(visitor, f"/route/?to=1/room-101&step_free={step_free}")


def test_nothing_breaks_before_the_first_edition(lobby: Lobby) -> None:
    visitor = client(lobby)
    assert 'class="nothing"' in text(visitor, "/floors/")
    assert 'class="nothing"' in text(visitor, "/route/?to=1/kiosk", 503)
    assert 'href="/"' in text(visitor, "/floors/1/", 503)


def test_a_house_without_floors_says_so(lobby: Lobby) -> None:
    lobby.publish_records({"department/water-resources": DEPARTMENT})
    assert text(client(lobby), "/floors/?lang=en").count("There is no plan of the building") == 1


def test_a_kiosk_stands_where_the_office_says(lobby: Lobby) -> None:
    lobby.publish_records(records() | {"office/office": {"title": {"zh-Hans": "局"}, "kiosk": "2/room-201"}})
    house_ = Kept(lobby.holding(), None).house()
    assert house_ is not None
    assert house_.building.kiosk == "2/room-201"
    told = Kept(lobby.holding(), "3/room-301").house()
    assert told is not None
    assert told.building.kiosk == "3/room-301"


def test_a_kiosk_is_told_where_it_stands(lobby: Lobby) -> None:
    lobby.publish_records(records())
    told = load("kiosk", ["--data", str(lobby.data), "--place", "2/room-201"], {})
    visitor = create_app(told, holding=lobby.holding()).test_client()
    assert text(visitor, "/floors/2/").count('class="plan-here"') == 1
    with pytest.raises(BadSettings, match=r"write a floor and what its plan calls it, for example 1/kiosk"):
        load("kiosk", ["--place", "the lobby"], {})


def test_the_house_is_put_together_once_for_an_edition(lobby: Lobby) -> None:
    lobby.publish_records(records())
    kept = Kept(lobby.holding(), None)
    assert kept.house() is kept.house()


ODD: list[Any] = [None, 7, "x", [], {}, {"features": None}, {"features": [7, {}, {"properties": 1}]}, {"size": [0, -1]}]


@pytest.mark.parametrize("plan", ODD)
def test_a_plan_that_is_none_breaks_no_page(lobby: Lobby, plan: Any) -> None:
    lobby.publish_records({**records(), "floor/1": {"number": "one", "plan": plan, "summary": 7}})
    visitor = client(lobby)
    text(visitor, "/floors/")
    text(visitor, "/floors/1/")
    text(visitor, "/route/?to=2/room-201")
    text(visitor, "/route/?to=1/room-101", 404)


def test_a_floor_without_walkways_shows_its_rooms_and_no_ways(lobby: Lobby) -> None:
    plans = house()
    plans["2"] = without(plans["2"], "corridor")
    lobby.publish_records(records(plans))
    visitor = client(lobby)
    text(visitor, "/floors/2/")
    assert 'class="nothing"' in text(visitor, "/route/?to=2/room-201")


@pytest.mark.parametrize("number", ["②", "3²", "３０５", "٣", "x", "9" * 5000])
def test_whatever_stands_on_a_door_the_floor_is_shown(lobby: Lobby, number: str) -> None:
    plans = house()
    named(plans["2"], "room-201")["properties"]["number"] = number
    lobby.publish_records(records(plans))
    assert number in text(client(lobby), "/floors/2/")
