"""Departments: what somebody wants done leads to a door, a phone and the hours."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask, render_template
from hypothesis import given, settings

from kiosk.departments.department import department
from kiosk.places import place
from tests.kiosk.bodies import DEPARTMENT, GUIDE
from tests.kiosk.mangled import mangled
from tests.kiosk.visitor import opened, page, records, seen, visitor

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
        )
    assert "</main>" in html


@pytest.mark.parametrize("wrong", ["", None, "nowhere", "1/", "/counter-2", "1/../2", "一/counter-2", "1/counter-2/3"])
def test_what_is_no_place_is_none(wrong: str | None) -> None:
    assert place(wrong) is None


def test_a_sign_is_read_off_the_name_where_no_plan_has_it() -> None:
    assert place("1/counter-2") == ("1/counter-2", "1", "2", None, None)
    assert place("5/room-503") == ("5/room-503", "5", None, "503", None)
    assert place("2/reading-room") == ("2/reading-room", "2", None, None, None)
