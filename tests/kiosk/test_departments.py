"""Departments: what somebody wants done leads to a door, a phone and the hours."""

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask, render_template
from hypothesis import given, settings

from content.published.clock import Clock
from kiosk.departments.department import department
from kiosk.places import place
from tests.kiosk.bodies import DEPARTMENT, GUIDE, OFFICE
from tests.kiosk.lobby import Lobby
from tests.kiosk.mangled import mangled
from tests.kiosk.visitor import kiosk_of, opened, page, records, seen, visitor

SLUG = "water-resources"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return opened(tmp_path_factory.mktemp("departments"), records(DEPARTMENT))


def test_a_matter_leads_to_whom_to_see(tmp_path: Path) -> None:
    html = page(visitor(tmp_path), "/departments/")
    assert f'<a class="whom-way" href="/departments/{SLUG}/"><span class="whom-what">取水许可</span>' in html
    assert "501室 0999-5550105" in seen(html)


def test_a_matter_of_an_unknown_department_leads_nowhere(tmp_path: Path) -> None:
    assert "whom-way" not in page(visitor(tmp_path, GUIDE), "/departments/")


def test_a_department_says_doors_phone_hours_duties_and_posts(tmp_path: Path) -> None:
    html = page(visitor(tmp_path), f"/departments/{SLUG}/")
    words = seen(html)
    for told in (
        "501室 5楼 · 水资源科", "502室", "0999-5550105", "工作日 9:00–17:00", "组织实施取水许可", "科长",
        "主持全科工作", "取水许可岗", "受理咨询",
    ):  # fmt: skip
        assert told in words, told
    for way in ("/route/?to=5/room-501", "/route/?to=5/room-502", "/guides/water-abstraction/", "/floors/5/", "/"):
        assert f'href="{way}"' in html, way
    assert 'href="/catalog/?department=water-resources"' in html


def test_in_english_with_its_own_words(tmp_path: Path) -> None:
    words = seen(page(visitor(tmp_path), f"/departments/{SLUG}/?lang=en"))
    assert "Room 501 Floor 5 · Water Resources" in words
    assert "Chinese only" not in words


def test_there_is_no_page_for_what_is_no_department(app: Flask) -> None:
    page(app.test_client(), "/departments/nothing/", 404)


@settings(deadline=None, max_examples=60)
@given(body=mangled(DEPARTMENT))
def test_no_body_costs_the_visitor_the_page(app: Flask, body: dict[str, Any]) -> None:
    found = department(SLUG, body)
    rooms = {*found.rooms, *(each.room for each in found.people)}
    with app.test_request_context(f"/departments/{SLUG}/"):
        html = render_template(
            "departments/department.html",
            department=found,
            places={room: place(room) for room in rooms},
            matters=[],
            open_now=None,
        )
    assert "</main>" in html


def test_a_department_is_open_by_its_own_hours_else_by_those_of_the_office(tmp_path: Path) -> None:
    """The whole list and each page say so, at half past twelve on a Friday."""
    at_noon = {"opening": [{"days": [5], "times": [["09:00", "12:00"], ["13:30", "17:00"]]}]}
    others = ("flood-control", "supply")
    duty, plain = ({**DEPARTMENT, "id": f"department/{name}", "hours": None} for name in others)
    lobby = Lobby(tmp_path / "data")
    lobby.publish_records(records({**OFFICE, **at_noon}, {**duty, "opening": [{}]}, plain))
    noon = int(datetime(2090, 12, 1, 12, 30, tzinfo=ZoneInfo("Asia/Shanghai")).timestamp() * 1000)
    client = kiosk_of(lobby, Clock(lambda: noon)).test_client()
    closed = "Closed at the moment, opens today at 13:30"
    listed = page(client, "/departments/?lang=en")
    assert (listed.count("Open now"), listed.count(closed)) == (1, 1)
    assert "现在开放" in page(client, "/departments/flood-control/")
    assert closed in page(client, "/departments/supply/?lang=en")


def test_where_no_hours_are_known_nothing_is_said(app: Flask) -> None:
    for path in ("/departments/", f"/departments/{SLUG}/"):
        assert 'class="opened' not in page(app.test_client(), path)


@pytest.mark.parametrize("wrong", ["", None, "nowhere", "1/", "/counter-2", "1/../2", "一/counter-2", "1/counter-2/3"])
def test_what_is_no_place_is_none(wrong: str | None) -> None:
    assert place(wrong) is None


def test_a_sign_is_read_off_the_name_where_no_plan_has_it() -> None:
    assert place("1/counter-2") == ("1/counter-2", "1", "2", None, None)
    assert place("5/room-503") == ("5/room-503", "5", None, "503", None)
    assert place("2/reading-room") == ("2/reading-room", "2", None, None, None)
